import { z } from 'zod'
import { rule } from './document.ts'

/** Rules of which an id names one. */
export const draftRules = z
  .array(rule)
  .max(1000)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length)

/** What a person wants the rules to be, before they are published. */
export const storedDraft = z.object({
  /** The published version it was made from; 0 = there was none. */
  baseVersion: z.int().min(0),
  rules: draftRules,
  /** '' = it has none. */
  name: z.string().trim().max(80),
  /** Others see it. */
  isShared: z.boolean(),
})
export type StoredDraft = z.infer<typeof storedDraft>

/** What rules made of some orders: how many, how many of them wait for a person, and the same of each rule's own. */
export const ruleOutcomes = z.object({
  orders: z.int(),
  exceptions: z.int(),
  rules: z.record(z.string(), z.object({ hits: z.int(), exceptions: z.int() })),
})
export type RuleOutcomes = z.infer<typeof ruleOutcomes>
