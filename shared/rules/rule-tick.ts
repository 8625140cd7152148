import { z } from 'zod'

/** One condition or group of a rule, and whether it held for an order. */
export type TickNode =
  | {
      readonly kind: 'condition'
      readonly field: string
      readonly operator: string
      readonly value?: unknown
      readonly holds: boolean
      /** The order's own value; `{from, to}` where only its bounds are known; null = unknown. */
      readonly actual?: unknown
    }
  | {
      readonly kind: 'group'
      readonly match: 'all' | 'any' | 'none'
      readonly holds: boolean
      readonly children: readonly TickNode[]
    }

const tickNode: z.ZodType<TickNode> = z.union([
  z.object({
    kind: z.literal('condition'),
    field: z.string(),
    operator: z.string(),
    value: z.unknown(),
    holds: z.boolean(),
    actual: z.unknown(),
  }),
  z.object({
    kind: z.literal('group'),
    match: z.enum(['all', 'any', 'none']),
    holds: z.boolean(),
    children: z.array(z.lazy(() => tickNode)),
  }),
])

export const ruleTick = z.object({
  ruleId: z.string(),
  ruleName: z.string(),
  /** Why it did not count; null = it did. */
  why: z.enum(['disabled', 'quarantined', 'not-valid-now', 'not-reached']).nullable(),
  /** null = nothing of it was asked. */
  when: tickNode.nullable(),
})
export type RuleTick = z.infer<typeof ruleTick>
