import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'

/** Whether the parcel still goes by this account: it was not called off, re-sourced, or given to another carrier. */
export function isNeeded(
  { parcel, request }: Pick<LabelPurchase, 'parcel' | 'request'>,
  fulfillment: Fulfillment | null,
  account: Pick<CarrierAccount, 'carrierId' | 'products'> | null,
): boolean {
  return (
    fulfillment !== null &&
    fulfillment.state !== 'cancelled' &&
    fulfillment.carrierId === account?.carrierId &&
    account.products.some(
      ({ serviceId, product }) => serviceId === fulfillment.serviceId && product === request.product,
    ) &&
    fulfillment.parcels.some(({ number }) => number === parcel)
  )
}
