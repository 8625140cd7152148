import type { BoughtParcel } from '../../app/ports/carrier.ts'

/** Marks a return, which is no shipment: it is neither deleted, nor given again, nor put on the day's list. */
export const RETURN = 'return'

/** What DHL knows a shipment by; null = it is a return. */
export function shipmentNumber({
  shipmentId,
  trackingNumber,
}: Pick<BoughtParcel, 'shipmentId' | 'trackingNumber'>): string | null {
  // Typed in by a person, it is known by its number alone.
  return shipmentId === RETURN ? null : (shipmentId ?? trackingNumber)
}
