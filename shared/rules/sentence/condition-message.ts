import { writtenKey } from '../../domain/postal/postcode-key.ts'
import { nameOfTerritory } from '../../domain/postal/territory-message.ts'
import type { Unit } from '../../lib/unit.ts'
import { definitionOf } from '../../messages/catalogue.ts'
import type { Message, Value } from '../../messages/definition.ts'
import { knownMessage } from '../../messages/known-message.ts'
import { message, plainMessage } from '../../messages/message.ts'
import { namesCurrency } from '../catalogue/currency-operand.ts'
import type { Field, Naming } from '../catalogue/field.ts'
import { findField } from '../catalogue/fields.ts'
import { findOperator, type Operator } from '../catalogue/operators.ts'
import { epochDay } from '../catalogue/unit-value.ts'
import type { Condition } from '../document.ts'
import { BLANK } from './blank.ts'
import { fieldMessage } from './field-message.ts'
import type { RuleNames } from './names.ts'

/** A condition as a clause: 'the chargeable weight is over 3 kg'. Blank parts are written '…'. */
export function conditionMessage(condition: Condition, ownNames: RuleNames): Message {
  const field = findField(condition.field)
  if (!field) return plainMessage(condition.field)
  const names = namesFor(field, condition.value, ownNames)
  const subject = subjectOf(field, condition.value, names)
  const label = fieldMessage(field, subject)
  const operator = findOperator(field, condition.operator)
  if (!operator) return message('ruleSentences.unfinished', { field: label })
  const operand = operandOf(field, condition.value)
  const own = `ruleFields.${field.code}.${operator.code}`
  if (definitionOf(own) !== undefined)
    return { code: own, args: { subject, ...valuesOf(field, operator, operand, names) } }
  if (operator.code === 'not-in' && Array.isArray(operand) && operand.length > 1)
    return message('ruleOperators.clause.neither', {
      field: label,
      values: operand.map((value) => valueOf(field, value, names)),
    })
  return {
    code: `ruleOperators.clause.${operator.code}`,
    args: { field: label, ...valuesOf(field, operator, operand, names) },
  }
}

/** What an operator compares with, alone: '3 kg', 'France or Belgium'; null = nothing, or two values. */
export function operandMessage(
  field: Field,
  operator: Operator,
  value: unknown,
  names: RuleNames,
): Value | null {
  const { value: said = null } = valuesOf(
    field,
    operator,
    operandOf(field, value),
    namesFor(field, value, names),
  )
  return said
}

/** What is compared with, without the site or service the field is about. */
export function operandOf(field: Field, value: unknown): unknown {
  if (field.subject === 'currency' && !namesCurrency(value)) return value
  return field.subject === null ? value : member(value, 'value')
}

/** The names with the currency that a condition names, for its amounts. */
export function namesFor(field: Field, value: unknown, names: RuleNames): RuleNames {
  const currency = field.subject === 'currency' ? member(value, 'currency') : null
  return typeof currency === 'string' && currency !== '' ? { ...names, currency } : names
}

/** What the field is about, by name: '…' where that is blank; '' where it is about nothing. */
export function subjectOf(field: Field, value: unknown, names: RuleNames): string {
  if (field.subject === null || field.subject === 'currency') return ''
  const subject = member(value, field.subject)
  if (typeof subject !== 'string' || subject === '') return BLANK
  return field.subject === 'site' ? names.site(subject) : carrierOrService(subject, names)
}

function carrierOrService(subject: string, names: RuleNames): string {
  const [carrierId = '', serviceId] = subject.split('/')
  return serviceId === undefined ? names.carrier(carrierId) : names.service(carrierId, serviceId)
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/** What the clause of an operator takes: nothing, `{value}` or `{from, to}`. */
function valuesOf(
  field: Field,
  operator: Operator,
  operand: unknown,
  names: RuleNames,
): Readonly<Record<string, Value>> {
  switch (operator.operand) {
    case 'none':
      return {}
    case 'one':
      return { value: valueOf(field, operand, names) }
    case 'pair': {
      const to = member(operand, operator.code === 'within' ? 'until' : 'to')
      return { from: valueOf(field, member(operand, 'from'), names), to: valueOf(field, to, names) }
    }
    case 'list':
      return { value: listOf(field, operator, operand, names) }
  }
}

/** Lists read 'A or B', after a negation too; 'all of' and 'nothing but' read 'A and B'. */
function listOf(field: Field, operator: Operator, operand: unknown, names: RuleNames): Value {
  if (!Array.isArray(operand) || operand.length === 0) return BLANK
  const values = operand.map((value) => valueOf(field, value, names))
  return operator.code === 'all-of' || operator.code === 'only'
    ? message('ruleSentences.values', { values })
    : message('ruleSentences.alternatives', { values })
}

/** One value of a field as it stands in a sentence. */
export function valueOf(field: Field, value: unknown, names: RuleNames): Value {
  if (field.type.kind === 'number') return numberOf(field.type.unit, value, names)
  if (typeof value !== 'string' || value === '') return BLANK
  return field.type.kind === 'truth' ? value : named(field.type.of, value, names)
}

/** A number of a condition; dates come as 'YYYY-MM-DD'. */
function numberOf(unit: Unit, value: unknown, { currency }: RuleNames): Value {
  const number = unit === 'date' && typeof value === 'string' ? epochDay(value) : value
  if (typeof number !== 'number' || Number.isNaN(number)) return BLANK
  return { unit, value: number, currency }
}

/** A name as it stands in a sentence: quoted where it is the merchant's own word. */
function named(of: Naming, value: string, names: RuleNames): Value {
  switch (of) {
    case 'country':
      return message('ruleSentences.country', { code: value })
    case 'territory':
      return nameOfTerritory(value)
    case 'channel':
      return names.channel(value)
    case 'site':
      return names.site(value)
    case 'service-level':
      return knownMessage('ruleSentences.serviceLevel', value)
    case 'delivery':
      return knownMessage('ruleSentences.delivery', value)
    case 'flag':
      return knownMessage('ruleSentences.flag', value)
    case 'postcode':
      return writtenKey(value)
    case 'sku':
    case 'currency':
      return value
    case 'shipping-method':
    case 'tier':
    case 'tag':
    case 'category':
      return message('ruleSentences.quoted', { text: value })
  }
}
