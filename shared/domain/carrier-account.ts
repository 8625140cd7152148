import { z } from 'zod'
import { CARRIER_ABILITIES } from './carrier-abilities.ts'
import * as scalars from './scalars.ts'

/** The interfaces of carriers that labels are got by; one folder each in `main/carriers`. */
export const CARRIER_KINDS = [
  'own-range',
  'colissimo',
  'mondial-relay',
  'chronopost',
  'dpd',
  'gls',
  'sendcloud',
  'easypost',
  'dhl-parcel-de',
  'ups',
  'label-files',
] as const
export const carrierKind = z.enum(CARRIER_KINDS)
export type CarrierKind = z.infer<typeof carrierKind>

/** What a service of ours is at the carrier. */
export const carrierProduct = z.object({
  serviceId: scalars.code,
  /** The carrier's own code, such as 'DOM', '24R' or 'colissimo:home/signature'. */
  product: z.string().trim().min(1).max(120),
})

/**
 * One contract of the merchant with a carrier, or with a broker of several. Its credentials are in the secret store
 * under `secretsOf`, never here.
 */
export const carrierAccount = z.object({
  id: scalars.code,
  kind: carrierKind,
  name: z.string().trim().min(1).max(80),
  /** Whose services it gets labels for, as in CarrierService. */
  carrierId: scalars.code,
  /** Labels of a sandbox are accepted by no carrier: marked on screen, and their numbers told to nobody. */
  isSandbox: z.boolean(),
  /** false: nothing more is bought by it; what it bought is still voided and followed. */
  isActive: z.boolean(),
  /** Where its interface is, instead of the carrier's own address; null = the carrier's. */
  url: z.url().nullable(),
  /** Sites and channels that it serves; empty = all. Of several accounts that fit, the most narrowly named one buys. */
  siteIds: z.array(scalars.code),
  channelIds: z.array(scalars.code),
  products: z.array(carrierProduct),
  /** Its live prices count where a service has no rate card; absent = they do not. */
  livePrices: z.boolean().optional(),
  /** Other fields that its kind asks for and that are no secrets: contract number, customs identity, label format. */
  settings: z.record(z.string(), z.string().max(400)),
})
export type CarrierAccount = z.infer<typeof carrierAccount>

/** The key of its credentials in the secret store, apart from those of channels. */
export function secretsOf({ id }: Pick<CarrierAccount, 'id'>): string {
  return `carrier/${id}`
}

/** What the account buys for a service of ours; null = it does not know the service. */
export function productOf({ products }: CarrierAccount, serviceId: string): string | null {
  return products.find((one) => one.serviceId === serviceId)?.product ?? null
}

/** What a label is got for. */
interface Wanted {
  readonly carrierId: string
  readonly serviceId: string
  readonly siteId: string
  readonly channelId: string
}

/**
 * The account that gives labels of a carrier at a site for a channel: active, fitting, and the one that names most of
 * both; of equals the first by id. A range of numbers comes after every account that can be asked. null = there is none.
 */
export function accountFor(accounts: readonly CarrierAccount[], wanted: Wanted): CarrierAccount | null {
  return bestOf(accounts, wanted, false) ?? rangeFor(accounts, wanted)
}

/** The range of the carrier's numbers that serves while the account that buys cannot be reached; null = there is none. */
export function rangeFor(accounts: readonly CarrierAccount[], wanted: Wanted): CarrierAccount | null {
  return bestOf(accounts, wanted, true)
}

function bestOf(
  accounts: readonly CarrierAccount[],
  wanted: Wanted,
  isRange: boolean,
): CarrierAccount | null {
  const fits = (ids: readonly string[], id: string): boolean => ids.length === 0 || ids.includes(id)
  const narrowness = ({ siteIds, channelIds }: CarrierAccount): number =>
    (siteIds.length > 0 ? 1 : 0) + (channelIds.length > 0 ? 1 : 0)
  const [best] = accounts
    .filter(
      (account) =>
        account.isActive &&
        CARRIER_ABILITIES[account.kind].ownRange === isRange &&
        account.carrierId === wanted.carrierId &&
        productOf(account, wanted.serviceId) !== null &&
        fits(account.siteIds, wanted.siteId) &&
        fits(account.channelIds, wanted.channelId),
    )
    .toSorted((a, b) => narrowness(b) - narrowness(a) || (a.id < b.id ? -1 : 1))
  return best ?? null
}
