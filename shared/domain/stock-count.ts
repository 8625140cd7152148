import { z } from 'zod'
import * as scalars from './scalars.ts'

/** `open`: it is being counted; `booked`: stock is what was counted; `dropped`: nothing became of it. */
export const countState = z.enum(['open', 'booked', 'dropped'])

/** A count of products at one site. */
export const stockCount = z.object({
  id: z.string(),
  siteId: scalars.code,
  name: z.string(),
  state: countState,
  startedAt: scalars.epochMs,
  startedBy: z.string(),
  endedAt: scalars.epochMs.nullable(),
})
export type StockCount = z.infer<typeof stockCount>

/** A product of a count. Units that are packed are in the book and not on the shelf any more. */
export const countLine = z.object({
  sku: scalars.sku,
  /** Units on the shelf; null = not counted yet. */
  counted: scalars.count.nullable(),
  /** On hand by the book when it was counted; of what is not counted yet: now. */
  expected: z.int(),
  /** Units that stood packed then. */
  packed: z.int(),
  /** Units that orders being picked hold then: they may be on the shelf or not. */
  picking: z.int(),
  countedAt: scalars.epochMs.nullable(),
  /** '' = nobody yet. */
  countedBy: z.string(),
  /** What its booking added to stock on hand; null = it is not booked. */
  booked: z.int().nullable(),
})
export type CountLine = z.infer<typeof countLine>

/** Units found beyond what should be on the shelf, negative = that lack; null = not counted. */
export function countDifference({ counted, expected, packed }: CountLine): number | null {
  return counted === null ? null : counted - (expected - packed)
}

/** No more lack than pickers may have in their hands. */
export function mayBeInPicking(line: CountLine): boolean {
  const difference = countDifference(line)
  return difference !== null && difference < 0 && -difference <= line.picking
}
