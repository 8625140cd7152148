import type { Parcel } from '../../../shared/domain/fulfillment.ts'

/** A parcel as whoever packed it elsewhere says it; null = as it was planned. */
export interface ParcelSaid {
  readonly trackingNumber: string | null
  readonly weightG: number | null
}

/**
 * The parcels that really left, for those that were planned: of more than were planned the further ones count no
 * contents, of fewer the last one took the rest. Pure.
 */
export function parcelsThatLeft(planned: readonly Parcel[], said: readonly ParcelSaid[]): Parcel[] {
  return said.map(({ trackingNumber, weightG }, i) => {
    const isLast = i === said.length - 1
    const own = planned.slice(i, isLast ? undefined : i + 1)
    const model = own[0] ?? planned[0]
    if (model === undefined) throw new Error('A fulfilment without parcels')
    const weight = weightG ?? own.reduce((sum, parcel) => sum + parcel.weightG, 0)
    return {
      ...model,
      number: i + 1,
      weightG: weight,
      chargeableG: Math.max(weight, own.length === 0 ? 0 : model.chargeableG),
      contents: own.flatMap(({ contents }) => contents),
      trackingNumber,
    }
  })
}
