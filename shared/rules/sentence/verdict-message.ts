import type { RuleVerdict } from '../../domain/explanation.ts'
import type { Message, Value } from '../../messages/definition.ts'
import { message, plainMessage } from '../../messages/message.ts'
import type { Field } from '../catalogue/field.ts'
import { findField } from '../catalogue/fields.ts'
import { conditionMessage, namesFor, operandOf, subjectOf, valueOf } from './condition-message.ts'
import { fieldMessage } from './field-message.ts'
import type { RuleNames } from './names.ts'

type Failure = NonNullable<RuleVerdict['failed']>

/** What was found, against what each operator asked: 'over 3 kg' fails on '2.4 kg ≤ 3 kg'. */
const FAILS: Readonly<Record<string, string>> = {
  gt: '≤',
  gte: '<',
  lt: '≥',
  lte: '>',
  eq: '≠',
  ne: '=',
  before: '≥',
  from: '<',
  on: '≠',
}

const HOLDS: Readonly<Record<string, string>> = {
  gt: '>',
  gte: '≥',
  lt: '<',
  lte: '≤',
  eq: '=',
  ne: '≠',
  before: '<',
  from: '≥',
  on: '=',
}

/**
 * Why a condition failed, with the value found: 'the chargeable weight: 2.4 kg ≤ 3 kg'. `args` are those of the
 * verdict: `operator`, `value` and, for a condition that should not have held, `negated`.
 */
export function failureMessage(failed: Failure, names: RuleNames): Message {
  const code = failed.condition
  const definition = findField(code)
  if (!definition) return plainMessage(code)
  const operator = String(failed.args['operator'])
  const negated = failed.args['negated'] === true
  const value = failed.args['value']
  const field = fieldMessage(definition, subjectOf(definition, value, names))
  const said = namesFor(definition, value, names)
  const found = foundValue(definition, failed.actual, said)
  const sign = (negated ? HOLDS : FAILS)[operator]
  if (sign !== undefined && typeof failed.actual === 'number') {
    const asked = valueOf(definition, operandOf(definition, value), said)
    return message('ruleSentences.compared', { field, found, sign, asked })
  }
  const condition = conditionMessage({ kind: 'condition', field: code, operator, value }, names)
  return message(negated ? 'ruleSentences.isTrue' : 'ruleSentences.isFalse', { field, found, condition })
}

/** Why a rule was not evaluated. */
export function skipMessage(skipped: NonNullable<RuleVerdict['skipped']>): Message {
  return message(`ruleSentences.skipped.${skipped}`)
}

/**
 * The value found: a number, a text, a set; `{from, to}` when only the bounds are known from the trace; null
 * when unknown.
 */
function foundValue(field: Field, actual: unknown, names: RuleNames): Value {
  if (actual === null || actual === undefined || Number.isNaN(actual))
    return message('ruleSentences.notKnown')
  if (Array.isArray(actual))
    return actual.length === 0
      ? message('ruleSentences.noValue')
      : message('ruleSentences.values', { values: actual.map((value) => valueOf(field, value, names)) })
  if (field.type.kind === 'truth') return truthMessage(actual)
  if (actual === '') return message('ruleSentences.noValue')
  return typeof actual === 'object' ? boundsValue(field, actual, names) : valueOf(field, actual, names)
}

function truthMessage(actual: unknown): Message {
  const yes =
    actual === 1 || (typeof actual === 'object' && actual !== null && Reflect.get(actual, 'from') === 1)
  return message(yes ? 'ruleSentences.yes' : 'ruleSentences.no')
}

function boundsValue(field: Field, bounds: object, names: RuleNames): Value {
  const from: unknown = Reflect.get(bounds, 'from')
  const to: unknown = Reflect.get(bounds, 'to')
  if (from === null) return message('ruleSentences.atMost', { value: valueOf(field, to, names) })
  if (to === null) return message('ruleSentences.atLeast', { value: valueOf(field, from, names) })
  if (from === to) return valueOf(field, from, names)
  return message('ruleSentences.between', {
    from: valueOf(field, from, names),
    to: valueOf(field, to, names),
  })
}
