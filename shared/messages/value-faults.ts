import type { z } from 'zod'
import type { Message } from './definition.ts'
import { values } from './en/values.ts'
import { message, plainMessage } from './message.ts'

/** What schemas say that they expect, by its English words: they are taken from `values`. */
const EXPECTED: ReadonlyMap<string, Message> = new Map(
  Object.entries(values).flatMap(([key, text]) =>
    typeof text === 'string' ? [[text, { code: `values.${key}`, args: {} }]] : [],
  ),
)

const SHOWN = 3

/** The first three faults of a value as 'lines.0.sku: a SKU', and how many more there are. */
export function valueFaults(error: z.ZodError): Message[] {
  const shown = error.issues.slice(0, SHOWN).map((issue) => {
    const what = expectation(issue)
    return issue.path.length === 0
      ? message('values.faultOfAll', { what })
      : message('values.fault', { path: issue.path.map(String).join('.'), what })
  })
  const count = error.issues.length - shown.length
  return count === 0 ? shown : [...shown, message('values.more', { count })]
}

function expectation(issue: z.core.$ZodIssue): Message {
  const said = EXPECTED.get(issue.message)
  if (said !== undefined) return said
  switch (issue.code) {
    case 'invalid_type': {
      // Zod says what it found in its own words only.
      const found = /received (\w+)$/.exec(issue.message)?.[1] ?? 'other'
      if (found === 'undefined') return message('values.missing')
      return message('values.wrongType', { expected: typeName(issue.expected), found: typeName(found) })
    }
    case 'too_small':
      return message('values.atLeast', { least: Number(issue.minimum), of: unitOf(issue.origin) })
    case 'too_big':
      return message('values.atMost', { most: Number(issue.maximum), of: unitOf(issue.origin) })
    case 'invalid_value':
      return message('values.oneOf', { choices: issue.values.map(String).join(', ') })
    case 'invalid_format':
      return message('values.form', { form: issue.format })
    case 'custom':
      return plainMessage(issue.message)
    default:
      return message('values.unreadable')
  }
}

const TYPES = ['string', 'number', 'int', 'boolean', 'array', 'object', 'null', 'undefined'] as const

function typeName(name: string): Message {
  return message('values.type', { type: TYPES.find((known) => known === name) ?? 'other' })
}

function unitOf(origin: string): 'string' | 'array' | 'other' {
  return origin === 'string' || origin === 'array' ? origin : 'other'
}
