import { z } from 'zod'
import { unreachable } from '../lib/assert.ts'
import { COLLECTED } from './collection.ts'
import { type Fulfillment, hasLeft, type Parcel } from './fulfillment.ts'
import { type LabelPurchase, presentPurchase } from './label-purchase.ts'
import { BY_HAND } from './order-choice.ts'

/**
 * How it stands with a parcel's label, for people.
 * - `in-hand`: here, as the carrier made it, or numbered by its range
 * - `buying`: asked for, or about to be
 * - `waiting`: the carrier does not answer, or did not make it yet; it is asked again
 * - `fetching`: the carrier made it and did not send it yet
 * - `elsewhere`: the carrier made it; it is printed in the carrier's own software
 * - `refused`: the carrier does not make it as it was asked for
 * - `in-doubt`: the carrier may have made it
 * - `voiding`, `voided`, `not-voided`: not needed any more; the carrier takes it back, has, or does not
 * - `dropped`: not needed any more before it was made
 * - `at-packing`: bought, or numbered by a range, when the parcel is packed
 * - `own`: no account: a label of our own, which no carrier takes
 * - `by-hand`, `collected`: none of ours is needed
 */
export const LABEL_STANDINGS = [
  'in-hand',
  'buying',
  'waiting',
  'fetching',
  'elsewhere',
  'refused',
  'in-doubt',
  'voiding',
  'voided',
  'not-voided',
  'dropped',
  'at-packing',
  'own',
  'by-hand',
  'collected',
] as const
export const labelStandingKind = z.enum(LABEL_STANDINGS)
export type LabelStanding = z.infer<typeof labelStandingKind>

/** How it stands with one purchase. `isAnswering`: its carrier can be asked now. */
export function purchaseStanding(
  { state, papers, attempts }: Pick<LabelPurchase, 'state' | 'papers' | 'attempts'>,
  isAnswering: boolean,
): LabelStanding {
  switch (state) {
    case 'wanted':
      return isAnswering && attempts === 0 ? 'buying' : 'waiting'
    case 'buying':
      return 'buying'
    case 'bought':
      return papers === 'owed' ? 'fetching' : papers === 'elsewhere' ? 'elsewhere' : 'in-hand'
    case 'uncertain':
      return 'in-doubt'
    case 'refused':
    case 'voiding':
    case 'voided':
    case 'dropped':
      return state
    case 'kept':
      return 'not-voided'
    default:
      return unreachable(state)
  }
}

/**
 * How it stands with the label of a parcel, and the purchase that says so (null = there is none). `hasAccount`: an
 * account gives labels for it. Of a packed parcel without a purchase, the label that is on it is our own.
 */
export function parcelStanding(
  { carrierId, state }: Pick<Fulfillment, 'carrierId' | 'state'>,
  { number, trackingNumber }: Pick<Parcel, 'number' | 'trackingNumber'>,
  purchases: readonly LabelPurchase[],
  {
    hasAccount,
    isAnswering,
  }: { readonly hasAccount: boolean; readonly isAnswering: (accountId: string) => boolean },
): { readonly standing: LabelStanding; readonly purchase: LabelPurchase | null } {
  if (carrierId === BY_HAND) return { standing: 'by-hand', purchase: null }
  if (carrierId === COLLECTED) return { standing: 'collected', purchase: null }
  const purchase = presentPurchase(purchases, number)
  if (purchase !== null)
    return { standing: purchaseStanding(purchase, isAnswering(purchase.accountId)), purchase }
  const isPacked = state === 'packed' || hasLeft(state)
  // Without a number it has no label: its last one was given up.
  const last = purchases.findLast((one) => one.parcel === number)
  if (isPacked && trackingNumber === null && last !== undefined)
    return { standing: purchaseStanding(last, true), purchase: null }
  return { standing: hasAccount && !isPacked ? 'at-packing' : 'own', purchase: null }
}
