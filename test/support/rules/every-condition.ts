import type { Field, Subject } from '../../../shared/rules/catalogue/field.ts'
import { FIELDS } from '../../../shared/rules/catalogue/fields.ts'
import { findOperator } from '../../../shared/rules/catalogue/operators.ts'
import type { Condition } from '../../../shared/rules/document.ts'

const SAMPLE: Readonly<Record<string, string>> = {
  country: 'FR',
  territory: 'FR-RE',
  'service-level': 'express',
  delivery: 'relay',
  flag: 'fragile',
  postcode: '75',
  site: 'LILLE',
  currency: 'SEK',
}

function sampleOperand(field: Field, operand: string, code: string): unknown {
  const number = field.type.kind === 'number' && field.type.unit === 'date' ? '2026-12-24' : 3
  if (operand === 'one') return number
  if (operand === 'pair') return code === 'within' ? { from: 60, until: 120 } : { from: number, to: number }
  if (operand === 'none') return null
  return field.type.kind === 'text' || field.type.kind === 'set' ? [SAMPLE[field.type.of] ?? 'some'] : [1]
}

export interface SampleCondition {
  readonly name: string
  readonly condition: Condition
  readonly field: Field
}

/** Every field of the catalogue with every operator it has, and some value; `of` names a site and a service. */
export function everyCondition(of: Readonly<Record<Subject, string>>): readonly SampleCondition[] {
  return FIELDS.flatMap((field) =>
    field.operators.map((code): SampleCondition => {
      const operand = sampleOperand(field, findOperator(field, code)?.operand ?? '', code)
      const value = field.subject === null ? operand : { [field.subject]: of[field.subject], value: operand }
      return {
        name: `${field.code} ${code}`,
        condition: { kind: 'condition', field: field.code, operator: code, value },
        field,
      }
    }),
  )
}
