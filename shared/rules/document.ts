import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'

/**
 * A rule set as stored, exported and exchanged. The outer shape is parsed here; whether a condition's or an
 * action's arguments are right is said by the catalogue, rule by rule, so that one bad rule is quarantined
 * and its neighbours work.
 */

/** One test: a field of the catalogue, one of its operators, and the value compared with. */
export interface Condition {
  kind: 'condition'
  /** Code in the catalogue, e.g. 'order.chargeable-weight'. */
  field: string
  /** Operator code, e.g. 'gt'. */
  operator: string
  /** Typed by field and operator; grams, cents, codes, lists of codes, minutes of day ... */
  value: unknown
}

export interface ConditionGroup {
  kind: 'group'
  match: 'all' | 'any' | 'none'
  children: readonly ConditionNode[]
}

export type ConditionNode = Condition | ConditionGroup

export const condition = z.object({
  kind: z.literal('condition'),
  field: z.string().max(80),
  operator: z.string().max(40),
  value: z.unknown().default(null),
})

export const conditionGroup: z.ZodType<ConditionGroup> = z.object({
  kind: z.literal('group'),
  match: z.enum(['all', 'any', 'none']),
  children: z.array(z.lazy(() => conditionNode)).max(50),
})

export const conditionNode: z.ZodType<ConditionNode> = z.union([condition, conditionGroup])

export const action = z.object({
  /** Code in the catalogue, e.g. 'ship.use-service'. */
  code: z.string().max(80),
  args: z.record(z.string(), z.unknown()),
})
export type Action = z.infer<typeof action>

/** When a rule is in force, at the time of the decision in the merchant's zone; null fields do not restrict. */
export const validity = z.object({
  from: scalars.epochMs.nullable(),
  until: scalars.epochMs.nullable(),
  days: scalars.weekdays.nullable(),
  /** Minutes of the local day, [from, until); past midnight when `until` is not after `from`. */
  hours: z.object({ from: scalars.minuteOfDay, until: z.int().min(1).max(1440) }).nullable(),
})

/** Stages run in this order; a rule belongs to the stage of its actions. */
export const STAGES = ['classify', 'source', 'ship'] as const
export const stage = z.enum(STAGES)
export type Stage = z.infer<typeof stage>

export const rule = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().max(120),
  enabled: z.boolean(),
  stage,
  when: conditionGroup,
  actions: z.array(action).max(10),
  validity: validity.nullable(),
  /** When it matches, later rules of its stage are not evaluated. */
  stopsStage: z.boolean(),
  /** What people keep together in the list; it decides nothing. Absent = none. */
  folder: z.string().trim().min(1).max(60).optional(),
})
export type Rule = z.infer<typeof rule>

/** An immutable published version; rules are evaluated in the order of the list. */
export const ruleSet = z.object({
  version: z.int().min(0),
  publishedAt: scalars.epochMs,
  author: z.string().max(80),
  note: z.string().max(500),
  rules: z.array(rule).max(1000),
})
export type RuleSet = z.infer<typeof ruleSet>

/** A rule set as read from a file or the store: its rules are not parsed yet; each may be wrong. */
export const ruleSetEnvelope = ruleSet.extend({ rules: z.array(z.unknown()).max(1000) })
export type RuleSetEnvelope = z.infer<typeof ruleSetEnvelope>

export const EMPTY_RULE_SET: RuleSet = { version: 0, publishedAt: 0, author: '', note: '', rules: [] }
