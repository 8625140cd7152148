import { z } from 'zod'
import * as scalars from '../scalars.ts'

/** Which parcel of how many; null in what earlier versions wrote. */
export const labelledParcel = z
  .object({ number: z.int().min(1), of: z.int().min(1) })
  .nullable()
  .default(null)

/** Lines that could ship, and do not. */
export const leftOut = {
  /** `found`: units that ship. */
  lines: z.array(z.object({ sku: scalars.sku, wanted: scalars.count, found: scalars.count })),
  /** What shipping them too counts more, goodwill for further parcels included. */
  extraCents: scalars.cents,
  /** What leaving them out counts; null = it is not the cost that keeps them. */
  limitCents: scalars.cents.nullable(),
  /** Shipments that an order may leave in, where they would take more; null without a limit of cost = sites may not share a line. */
  mostParcels: scalars.count.nullable(),
}

export const shortLine = z.object({
  sku: scalars.sku,
  wanted: scalars.count,
  /** Free units found over all eligible sites. */
  found: scalars.count,
})
