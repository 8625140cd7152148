import { z } from 'zod'
import * as scalars from './scalars.ts'

/**
 * Why stock on hand changed. `shop`: as a shop says it; `adjusted`: by hand, for its reason; `undone`: what another
 * movement had changed was taken back. What is reserved or free of it is no movement.
 */
export const MOVEMENT_KINDS = [
  'received',
  'counted',
  'adjusted',
  'shipped',
  'returned',
  'transferred',
  'imported',
  'shop',
  'undone',
] as const
export const movementKind = z.enum(MOVEMENT_KINDS)
export type MovementKind = z.infer<typeof movementKind>

/** Why somebody changes a figure by hand. */
export const LEVEL_REASONS = ['counted', 'damaged', 'lost', 'found', 'used', 'other', 'undo'] as const
export const levelReason = z.enum(LEVEL_REASONS)
export type LevelReason = z.infer<typeof levelReason>

/** One change of the stock on hand of a SKU at a site. */
export const stockMovement = z.object({
  /** Grows with each movement. */
  no: z.int(),
  sku: scalars.sku,
  siteId: scalars.code,
  at: scalars.epochMs,
  kind: movementKind,
  /** Units that came; negative = that left. 0 = a count that found what the book had. */
  change: z.int(),
  /** On hand afterwards. */
  onHand: z.int(),
  /** Of what was adjusted by hand; null = none was given. */
  reason: levelReason.nullable(),
  /** What somebody wrote, or the reference of the goods; '' = nothing. */
  note: z.string(),
  orderId: z.string().nullable(),
  /** Who did it, as they were called then; the program's own name where nobody did. */
  actor: z.string(),
  /** The command of the person who did it; null = the program did. */
  commandId: z.string().nullable(),
})
export type StockMovement = z.infer<typeof stockMovement>
