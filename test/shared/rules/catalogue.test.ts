import { describe, expect, test } from 'vitest'
import { readerOf } from '../../../main/engine/rules/readers.ts'
import { ACTIONS, ruleAction } from '../../../shared/rules/catalogue/actions.ts'
import type { Field } from '../../../shared/rules/catalogue/field.ts'
import { FIELDS } from '../../../shared/rules/catalogue/fields.ts'
import { findOperator } from '../../../shared/rules/catalogue/operators.ts'
import type { Condition } from '../../../shared/rules/document.ts'
import { parseCondition } from '../../../shared/rules/parse-rule.ts'
import { conditionSentence } from '../../../shared/rules/sentence/condition-sentence.ts'
import { PLAIN_NAMES } from '../../../shared/rules/sentence/names.ts'

const SAMPLE: Readonly<Record<string, string>> = {
  country: 'FR',
  'service-level': 'express',
  flag: 'fragile',
  postcode: '75',
}

function sampleOperand(field: Field, operand: string, code: string): unknown {
  const number = field.type.kind === 'number' && field.type.unit === 'date' ? '2026-12-24' : 3
  if (operand === 'one') return number
  if (operand === 'pair') return code === 'within' ? { from: 60, until: 120 } : { from: number, to: number }
  if (operand === 'none') return null
  return field.type.kind === 'text' || field.type.kind === 'set' ? [SAMPLE[field.type.of] ?? 'some'] : [1]
}

const conditions = FIELDS.flatMap((field) =>
  field.operators.map((code): { name: string; condition: Condition; field: Field } => {
    const operand = sampleOperand(field, findOperator(field, code)?.operand ?? '', code)
    const value = field.subject === null ? operand : { [field.subject]: 'SOME', value: operand }
    return {
      name: `${field.code} ${code}`,
      condition: { kind: 'condition', field: field.code, operator: code, value },
      field,
    }
  }),
)

describe('every condition of the catalogue', () => {
  test.each(conditions)('$name is read, and said in both languages', ({ condition, field }) => {
    for (const stage of field.stages) {
      expect(parseCondition(condition, 'when', stage)).toMatchObject({ kind: 'condition' })
    }
    const said = [
      conditionSentence(condition, 'en', PLAIN_NAMES),
      conditionSentence(condition, 'fr', PLAIN_NAMES),
    ]
    for (const text of said) expect(text).not.toMatch(/…|%|#|undefined/)
    expect(said[0]).not.toBe(said[1])
  })

  test.each(FIELDS.map((field) => ({ field, code: field.code })))('$code has a reader', ({ field, code }) => {
    const own = /^(ship|parcel)[.]/.test(code) ? 'parcel' : 'order'
    const wanted = { none: own, site: 'sites', service: 'services' }[field.subject ?? 'none']
    expect(readerOf(code, [0]).from).toBe(wanted)
  })

  test('has a code of its own', () => {
    expect(new Set(FIELDS.map((field) => field.code)).size).toBe(FIELDS.length)
  })
})

describe('every action of the catalogue', () => {
  test('has a schema, and each schema an action', () => {
    const schemas = ruleAction.options.map((option) => option.shape.code.value)
    expect(ACTIONS.map((action) => action.code).toSorted()).toEqual(schemas.toSorted())
  })

  test('asks for the arguments of its schema', () => {
    const asked = ACTIONS.map((action) => [
      action.code,
      action.args.map((argument) => argument.name).toSorted(),
    ])
    const wanted = ruleAction.options.map((option) => [
      option.shape.code.value,
      Object.keys(option.shape)
        .filter((name) => name !== 'code' && name !== 'serviceId')
        .toSorted(),
    ])
    expect(new Map(asked as [string, string[]][])).toEqual(new Map(wanted as [string, string[]][]))
  })
})
