import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { rule, ruleSet } from '../rules/document.ts'
import { draftRules, storedDraft } from '../rules/draft.ts'
import { draftComment } from '../rules/draft-comment.ts'
import { command, nothing, query } from './procedure.ts'
import { ruleCaseCalls } from './rule-cases.ts'

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
    'unknown-costs',
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

/** Values whose list is this store's: `search` picks some, `named` are asked whether they exist. */
const valuesAsked = z.object({
  of: z.enum(['sku', 'category', 'tag', 'tier']),
  search: z.string().max(120),
  named: z.array(z.string().max(120)).max(500),
})
export type ValuesAsked = z.infer<typeof valuesAsked>

const ruleValue = z.object({ id: z.string(), label: z.string() })
export type RuleValue = z.infer<typeof ruleValue>

const share = z.object({ orders: z.int(), exceptions: z.int(), hits: z.int() })

/** silent: it used to fire, `orders` times by now. to-exceptions: most of its `orders` wait for a person. */
const ruleAlert = z.object({
  ruleId: z.string(),
  name: z.string(),
  kind: z.enum(['silent', 'to-exceptions']),
  orders: z.int(),
  exceptions: z.int(),
})
export type RuleAlert = z.infer<typeof ruleAlert>

const ruleStanding = z.object({
  version: z.int(),
  publishedAt: scalars.epochMs,
  author: z.string(),
  /** Null = it is the first. */
  previous: z.int().nullable(),
  /** Of its last orders, at most some hundreds, and of those of the version before when it was replaced. */
  since: share,
  before: share.nullable(),
  alerts: z.array(ruleAlert),
})
export type RuleStanding = z.infer<typeof ruleStanding>

const sharedDraft = z.object({
  owner: z.string(),
  author: z.string(),
  updatedAt: scalars.epochMs,
  draft: storedDraft,
})
export type SharedDraft = z.infer<typeof sharedDraft>

export const rules = {
  ...ruleCaseCalls,
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
    .input(z.object({ rules: draftRules }))
    .output(z.array(ruleMark)),
  values: query('packer', 'any-site')
    .input(valuesAsked)
    .output(z.object({ found: z.array(ruleValue), known: z.array(ruleValue) })),
  history: query('packer', 'any-site')
    .input(z.object({}))
    .output(z.array(ruleSet.pick({ version: true, publishedAt: true, author: true, note: true }))),
  version: query('packer', 'any-site')
    .input(z.object({ version: z.int() }))
    .output(ruleSet),
  /** How the version in force does: orders, hits and exceptions since it was published, beside the version before. */
  standing: query('packer', 'any-site').input(z.object({})).output(ruleStanding),
  /** The caller's own draft; revision 0 = there is none. */
  draft: query('manager')
    .input(z.object({}))
    .output(z.object({ revision: z.int(), draft: storedDraft.nullable() })),
  /** Drafts that others share, of the last changed first. */
  sharedDrafts: query('manager').input(z.object({})).output(z.array(sharedDraft)),
  /** Keeps the caller's draft, null = removes it. Nothing is saved when it has changed since `revision` was read. */
  saveDraft: command({
    role: 'manager',
    input: z.object({ revision: z.int().min(0), draft: storedDraft.nullable() }),
    output: z.object({ isSaved: z.boolean(), revision: z.int() }),
    needsHub: 'every-site',
  }),
  /** What people said of the caller's draft (`owner` null) or of one that is shared, the earliest first. */
  draftComments: query('manager')
    .input(z.object({ owner: z.string().max(200).nullable() }))
    .output(z.array(draftComment)),
  /** Says something of the caller's draft or of a shared one, or of a rule of it. */
  commentDraft: command({
    role: 'manager',
    input: z.object({
      owner: z.string().max(200).nullable(),
      ruleId: z.string().max(200).nullable(),
      text: z.string().trim().min(1).max(1_000),
    }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /** Takes back what the caller said. */
  uncommentDraft: command({
    role: 'manager',
    input: z.object({ commentId: scalars.uuid }),
    output: nothing,
    needsHub: 'every-site',
  }),
  /**
   * What others published since `baseVersion` is merged with it; refused when both changed the same differently, and
   * when a rule that is switched on cannot be read, names what does not exist or can never be true. Blocked orders are
   * reallocated.
   */
  publish: command({
    role: 'manager',
    input: z.object({ baseVersion: z.int(), rules: draftRules, note: z.string().trim().max(500) }),
    output: z.object({ version: z.int(), isMerged: z.boolean() }),
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  /**
   * An earlier version becomes the next one. Refused when `expected` is not in force any more. Rules that cannot work
   * any more are switched off and named.
   */
  restore: command({
    role: 'manager',
    input: z.object({ version: z.int().min(1), expected: z.int(), note: z.string().trim().max(500) }),
    output: z.object({ version: z.int(), switchedOff: z.array(z.string()) }),
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
}
