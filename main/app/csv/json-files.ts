import { z } from 'zod'
import { DEFAULT_POLICY, type Policy, policy, strategy } from '../../../shared/domain/policy.ts'
import type { Translated } from '../../../shared/lib/language.ts'
import { type RuleSetEnvelope, ruleSetEnvelope } from '../../../shared/rules/document.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { type CsvProblem, type CsvWarning, shortened } from './csv-problem.ts'

export interface JsonRead<T> {
  readonly value: T | null
  readonly problems: readonly CsvProblem[]
  readonly warnings: readonly CsvWarning[]
}

const policyFile = z.strictObject({
  strategy: strategy.default(DEFAULT_POLICY.strategy),
  max_fulfillments: policy.shape.maxFulfillments.default(DEFAULT_POLICY.maxFulfillments),
  split_penalty_cents: policy.shape.splitPenaltyCents.default(DEFAULT_POLICY.splitPenaltyCents),
  unfilled_line_cents: policy.shape.unfilledLineCents.default(DEFAULT_POLICY.unfilledLineCents),
  partial: policy.shape.partial.default(DEFAULT_POLICY.partial),
  split_lines: policy.shape.splitLines,
})

const POLICY_EXPECTED: Translated<string> = {
  en: 'strategy (cheapest, fastest, nearest or balanced), max_fulfillments (1 to 10), split_penalty_cents, unfilled_line_cents, partial (allow or hold), split_lines (allow or forbid)',
  fr: 'strategy (cheapest, fastest, nearest ou balanced), max_fulfillments (1 à 10), split_penalty_cents, unfilled_line_cents, partial (allow ou hold), split_lines (allow ou forbid)',
}

/** `policy.json`; fields left out keep their defaults. */
export function readPolicy(file: string, text: string): JsonRead<Policy> {
  const json = parseJson(file, text)
  if (json.problems.length > 0) return { ...json, value: null }
  const read = policyFile.safeParse(json.value)
  if (!read.success)
    return { value: null, problems: misfits(file, read.error, POLICY_EXPECTED), warnings: [] }
  return {
    value: {
      strategy: read.data.strategy,
      maxFulfillments: read.data.max_fulfillments,
      splitPenaltyCents: read.data.split_penalty_cents,
      unfilledLineCents: read.data.unfilled_line_cents,
      partial: read.data.partial,
      splitLines: read.data.split_lines,
    },
    problems: [],
    warnings: [],
  }
}

const RULES_EXPECTED: Translated<string> = {
  en: 'a rule set as the rule editor exports it',
  fr: 'un jeu de règles tel que l’éditeur de règles l’exporte',
}

/** `rules.json`. A single wrong rule is not an error of the file: it is left out with a warning, the others work. */
export function readRules(file: string, text: string): JsonRead<RuleSetEnvelope> {
  const json = parseJson(file, text)
  if (json.problems.length > 0) return { ...json, value: null }
  const read = ruleSetEnvelope.safeParse(json.value)
  if (!read.success) return { value: null, problems: misfits(file, read.error, RULES_EXPECTED), warnings: [] }
  const warnings = read.data.rules.flatMap((rule): CsvWarning[] => {
    const parsed = parseRule(rule)
    const why = parsed.kind === 'quarantined' ? parsed.problems[0] : undefined
    if (parsed.kind !== 'quarantined' || !why) return []
    return [{ file, kind: 'quarantined-rule', name: parsed.name || parsed.id, why: why.what }]
  })
  return { value: read.data, problems: [], warnings }
}

function parseJson(file: string, text: string): JsonRead<unknown> {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')), problems: [], warnings: [] }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const expected = { en: `JSON (${message})`, fr: `du JSON (${message})` }
    return {
      value: null,
      problems: [{ file, line: null, column: null, value: null, expected }],
      warnings: [],
    }
  }
}

function misfits(file: string, error: z.ZodError, expected: Translated<string>): CsvProblem[] {
  return error.issues.map((issue) => ({
    file,
    line: null,
    column: issue.path.join('.') || null,
    value: shortened(issue.message),
    expected,
  }))
}
