import { alerts } from './alerts.ts'
import { buyers } from './buyers.ts'
import { carriers } from './carriers.ts'
import { channels } from './channels.ts'
import { counts } from './counts.ts'
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

/** By name: written out, the type of all calls is longer than the compiler writes into a declaration. */
export type Contract = {
  readonly session: typeof session
  readonly setup: typeof setup
  readonly demo: typeof demo
  readonly overview: typeof overview
  readonly orders: typeof orders
  readonly fulfillments: typeof fulfillments
  readonly returns: typeof returns
  readonly exceptions: typeof exceptions
  readonly stock: typeof stock
  readonly receipts: typeof receipts
  readonly movements: typeof movements
  readonly counts: typeof counts
  readonly sites: typeof sites
  readonly rules: typeof rules
  readonly replay: typeof replay
  readonly savings: typeof savings
  readonly trends: typeof trends
  readonly carriers: typeof carriers
  readonly handovers: typeof handovers
  readonly packing: typeof packing
  readonly printers: typeof printers
  readonly parcels: typeof parcels
  readonly invoices: typeof invoices
  readonly channels: typeof channels
  readonly settings: typeof settings
  readonly people: typeof people
  readonly journal: typeof journal
  readonly programs: typeof programs
  readonly alerts: typeof alerts
  readonly devices: typeof devices
  readonly stations: typeof stations
  readonly following: typeof following
  readonly keeping: typeof keeping
  readonly buyers: typeof buyers
  readonly views: typeof views
}

/** Every call between a window (or another station) and the control room, over either transport. */
export const contract: Contract = {
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
  counts,
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
  alerts,
  devices,
  stations,
  following,
  keeping,
  buyers,
  views,
}
