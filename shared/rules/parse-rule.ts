import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import type { Message } from '../messages/definition.ts'
import { message } from '../messages/message.ts'
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
import { actionLabel } from './sentence/action-message.ts'
import { fieldMessage } from './sentence/field-message.ts'

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
    problems.push({
      path: 'actions',
      code: 'blank',
      what: message('ruleProblems.noAction'),
      remedy: message('ruleProblems.remedy.addAction'),
    })
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
  if (!field)
    return problem(
      `${path}.field`,
      'unknown-field',
      message('ruleProblems.unknownField', { code: condition.field }),
      message('ruleProblems.remedy.chooseField'),
    )
  if (!field.stages.includes(stage)) {
    return problem(
      `${path}.field`,
      'wrong-stage',
      message('ruleProblems.fieldOfOtherStage', { field: fieldMessage(field, '…') }),
      message('ruleProblems.remedy.moveStage'),
    )
  }
  const operator = findOperator(field, condition.operator)
  if (!operator)
    return problem(
      `${path}.operator`,
      'unknown-operator',
      message('ruleProblems.noOperator'),
      message('ruleProblems.remedy.chooseOperator'),
    )
  const split = splitSubject(field, condition.value)
  if (split.subject === undefined)
    return problem(
      `${path}.value`,
      'blank',
      message('ruleProblems.noSubject'),
      message('ruleProblems.remedy.chooseSubject'),
    )
  const said = attempt(() => operator.parse(field, split.operand))
  if (!said) {
    // No operand that parses is blank.
    const [code, what] = isBlank(split.operand)
      ? (['blank', message('ruleProblems.blank')] as const)
      : (['bad-value', message('ruleProblems.badValue')] as const)
    return problem(
      `${path}.value`,
      code,
      what,
      message('ruleProblems.remedy.enter', { expected: operator.expected(field) }),
    )
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
    problems.push({
      path,
      code: 'too-deep',
      what: message('ruleProblems.tooDeep'),
      remedy: message('ruleProblems.remedy.flatten'),
    })
    return UNREAD
  }
  if (depth > 0 && group.children.length === 0) {
    problems.push({
      path,
      code: 'blank',
      what: message('ruleProblems.emptyGroup'),
      remedy: message('ruleProblems.remedy.fillGroup'),
    })
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
    problems.push({
      path,
      code: 'unknown-action',
      what: message('ruleProblems.unknownAction', { code: action.code }),
      remedy: message('ruleProblems.remedy.chooseAction'),
    })
    return []
  }
  if (!entry.stages.includes(stage)) {
    problems.push({
      path,
      code: 'wrong-stage',
      what: message('ruleProblems.actionOfOtherStage'),
      remedy: message('ruleProblems.remedy.moveStage'),
    })
    return []
  }
  const parsed = ACTION.safeParse({ ...action.args, code: action.code })
  if (parsed.success) return [parsed.data]
  for (const name of new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')))) {
    const label = entry.args.find((argument) => argument.name === name)?.label
    const input = label === undefined ? actionLabel(entry.code) : message(`ruleInputs.${label}`)
    const blank = isBlank(action.args[name])
    problems.push({
      path: name === '' ? path : `${path}.${name}`,
      code: blank ? 'blank' : 'bad-argument',
      what: message(blank ? 'ruleProblems.blankInput' : 'ruleProblems.badInput', { input }),
      remedy: message('ruleProblems.remedy.enterAnew', { input }),
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
    problems.push({
      path: 'validity',
      code: 'never-valid',
      what: message('ruleProblems.neverValid'),
      remedy: message('ruleProblems.remedy.mendValidity'),
    })
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
  what: Message,
  remedy: Message,
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
    what: message('ruleProblems.unreadable'),
    remedy: message('ruleProblems.remedy.rewrite'),
  }))
}
