import { z } from 'zod'
import * as scalars from '../scalars.ts'

/** Which parcel of how many; null in what earlier versions wrote. */
export const labelledParcel = z
  .object({ number: z.int().min(1), of: z.int().min(1) })
  .nullable()
  .default(null)

export const shortLine = z.object({
  sku: scalars.sku,
  wanted: scalars.count,
  /** Free units found over all eligible sites. */
  found: scalars.count,
})
