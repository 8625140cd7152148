import type { Unit } from '../../../shared/lib/unit.ts'
import { namesCurrency } from '../../../shared/rules/catalogue/currency-operand.ts'
import type { Field as RuleField } from '../../../shared/rules/catalogue/field.ts'
import { findOperator } from '../../../shared/rules/catalogue/operators.ts'

const STARTS: Readonly<Partial<Record<Unit, number>>> = {
  grams: 1000,
  cents: 10_000,
  percent: 10,
  kilometres: 100,
  millimetres: 1000,
  'cubic-centimetres': 10_000,
  'minute-of-day': 720,
}

/** What a fresh number begins with, so that what is shown is what is kept. */
export function startOf(field: RuleField, operatorCode: string): unknown {
  const operand = findOperator(field, operatorCode)?.operand
  if (field.type.kind !== 'number' || field.type.unit === 'weekday' || field.type.unit === 'date') return null
  const start = STARTS[field.type.unit] ?? 1
  if (operand === 'one') return start
  if (operand === 'pair')
    return operatorCode === 'within' ? { from: start, until: start + 60 } : { from: start, to: start * 2 }
  return null
}

export function wrap(field: RuleField, subject: string | null, operand: unknown): unknown {
  const isBare = field.subject === null || (field.subject === 'currency' && subject === null)
  return isBare || field.subject === null ? operand : { [field.subject]: subject, value: operand }
}

export function subjectOf(field: RuleField, value: unknown): string | null {
  if (field.subject === null || typeof value !== 'object' || value === null) return null
  const subject: unknown = Reflect.get(value, field.subject)
  return typeof subject === 'string' ? subject : null
}

/** A half-typed code counts: it is named as wrong until it is whole. */
export function currencyOf(value: unknown): string | null {
  return namesCurrency(value) && typeof value.currency === 'string' && value.currency !== ''
    ? value.currency
    : null
}
