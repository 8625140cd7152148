import { z } from 'zod'
import { POLICY, type Policy } from '../../../shared/domain/policy.ts'
import type { SettingInput } from '../../../shared/domain/settings/setting.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { type RuleSetEnvelope, ruleSetEnvelope } from '../../../shared/rules/document.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { type CsvNote, type CsvProblem, shortened } from './csv-problem.ts'

export interface JsonRead<T> {
  readonly value: T | null
  readonly problems: readonly CsvProblem[]
  readonly notes: readonly CsvNote[]
}

const policyNames = Object.keys(POLICY.settings).map((name) => [name, snakeCase(name)] as const)

const policyFile = z.strictObject(
  Object.fromEntries(
    Object.entries(POLICY.settings).map(([name, { schema }]) => [snakeCase(name), schema.optional()]),
  ),
)

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
}

/** `policy.json`; fields left out keep their defaults. */
export function readPolicy(file: string, text: string): JsonRead<Policy> {
  const json = parseJson(file, text)
  if (json.problems.length > 0) return { ...json, value: null }
  const read = policyFile.safeParse(json.value)
  if (!read.success)
    return { value: null, problems: misfits(file, json.value, read.error, settingExpected), notes: [] }
  const given = Object.fromEntries(policyNames.map(([name, written]) => [name, read.data[written]]))
  return { value: POLICY.stored.parse(given), problems: [], notes: [] }
}

/** `rules.json`. A single wrong rule is not an error of the file: it is left out with a warning, the others work. */
export function readRules(file: string, text: string): JsonRead<RuleSetEnvelope> {
  const json = parseJson(file, text)
  if (json.problems.length > 0) return { ...json, value: null }
  const read = ruleSetEnvelope.safeParse(json.value)
  if (!read.success)
    return { value: null, problems: misfits(file, json.value, read.error, ruleSetExpected), notes: [] }
  const notes = read.data.rules.flatMap((rule): CsvNote[] => {
    const parsed = parseRule(rule)
    const why = parsed.kind === 'quarantined' ? parsed.problems[0] : undefined
    if (parsed.kind !== 'quarantined' || !why) return []
    return [
      {
        file,
        kind: 'attention',
        what: message('csv.quarantinedRule', {
          name: parsed.name || parsed.id,
          why: why.what,
        }),
      },
    ]
  })
  return { value: read.data, problems: [], notes }
}

function parseJson(file: string, text: string): JsonRead<unknown> {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')), problems: [], notes: [] }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const expected = message('csv.json', { why })
    return {
      value: null,
      problems: [{ file, line: null, column: null, value: null, expected }],
      notes: [],
    }
  }
}

/** What stands in the file at each place that does not fit, and what should stand there. */
function misfits(
  file: string,
  given: unknown,
  error: z.ZodError,
  expected: (column: string | null) => Message,
): CsvProblem[] {
  return error.issues.flatMap((issue): CsvProblem[] => {
    const column = issue.path.join('.') || null
    const about = { file, line: null, column, expected: expected(column) }
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ ...about, value: shortened(key) }))
    return [{ ...about, value: foundAt(given, issue.path) }]
  })
}

/** As it is written; '' = nothing. */
function foundAt(given: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    given,
  )
  if (found === undefined) return ''
  return shortened(typeof found === 'string' ? found : JSON.stringify(found))
}

const SETTINGS_OF_POLICY = new Map(
  Object.entries(POLICY.settings).map(([name, { input }]) => [snakeCase(name), input]),
)

function settingExpected(column: string | null): Message {
  const input: SettingInput | undefined = column === null ? undefined : SETTINGS_OF_POLICY.get(column)
  if (input?.kind === 'choice') return message('csv.oneOf', { choices: input.options.join(', ') })
  if (input?.kind === 'number')
    return message('csv.numberFrom', { min: String(input.min), max: String(input.max) })
  if (input?.kind === 'amount') return message('csv.centsFrom0')
  return message('csv.policy', { names: [...SETTINGS_OF_POLICY.keys()].join(', ') })
}

function ruleSetExpected(): Message {
  return message('csv.ruleSet')
}
