import { buyers } from './buyers.ts'
import { carriers } from './carriers.ts'
import { channels } from './channels.ts'
import { devices } from './devices.ts'
import { exceptions } from './exceptions.ts'
import { following } from './following.ts'
import { fulfillments } from './fulfillments.ts'
import { handovers } from './hand-overs.ts'
import { invoices } from './invoices.ts'
import { journal } from './journal.ts'
import { keeping } from './keeping.ts'
import { movements } from './movements.ts'
import { orders } from './orders.ts'
import { overview } from './overview.ts'
import { packing, printers } from './packing.ts'
import { parcels } from './parcels.ts'
import { people } from './people.ts'
import { programs } from './programs.ts'
import { receipts } from './receipts.ts'
import { replay } from './replay.ts'
import { returns } from './returns.ts'
import { rules } from './rules.ts'
import { savings } from './savings.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { demo, setup } from './setup.ts'
import { stations } from './stations.ts'
import { sites, stock } from './stock.ts'
import { trends } from './trends.ts'
import { views } from './views.ts'

/** Every call between a window (or another station) and the control room, over either transport. */
export const contract = {
  session,
  setup,
  demo,
  overview,
  orders,
  fulfillments,
  returns,
  exceptions,
  stock,
  receipts,
  movements,
  sites,
  rules,
  replay,
  savings,
  trends,
  carriers,
  handovers,
  packing,
  printers,
  parcels,
  invoices,
  channels,
  settings,
  people,
  journal,
  programs,
  devices,
  stations,
  following,
  keeping,
  buyers,
  views,
}
export type Contract = typeof contract
