import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { rule, ruleSet } from '../rules/document.ts'
import { command, query } from './procedure.ts'

export const ruleRow = z.object({ rule, hits7Days: z.int() })
export type RuleRow = z.infer<typeof ruleRow>

/** What the lint says of one rule of a set; several may be about one rule. */
export const ruleMark = z.object({
  /** In the set that was asked about. */
  position: z.int(),
  code: z.enum([
    'invalid',
    'never-true',
    'duplicate',
    'holds-every-order',
    'never-reached',
    'shadowed',
    'contradicting',
    'order-decides',
  ]),
  /** stops: it cannot be published. warns: it surely does not do what was meant. tells: worth knowing. */
  weight: z.enum(['stops', 'warns', 'tells']),
  /** A few words; they name the other rules. */
  mark: messageSchema,
  sentence: messageSchema,
  /** Of what is invalid, where in the rule, as in `RuleProblem.path`; null = about the whole rule. */
  path: z.string().nullable(),
  /** Positions of the other rules that it is about. */
  others: z.array(z.int()),
})
export type RuleMark = z.infer<typeof ruleMark>

/** An id names one rule. */
const rulesInput = z
  .array(rule)
  .max(1000)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length)

export const rules = {
  current: query('packer', 'any-site')
    .input(z.object({}))
    .output(
      z.object({
        version: z.int(),
        publishedAt: scalars.epochMs,
        author: z.string(),
        note: z.string(),
        rows: z.array(ruleRow),
      }),
    ),
  /** What is wrong or worth knowing about rules that need not be published, by their positions. */
  check: query('packer', 'any-site')
    .input(z.object({ rules: rulesInput }))
    .output(z.array(ruleMark)),
  history: query('packer', 'any-site')
    .input(z.object({}))
    .output(z.array(ruleSet.pick({ version: true, publishedAt: true, author: true, note: true }))),
  version: query('packer', 'any-site')
    .input(z.object({ version: z.int() }))
    .output(ruleSet),
  /**
   * Refused when `baseVersion` is no longer current, and when a rule that is switched on cannot be read, names what
   * does not exist or can never be true. Allocated, not yet released orders are reallocated.
   */
  publish: command({
    role: 'manager',
    input: z.object({ baseVersion: z.int(), rules: rulesInput, note: z.string().trim().max(500) }),
    output: z.object({ version: z.int() }),
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
}
