import { z } from 'zod'
import * as scalars from './scalars.ts'

/** Days that a person set for an order, kept over updates from its channel. */
export const orderDates = z.object({
  /** It is to arrive by this day of the merchant's zone, whatever its channel says; absent = as its channel says. */
  deliverBy: scalars.localDate.optional(),
  /** It leaves no site before this local day; absent = as soon as it can. */
  notBefore: scalars.localDate.optional(),
  /** The order's `deliverBy` as its channel says it. */
  told: scalars.epochMs.nullable(),
})
