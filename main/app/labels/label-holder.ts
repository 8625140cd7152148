import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { Tx } from '../ports/store.ts'

/** Whose parcel a label is for: one that is sent to a customer, or one that a customer sends back. */
export type LabelHolder =
  | { readonly kind: 'shipment'; readonly fulfillment: Fulfillment }
  | { readonly kind: 'return'; readonly announced: AnnouncedReturn }

/** null = it is not known any more. */
export async function holderOf(
  tx: Tx,
  { fulfillmentId, request }: Pick<LabelPurchase, 'fulfillmentId' | 'request'>,
): Promise<LabelHolder | null> {
  if (request.isReturn) {
    const announced = await tx.announcedReturns.get(fulfillmentId)
    return announced && { kind: 'return', announced }
  }
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  return fulfillment && { kind: 'shipment', fulfillment }
}

/**
 * Whether its label is still of use: a shipment goes by this account, it was not called off, re-sourced, or given to
 * another carrier; a return is still expected.
 */
export function isNeeded(
  { parcel, request }: Pick<LabelPurchase, 'parcel' | 'request'>,
  holder: LabelHolder | null,
  account: Pick<CarrierAccount, 'carrierId' | 'products'> | null,
): boolean {
  if (holder === null) return false
  if (holder.kind === 'return') return holder.announced.state === 'open'
  const { carrierId, serviceId, state, parcels } = holder.fulfillment
  return (
    state !== 'cancelled' &&
    carrierId === account?.carrierId &&
    account.products.some((one) => one.serviceId === serviceId && one.product === request.product) &&
    parcels.some(({ number }) => number === parcel)
  )
}
