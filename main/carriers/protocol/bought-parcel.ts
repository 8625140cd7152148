import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { BoughtParcel } from '../../app/ports/carrier.ts'

/** What a carrier is asked about by. @throws a bug: nothing without a number is bought */
export function boughtParcel({
  request: { reference },
  trackingNumber,
  shipmentId,
  createdAt,
}: LabelPurchase): BoughtParcel {
  if (trackingNumber === null) throw new Error(`${reference} has no number`)
  return { reference, trackingNumber, shipmentId, boughtAt: createdAt }
}
