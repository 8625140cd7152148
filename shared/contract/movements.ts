import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { movementKind, stockMovement } from '../domain/stock-movement.ts'
import { query } from './procedure.ts'

/** Which movements are looked for; what is empty or null does not narrow. */
export const movementFilter = z.object({
  sku: scalars.sku.nullable().default(null),
  /** Part of a SKU or product name. */
  search: z.string().max(200).default(''),
  siteId: scalars.code.nullable().default(null),
  kind: movementKind.nullable().default(null),
})
export type MovementFilter = z.infer<typeof movementFilter>

/** `name` is the product's, or its SKU where it is none; `reference` the order's. */
export const movementRow = stockMovement.extend({ name: z.string(), reference: z.string().nullable() })
export type MovementRow = z.infer<typeof movementRow>

/** What changed stock on hand. */
export const movements = {
  /** The newest first; `before`: the number of the last one that was read, null = from the newest. */
  list: query('packer', 'any-site')
    .input(
      movementFilter.extend({
        before: z.int().nullable().default(null),
        limit: z.int().min(1).max(200).default(100),
      }),
    )
    .output(z.object({ rows: z.array(movementRow), next: z.int().nullable() })),
  /** The newest 100,000 as a file, with instants in UTC. */
  csv: query('packer', 'any-site')
    .input(movementFilter)
    .output(z.object({ name: z.string(), csv: z.string(), rows: z.int() })),
}
