import { z } from 'zod'

/** What choosing points by itself keeps in the journal, for the life lines of the orders. */
export const chosenPoints = z.object({
  chosen: z.array(
    z.object({
      orderId: z.string(),
      point: z.string(),
      /** The one that took nothing any more; null = the order named none. */
      closed: z.string().nullable(),
      /** Its channel tells the buyer. */
      isTold: z.boolean(),
    }),
  ),
})
export type ChosenPoints = z.infer<typeof chosenPoints>
