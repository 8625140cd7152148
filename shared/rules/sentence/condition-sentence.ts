import { writtenKey } from '../../domain/postal/postcode-key.ts'
import { nameOfTerritory } from '../../domain/postal/territory-message.ts'
import type { Language } from '../../lib/language.ts'
import { say } from '../../messages/say.ts'
import { namesCurrency } from '../catalogue/currency-operand.ts'
import type { Field, Naming, Unit } from '../catalogue/field.ts'
import { findField } from '../catalogue/fields.ts'
import { findOperator, type Operator } from '../catalogue/operators.ts'
import { epochDay } from '../catalogue/unit-value.ts'
import type { Condition } from '../document.ts'
import { countryName } from './country-name.ts'
import type { RuleNames } from './names.ts'
import { listed, NBSP, quantity, timeOfDay } from './quantity.ts'

/** A condition as a clause: 'the chargeable weight is over 3 kg'. Blank parts are written '…'. */
export function conditionSentence(condition: Condition, language: Language, ownNames: RuleNames): string {
  const field = findField(condition.field)
  if (!field) return condition.field
  const names = namesFor(field, condition.value, ownNames)
  const operator = findOperator(field, condition.operator)
  if (!operator) return `${fieldLabel(field, condition.value, language, names)} …`
  const operand = operandOf(field, condition.value)
  const neither = operator.code === 'not-in' && Array.isArray(operand) && operand.length > 1
  if (neither && language === 'fr') {
    const items = operand.map((value) => `ni ${valueText(field, value, language, names)}`)
    return `${field.label.fr} n’est ${items.join(' ')}`
  }
  const phrase = field.phrases?.[language][operator.code]
  const value = operandText(field, operator, operand, language, names)
  const text = phrase
    ? phrase.replaceAll('#', value)
    : [field.label[language], verb(field, operator, language), value].filter((part) => part !== '').join(' ')
  return text.replaceAll('%', subjectText(field, condition.value, names))
}

/** The field with its subject: 'the distance from Lille'. */
export function fieldLabel(field: Field, value: unknown, language: Language, names: RuleNames): string {
  return field.label[language].replaceAll('%', subjectText(field, value, names))
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

function subjectText(field: Field, value: unknown, names: RuleNames): string {
  if (field.subject === null || field.subject === 'currency') return ''
  const subject = member(value, field.subject)
  if (typeof subject !== 'string' || subject === '') return '…'
  return field.subject === 'site' ? names.site(subject) : carrierOrService(subject, names)
}

function carrierOrService(subject: string, names: RuleNames): string {
  const [carrierId = '', serviceId] = subject.split('/')
  return serviceId === undefined ? names.carrier(carrierId) : names.service(carrierId, serviceId)
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/** Times and dates read otherwise than amounts: 'avant 14 h', 'le 3 mai'. */
function verb(field: Field, operator: Operator, language: Language): string {
  const label = operator.label[language]
  if (language === 'fr' && field.type.kind === 'number' && field.type.unit === 'date') {
    return DATE_VERBS[operator.code] ?? label
  }
  return label
}

const DATE_VERBS: Readonly<Record<string, string>> = { before: 'est avant le', from: 'est à partir du' }

function operandText(
  field: Field,
  operator: Operator,
  operand: unknown,
  language: Language,
  names: RuleNames,
): string {
  switch (operator.operand) {
    case 'none':
      return ''
    case 'one':
      return valueText(field, operand, language, names)
    case 'pair': {
      const from = valueText(field, member(operand, 'from'), language, names)
      const to = valueText(
        field,
        member(operand, operator.code === 'within' ? 'until' : 'to'),
        language,
        names,
      )
      return language === 'fr' ? `${from} et ${to}` : `${from} and ${to}`
    }
    case 'list':
      return list(field, operator, operand, language, names)
  }
}

/** Lists read 'A or B', after a negation too; 'all of' and 'nothing but' read 'A and B'. */
function list(
  field: Field,
  operator: Operator,
  operand: unknown,
  language: Language,
  names: RuleNames,
): string {
  if (!Array.isArray(operand) || operand.length === 0) return '…'
  const items = operand.map((value) => valueText(field, value, language, names))
  const and = operator.code === 'all-of' || operator.code === 'only'
  return listed(language, items, and ? 'and' : 'or')
}

/** One value of a field as it stands in a sentence. */
export function valueText(field: Field, value: unknown, language: Language, names: RuleNames): string {
  if (field.type.kind === 'number') return numberText(field.type.unit, value, language, names)
  if (typeof value !== 'string' || value === '') return '…'
  return field.type.kind === 'truth' ? value : namedText(field.type.of, value, language, names)
}

/** A number of a condition; dates come as 'YYYY-MM-DD'. */
function numberText(unit: Unit, value: unknown, language: Language, names: RuleNames): string {
  if (unit === 'date' && typeof value === 'string') {
    const day = epochDay(value)
    return Number.isNaN(day) ? '…' : quantity(language, unit, day, names.currency)
  }
  if (typeof value !== 'number' || Number.isNaN(value)) return '…'
  if (unit === 'minute-of-day') return timeOfDay(language, value)
  return quantity(language, unit, value, names.currency)
}

/** A name as it stands in a sentence: quoted where it is the merchant's own word. */
export function namedText(of: Naming, value: string, language: Language, names: RuleNames): string {
  switch (of) {
    case 'country':
      return countryName(language, value)
    case 'territory':
      return say(language, nameOfTerritory(value))
    case 'channel':
      return names.channel(value)
    case 'site':
      return names.site(value)
    case 'service-level':
      return SERVICE_LEVELS[value]?.[language] ?? value
    case 'flag':
      return FLAGS[value]?.[language] ?? value
    case 'postcode':
      return writtenKey(value)
    case 'sku':
    case 'currency':
      return value
    case 'tier':
    case 'tag':
    case 'category':
      return quoted(language, value)
  }
}

/** In the quotation marks of the language. */
export function quoted(language: Language, text: string): string {
  return language === 'fr' ? `«${NBSP}${text}${NBSP}»` : `“${text}”`
}

const SERVICE_LEVELS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  standard: { en: 'standard', fr: 'standard' },
  express: { en: 'express', fr: 'express' },
  relay: { en: 'pick-up point', fr: 'point relais' },
}

const FLAGS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  fragile: { en: 'fragile', fr: 'fragile' },
  hazmat: { en: 'hazardous', fr: 'dangereux' },
  oversize: { en: 'oversize', fr: 'hors gabarit' },
  cold: { en: 'to be kept cold', fr: 'à garder au froid' },
  'high-value': { en: 'of high value', fr: 'de grande valeur' },
}
