import type { Allocation, Parcel } from '../../../shared/domain/fulfillment.ts'
import type { ParcelByHand } from '../../../shared/domain/order-choice.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import {
  type Carton,
  chargeableGrams,
  NO_LIMITS,
  packCartons,
  sidesOf,
  volumeMm3,
} from '../shipping/cartons.ts'

/**
 * The parcels into which a person shares all of the allocations out, with their weight and box as given, else as they
 * are calculated; null = the allocations are others now. `divisor`: cm3 per kg of the service; null = none.
 */
export function packedByHand(
  wanted: readonly ParcelByHand[],
  allocations: readonly Allocation[],
  { skuIndex, columns }: Pick<PreparedWorld, 'skuIndex' | 'columns'>,
  divisor: number | null,
): readonly { readonly carton: Carton; readonly parcel: Parcel }[] | null {
  const left = new Map(allocations.map(({ lineId, quantity }) => [lineId, quantity]))
  const skus = new Map(allocations.map(({ lineId, sku }) => [lineId, sku]))
  for (const { lineId, quantity } of wanted.flatMap(({ lines }) => lines))
    left.set(lineId, (left.get(lineId) ?? Number.NaN) - quantity)
  if ([...left.values()].some((units) => units !== 0)) return null
  return wanted.flatMap(({ lines, weightG, dimensions }, i) => {
    const contents = lines.map(({ lineId, quantity }) => ({
      lineId,
      sku: skus.get(lineId) as string,
      quantity,
    }))
    const items = contents.map(({ sku, quantity }, line) => {
      const product = columns.products[skuIndex.get(sku) as number] as (typeof columns.products)[number]
      return { line, quantity, weightG: product.weightG, dimensions: product.dimensions }
    })
    const packing = packCartons(items, NO_LIMITS)
    if (packing.kind === 'refused') return []
    const calculated = packing.cartons[0] as Carton
    const carton = {
      ...calculated,
      weightG: weightG ?? calculated.weightG,
      ...(dimensions && boxOf(dimensions)),
    }
    const chargeableG = chargeableGrams(carton.weightG, carton.volumeMm3, divisor)
    const parcel = {
      number: i + 1,
      weightG: carton.weightG,
      chargeableG,
      dimensions: carton.dimensions,
      contents,
      trackingNumber: null,
    }
    return [{ carton: { ...carton, chargeableG }, parcel }]
  })
}

function boxOf(dimensions: Carton['dimensions']): Pick<Carton, 'dimensions' | 'volumeMm3'> {
  const [lengthMm, widthMm, heightMm] = sidesOf(dimensions)
  return { dimensions: { lengthMm, widthMm, heightMm }, volumeMm3: volumeMm3({ dimensions }) }
}
