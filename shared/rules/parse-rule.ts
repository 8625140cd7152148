import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import type { Translated } from '../lib/language.ts'
import { findAction, type RuleAction, ruleAction } from './catalogue/actions.ts'
import { namesCurrency } from './catalogue/currency-operand.ts'
import type { Field } from './catalogue/field.ts'
import { findField } from './catalogue/fields.ts'
import { findOperator, testsOf } from './catalogue/operators.ts'
import type { Tests } from './catalogue/test.ts'
import { compiledSchema } from './compiled-schema.ts'
import {
  type Action,
  type Condition,
  type ConditionNode,
  type Rule,
  rule as ruleShape,
  type Stage,
} from './document.ts'
import type { RuleProblem } from './problem.ts'
import { MAX_DEPTH, readRule } from './read-rule.ts'

/** A condition whose operand is right. */
export interface ParsedCondition {
  readonly kind: 'condition'
  readonly path: string
  readonly source: Condition
  readonly tests: Tests
}

export interface ParsedGroup {
  readonly kind: 'group'
  readonly match: 'all' | 'any' | 'none'
  readonly children: readonly ParsedNode[]
}

export type ParsedNode = ParsedCondition | ParsedGroup

export interface ParsedRule {
  readonly rule: Rule
  readonly when: ParsedGroup
  readonly actions: readonly RuleAction[]
}

export type RuleParse =
  | { readonly kind: 'valid'; readonly parsed: ParsedRule }
  | {
      readonly kind: 'quarantined'
      readonly id: string
      readonly name: string
      readonly problems: readonly RuleProblem[]
    }

/**
 * Reads one rule against the catalogue. It never throws: a rule with one wrong part is quarantined with all
 * its problems, and says nothing about its neighbours.
 */
export function parseRule(input: unknown): RuleParse {
  const rule = readRule(input)
  if (rule !== null) return parseShaped(rule)
  const shaped = ruleShape.safeParse(input)
  if (shaped.success) return parseShaped(shaped.data)
  return { kind: 'quarantined', ...identityOf(input), problems: shapeProblems(shaped.error) }
}

function parseShaped(rule: Rule): RuleParse {
  const problems: RuleProblem[] = []
  const when = parseGroup(rule.when, 'when', rule.stage, 0, problems)
  const actions = rule.actions.flatMap((action, i) =>
    parseAction(action, `actions.${i}`, rule.stage, problems),
  )
  if (rule.actions.length === 0)
    problems.push({ path: 'actions', code: 'blank', what: NO_ACTION, remedy: ADD_ACTION })
  checkValidity(rule, problems)
  if (problems.length > 0) return { kind: 'quarantined', id: rule.id, name: rule.name, problems }
  return { kind: 'valid', parsed: { rule, when, actions } }
}

/** A condition read alone, for the editor. */
export function parseCondition(
  condition: Condition,
  path: string,
  stage: Stage,
): ParsedCondition | { readonly kind: 'problem'; readonly problem: RuleProblem } {
  const field = findField(condition.field)
  if (!field) return problem(`${path}.field`, 'unknown-field', unknownField(condition.field), CHOOSE_FIELD)
  if (!field.stages.includes(stage)) {
    return problem(`${path}.field`, 'wrong-stage', fieldOfOtherStage(field), MOVE_STAGE)
  }
  const operator = findOperator(field, condition.operator)
  if (!operator) return problem(`${path}.operator`, 'unknown-operator', NO_OPERATOR, CHOOSE_OPERATOR)
  const split = splitSubject(field, condition.value)
  if (split.subject === undefined) return problem(`${path}.value`, 'blank', NO_SUBJECT, CHOOSE_SUBJECT)
  const said = attempt(() => operator.parse(field, split.operand))
  if (!said) {
    // No operand that parses is blank.
    const [code, what] = isBlank(split.operand)
      ? (['blank', BLANK] as const)
      : (['bad-value', BAD_VALUE] as const)
    return problem(`${path}.value`, code, what, enterValue(operator.expected(field)))
  }
  return { kind: 'condition', path, source: condition, tests: testsOf(field, split.subject, said) }
}

function parseGroup(
  group: Extract<ConditionNode, { kind: 'group' }>,
  path: string,
  stage: Stage,
  depth: number,
  problems: RuleProblem[],
): ParsedGroup {
  if (depth >= MAX_DEPTH) {
    problems.push({ path, code: 'too-deep', what: TOO_DEEP, remedy: FLATTEN })
    return UNREAD
  }
  if (depth > 0 && group.children.length === 0) {
    problems.push({ path, code: 'blank', what: EMPTY_GROUP, remedy: FILL_GROUP })
  }
  const children = group.children.map((child, i) => {
    const childPath = `${path}.children.${i}`
    if (child.kind === 'group') return parseGroup(child, childPath, stage, depth + 1, problems)
    const parsed = parseCondition(child, childPath, stage)
    if (parsed.kind === 'condition') return parsed
    problems.push(parsed.problem)
    return UNREAD
  })
  // A rule without conditions is for every order, whatever its group says.
  return { kind: 'group', match: children.length === 0 ? 'all' : group.match, children }
}

/** Placeholder where a problem was found: the rule is quarantined and never evaluated. */
const UNREAD: ParsedGroup = { kind: 'group', match: 'all', children: [] }

function parseAction(
  action: Action,
  path: string,
  stage: Stage,
  problems: RuleProblem[],
): readonly RuleAction[] {
  const entry = findAction(action.code)
  if (!entry) {
    problems.push({ path, code: 'unknown-action', what: unknownAction(action.code), remedy: CHOOSE_ACTION })
    return []
  }
  if (!entry.stages.includes(stage)) {
    problems.push({ path, code: 'wrong-stage', what: ACTION_OF_OTHER_STAGE, remedy: MOVE_STAGE })
    return []
  }
  const parsed = ACTION.safeParse({ ...action.args, code: action.code })
  if (parsed.success) return [parsed.data]
  for (const name of new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')))) {
    const label = entry.args.find((argument) => argument.name === name)?.label ?? entry.label
    const blank = isBlank(action.args[name])
    problems.push({
      path: name === '' ? path : `${path}.${name}`,
      code: blank ? 'blank' : 'bad-argument',
      what: blank
        ? { en: `“${label.en}” is blank.`, fr: `« ${label.fr} » est vide.` }
        : { en: `“${label.en}” cannot be used as it is.`, fr: `« ${label.fr} » est inutilisable tel quel.` },
      remedy: { en: `Enter “${label.en}” anew.`, fr: `Saisissez de nouveau « ${label.fr} ».` },
    })
  }
  return []
}

function checkValidity(rule: Rule, problems: RuleProblem[]): void {
  const validity = rule.validity
  if (!validity) return
  const { from, until, days, hours } = validity
  const neverValid =
    (from !== null && until !== null && until <= from) ||
    (days !== null && days.length === 0) ||
    (hours !== null && hours.from === hours.until)
  if (neverValid)
    problems.push({ path: 'validity', code: 'never-valid', what: NEVER_VALID, remedy: MEND_VALIDITY })
}

const ACTION = compiledSchema(ruleAction)

/** The subject of a field and the rest; subject undefined = it should be there and is not. */
function splitSubject(
  field: Field,
  value: unknown,
): { subject: string | null | undefined; operand: unknown } {
  if (field.subject === null) return { subject: null, operand: value }
  if (field.subject === 'currency' && !namesCurrency(value)) return { subject: null, operand: value }
  const asked = SUBJECT_VALUES[field.subject].safeParse(value)
  return asked.success ? asked.data : { subject: undefined, operand: null }
}

/** 'carrier' or 'carrier/service'. */
const SERVICE_SUBJECT = z.string().refine((text) => {
  const parts = text.split('/')
  return parts.length <= 2 && parts.every((part) => scalars.code.safeParse(part).success)
})

const SUBJECT_VALUES = {
  currency: z
    .object({ currency: scalars.currency, value: z.unknown().optional() })
    .transform(({ currency, value }) => ({ subject: currency, operand: value })),
  site: z
    .object({ site: scalars.code, value: z.unknown().optional() })
    .transform(({ site, value }) => ({ subject: site, operand: value })),
  service: z
    .object({ service: SERVICE_SUBJECT, value: z.unknown().optional() })
    .transform(({ service, value }) => ({ subject: service, operand: value })),
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return typeof value === 'object' && Object.values(value).every(isBlank)
}

function attempt<T>(parse: () => T): T | null {
  try {
    return parse()
  } catch (error) {
    if (error instanceof z.ZodError) return null
    throw error
  }
}

function problem(
  path: string,
  code: RuleProblem['code'],
  what: Translated<string>,
  remedy: Translated<string>,
): { readonly kind: 'problem'; readonly problem: RuleProblem } {
  return { kind: 'problem', problem: { path, code, what, remedy } }
}

const IDENTITY = z.object({ id: z.string().catch(''), name: z.string().catch('') })

function identityOf(input: unknown): { id: string; name: string } {
  const identity = IDENTITY.safeParse(input)
  return identity.success ? identity.data : { id: '', name: '' }
}

function shapeProblems(error: z.ZodError): readonly RuleProblem[] {
  return [...new Set(error.issues.map((issue) => issue.path.join('.')))].map((path) => ({
    path,
    code: 'bad-shape',
    what: { en: 'This part of the rule cannot be read.', fr: 'Cette partie de la règle est illisible.' },
    remedy: { en: 'Write the rule anew in the editor.', fr: 'Réécrivez la règle dans l’éditeur.' },
  }))
}

function unknownField(code: string): Translated<string> {
  return { en: `There is no condition “${code}”.`, fr: `Il n’y a pas de condition « ${code} ».` }
}

function unknownAction(code: string): Translated<string> {
  return { en: `There is no action “${code}”.`, fr: `Il n’y a pas d’action « ${code} ».` }
}

function fieldOfOtherStage(field: Field): Translated<string> {
  return {
    en: `${field.label.en.replaceAll('%', '…')}: not known yet at this stage.`,
    fr: `${field.label.fr.replaceAll('%', '…')} : pas encore connu à cette étape.`,
  }
}

function enterValue(expected: Translated<string>): Translated<string> {
  return { en: `Enter ${expected.en}.`, fr: `Saisissez ${expected.fr}.` }
}

const CHOOSE_FIELD = { en: 'Choose another condition.', fr: 'Choisissez une autre condition.' }
const CHOOSE_ACTION = { en: 'Choose another action.', fr: 'Choisissez une autre action.' }
const CHOOSE_OPERATOR = { en: 'Choose a comparison.', fr: 'Choisissez une comparaison.' }
const NO_OPERATOR = {
  en: 'This comparison does not go with this condition.',
  fr: 'Cette comparaison ne va pas avec cette condition.',
}
const MOVE_STAGE = {
  en: 'Move it to a rule of another stage, or remove it.',
  fr: 'Déplacez cette partie dans une règle d’une autre étape, ou retirez-la.',
}
const ACTION_OF_OTHER_STAGE = {
  en: 'This action belongs to another stage.',
  fr: 'Cette action appartient à une autre étape.',
}
const NO_SUBJECT = {
  en: 'It is not said which site, service or currency is meant.',
  fr: 'Le site, le service ou la devise concernés ne sont pas précisés.',
}
const CHOOSE_SUBJECT = { en: 'Choose one.', fr: 'Choisissez-en un.' }
const BLANK = { en: 'The value is blank.', fr: 'La valeur est vide.' }
const BAD_VALUE = { en: 'The value cannot be used as it is.', fr: 'La valeur est inutilisable telle quelle.' }
const TOO_DEEP = { en: 'Groups are nested too deep.', fr: 'Les groupes sont trop imbriqués.' }
const FLATTEN = { en: 'Use fewer levels, or two rules.', fr: 'Utilisez moins de niveaux, ou deux règles.' }
const EMPTY_GROUP = { en: 'The group holds no condition.', fr: 'Le groupe ne contient aucune condition.' }
const FILL_GROUP = {
  en: 'Add a condition or remove the group.',
  fr: 'Ajoutez une condition ou retirez le groupe.',
}
const NO_ACTION = { en: 'The rule does nothing.', fr: 'La règle ne fait rien.' }
const ADD_ACTION = { en: 'Add an action.', fr: 'Ajoutez une action.' }
const NEVER_VALID = { en: 'The rule is never in force.', fr: 'La règle n’est jamais en vigueur.' }
const MEND_VALIDITY = {
  en: 'Mend its dates, days or hours.',
  fr: 'Corrigez ses dates, ses jours ou ses heures.',
}
