import type { RuleVerdict } from '../../domain/explanation.ts'
import type { Language } from '../../lib/language.ts'
import type { Field } from '../catalogue/field.ts'
import { findField } from '../catalogue/fields.ts'
import { conditionSentence, fieldLabel, namesFor, operandOf, valueText } from './condition-sentence.ts'
import type { RuleNames } from './names.ts'
import { listed, NBSP } from './quantity.ts'

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
export function failureSentence(failed: Failure, language: Language, names: RuleNames): string {
  const field = findField(failed.condition)
  if (!field) return failed.condition
  const operator = String(failed.args['operator'])
  const negated = failed.args['negated'] === true
  const value = failed.args['value']
  const label = `${fieldLabel(field, value, language, names).replace(/,$/, '')}${language === 'fr' ? NBSP : ''}:`
  const said = namesFor(field, value, names)
  const actual = actualText(field, failed.actual, language, said)
  const sign = (negated ? HOLDS : FAILS)[operator]
  if (sign !== undefined && typeof failed.actual === 'number') {
    return `${label} ${actual} ${sign} ${valueText(field, operandOf(field, value), language, said)}`
  }
  const asked = conditionSentence(
    { kind: 'condition', field: failed.condition, operator, value },
    language,
    names,
  )
  return negated
    ? `${label} ${actual} (${language === 'fr' ? 'vrai' : 'true'}${language === 'fr' ? NBSP : ''}: ${asked})`
    : `${label} ${actual} (${language === 'fr' ? 'faux' : 'false'}${language === 'fr' ? NBSP : ''}: ${asked})`
}

/** Why a rule was not evaluated, in words. */
export function skipSentence(skipped: NonNullable<RuleVerdict['skipped']>, language: Language): string {
  return SKIPS[skipped][language]
}

const SKIPS = {
  disabled: { en: 'The rule is switched off.', fr: 'La règle est désactivée.' },
  quarantined: {
    en: 'The rule is invalid and was set aside.',
    fr: 'La règle est invalide et a été mise à l’écart.',
  },
  'not-valid-now': {
    en: 'The rule was not in force at that time.',
    fr: 'La règle n’était pas en vigueur à ce moment.',
  },
  'stage-stopped': {
    en: 'An earlier rule stopped the stage.',
    fr: 'Une règle précédente a arrêté l’étape.',
  },
  'not-reached': {
    en: 'The order was decided before this stage.',
    fr: 'La commande a été décidée avant cette étape.',
  },
} as const

/**
 * The value found: a number, a text, a set; `{from, to}` when only the bounds are known from the trace; null
 * when unknown.
 */
function actualText(field: Field, actual: unknown, language: Language, names: RuleNames): string {
  if (actual === null || actual === undefined || Number.isNaN(actual)) {
    return language === 'fr' ? 'non connu' : 'not known'
  }
  if (Array.isArray(actual)) {
    if (actual.length === 0) return language === 'fr' ? 'aucune valeur' : 'none'
    return listed(
      language,
      actual.map((value) => valueText(field, value, language, names)),
      'and',
    )
  }
  if (field.type.kind === 'truth') return truthText(actual, language)
  if (actual === '') return language === 'fr' ? 'aucune valeur' : 'none'
  if (typeof actual === 'object') return boundsText(field, actual, language, names)
  return valueText(field, actual, language, names)
}

function truthText(actual: unknown, language: Language): string {
  const yes =
    actual === 1 || (typeof actual === 'object' && actual !== null && Reflect.get(actual, 'from') === 1)
  if (language === 'fr') return yes ? 'oui' : 'non'
  return yes ? 'yes' : 'no'
}

function boundsText(field: Field, bounds: object, language: Language, names: RuleNames): string {
  const from: unknown = Reflect.get(bounds, 'from')
  const to: unknown = Reflect.get(bounds, 'to')
  const text = (value: unknown): string => valueText(field, value, language, names)
  if (from === null) return `≤ ${text(to)}`
  if (to === null) return `≥ ${text(from)}`
  if (from === to) return text(from)
  return language === 'fr' ? `entre ${text(from)} et ${text(to)}` : `between ${text(from)} and ${text(to)}`
}
