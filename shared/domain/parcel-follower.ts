import { CARRIER_ABILITIES } from './carrier-abilities.ts'
import type { CarrierAccount, CarrierKind } from './carrier-account.ts'

/** Kinds whose carrier tells of every parcel of its own; brokers tell of what was bought through them. */
const TELLS_OF_ALL: ReadonlySet<CarrierKind> = new Set([
  'colissimo',
  'mondial-relay',
  'chronopost',
  'gls',
  'ups',
])

/** Colissimo's domestic numbers, and S10 of any post. */
const OF_LA_POSTE = /^(?:\d[A-Z]\d{11}|[A-Z]{2}\d{9}[A-Z]{2})$/

export const NOT_FOLLOWED = ['untold', 'no-account'] as const
/**
 * - `untold`: the account that sold its label tells nothing of parcels
 * - `no-account`: its number was not bought, and no account of its carrier tells of such numbers
 */
export type NotFollowed = (typeof NOT_FOLLOWED)[number]

/**
 * The account that is asked about a parcel, or why none is: the one that sold its label; of a number of an own range or
 * of a label file, an active account with the same carrier, where that tells of such numbers. `label`: the account of
 * the label; null = it is gone.
 */
export function followerOf(
  accounts: readonly CarrierAccount[],
  label: CarrierAccount | null,
  trackingNumber: string,
): CarrierAccount | NotFollowed {
  if (label === null) return 'no-account'
  if (CARRIER_ABILITIES[label.kind].tracks) return label
  if (label.kind !== 'own-range' && label.kind !== 'label-files') return 'untold'
  const knows = ({ kind }: CarrierAccount): boolean =>
    TELLS_OF_ALL.has(kind) &&
    (label.kind === 'label-files' || (kind === 'colissimo' && OF_LA_POSTE.test(trackingNumber)))
  const [follower] = accounts
    .filter((one) => one.isActive && one.carrierId === label.carrierId && knows(one))
    .toSorted((a, b) => Number(a.isSandbox) - Number(b.isSandbox) || (a.id < b.id ? -1 : 1))
  return follower ?? 'no-account'
}
