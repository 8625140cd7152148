import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { rule, ruleSet } from '../rules/document.ts'
import { command, query } from './procedure.ts'

export const ruleRow = z.object({
  rule,
  hits7Days: z.int(),
  /** Why it is left out of deciding; its neighbours work. */
  quarantine: z.array(messageSchema),
  /** What the lint says: never matches, shadowed by, conflicts with ... */
  remarks: z.array(z.object({ code: z.string(), sentence: messageSchema })),
})
export type RuleRow = z.infer<typeof ruleRow>

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
  history: query('packer', 'any-site')
    .input(z.object({}))
    .output(z.array(ruleSet.pick({ version: true, publishedAt: true, author: true, note: true }))),
  version: query('packer', 'any-site')
    .input(z.object({ version: z.int() }))
    .output(ruleSet),
  /** Refused when `baseVersion` is no longer current. Allocated, not yet released orders are reallocated. */
  publish: command({
    role: 'manager',
    input: z.object({
      baseVersion: z.int(),
      rules: z.array(rule).max(1000),
      note: z.string().trim().max(500),
    }),
    output: z.object({ version: z.int() }),
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
}
