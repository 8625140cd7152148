import {
  accountFor,
  type CarrierAccount,
  productOf,
  rangeFor,
} from '../../../shared/domain/carrier-account.ts'
import type { CustomsIdentity } from '../../../shared/domain/customs/customs-identity.ts'
import type { Fulfillment, Parcel } from '../../../shared/domain/fulfillment.ts'
import { type LabelFormat, labelFormat } from '../../../shared/domain/label-request.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { PrinterConfig } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { printersOf, VIRTUAL_PRINTER } from '../printers/printer-settings.ts'
import { customsOf, merchantIdentity } from './customs-of.ts'
import type { ParcelToLabel } from './label-request.ts'

/** What labels are asked for with, read once for many parcels. */
export interface LabelDesk {
  readonly accounts: readonly CarrierAccount[]
  readonly sites: ReadonlyMap<string, Site>
  readonly printers: readonly PrinterConfig[]
  readonly merchantName: string
  /** By whose numbers sales are declared, where neither order nor channel says it. */
  readonly customs: CustomsIdentity
}

export async function openLabelDesk(tx: Tx): Promise<LabelDesk> {
  return {
    accounts: await tx.carrierAccounts.all(),
    sites: new Map((await tx.sites.all()).map((site) => [site.id, site])),
    printers: await printersOf(tx),
    merchantName: (await tx.settings.get(WORKSPACE)).merchantName,
    customs: await merchantIdentity(tx),
  }
}

/** The account that buys the labels of a fulfilment; null = there is none, and we draw a label of our own. */
export function accountOf(
  { accounts }: Pick<LabelDesk, 'accounts'>,
  { carrierId, serviceId, siteId }: Fulfillment,
  { channelId }: Order,
): CarrierAccount | null {
  return accountFor(accounts, { carrierId, serviceId, siteId, channelId })
}

/** The range of numbers that serves a fulfilment while its account cannot be asked; null = there is none. */
export function rangeOf(
  { accounts }: Pick<LabelDesk, 'accounts'>,
  { carrierId, serviceId, siteId }: Fulfillment,
  { channelId }: Order,
): CarrierAccount | null {
  return rangeFor(accounts, { carrierId, serviceId, siteId, channelId })
}

/** One parcel as its label is asked for; null = its site is gone. */
export async function toLabel(
  tx: Tx,
  desk: LabelDesk,
  account: CarrierAccount,
  what: { readonly order: Order; readonly fulfillment: Fulfillment; readonly parcel: Parcel },
  printerId: string | null,
): Promise<ParcelToLabel | null> {
  const site = desk.sites.get(what.fulfillment.siteId)
  const product = productOf(account, what.fulfillment.serviceId)
  if (site === undefined || product === null) return null
  const { merchantName } = desk
  const customs = await customsOf(tx, desk.customs, account, { ...what, site })
  return {
    ...what,
    site,
    account,
    product,
    merchantName,
    customs,
    format: formatFor(desk, account, printerId),
  }
}

/** As the printer at hand takes it; before one is known, as most of the printers do. */
function formatFor(
  { printers }: LabelDesk,
  { settings }: CarrierAccount,
  printerId: string | null,
): LabelFormat {
  const asked = labelFormat.safeParse(settings['labelFormat'])
  if (asked.success) return asked.data
  const real = printers.filter(({ id }) => id !== VIRTUAL_PRINTER.id)
  const [printer = VIRTUAL_PRINTER] =
    printerId === null ? real : printers.filter(({ id }) => id === printerId)
  if (printer.language.kind !== 'zpl') return 'pdf'
  return printer.dpi === 300 ? 'zpl-300' : 'zpl-203'
}
