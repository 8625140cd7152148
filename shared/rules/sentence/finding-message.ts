import { unreachable } from '../../lib/assert.ts'
import type { Message, Value } from '../../messages/definition.ts'
import { message, plainMessage } from '../../messages/message.ts'
import { ACTIONS, type ActionType } from '../catalogue/actions.ts'
import type { Field } from '../catalogue/field.ts'
import { findField } from '../catalogue/fields.ts'
import { ANY_OTHER, type ExampleValue, type RuleFinding, type RuleRef } from '../finding.ts'
import type { RuleProblem } from '../problem.ts'
import { actionLabel } from './action-message.ts'
import { namesFor, subjectOf, valueOf } from './condition-message.ts'
import { fieldMessage } from './field-message.ts'
import type { RuleNames } from './names.ts'

/** A finding as one or two sentences: what is so, and an order that shows it. */
export function findingMessage(finding: RuleFinding, names: RuleNames): Message {
  switch (finding.kind) {
    case 'invalid':
      return problemsMessage(finding.problems)
    case 'never-true':
      return message('ruleFindings.neverTrue')
    case 'duplicate':
      return message('ruleFindings.duplicate', { rule: ruleNamed(finding.other) })
    case 'holds-every-order':
      return message('ruleFindings.holdsEveryOrder')
    case 'never-reached':
      return message('ruleFindings.neverReached', rulesOf(finding.by))
    case 'shadowed':
      return message('ruleFindings.shadowed', rulesOf(finding.by))
    case 'contradicting': {
      const about = message(`ruleFindings.about.${finding.about}`)
      if (finding.other.position === finding.rule.position)
        return message('ruleFindings.contradictsItself', { about })
      const example = exampleMessage(finding.example, names)
      return message('ruleFindings.contradicts', { rule: ruleNamed(finding.other), about, example })
    }
    case 'order-decides':
      return message('ruleFindings.orderDecides', {
        rule: ruleNamed(finding.other),
        action: labelOfType(finding.type),
        example: exampleMessage(finding.example, names),
      })
    default:
      return unreachable(finding)
  }
}

/** The same in the few words of a badge, which name the other rule. */
export function findingMark(finding: RuleFinding): Message {
  switch (finding.kind) {
    case 'invalid':
      return message('ruleFindings.mark.invalid')
    case 'never-true':
      return message('ruleFindings.mark.neverTrue')
    case 'duplicate':
      return message('ruleFindings.mark.duplicate', { rule: ruleNamed(finding.other) })
    case 'holds-every-order':
      return message('ruleFindings.mark.holdsEveryOrder')
    case 'never-reached':
      return message('ruleFindings.mark.neverReached', { rules: finding.by.map(ruleNamed) })
    case 'shadowed':
      return message('ruleFindings.mark.shadowed', { rules: finding.by.map(ruleNamed) })
    case 'contradicting':
      return finding.other.position === finding.rule.position
        ? message('ruleFindings.mark.contradictsItself')
        : message('ruleFindings.mark.contradicts', { rule: ruleNamed(finding.other) })
    case 'order-decides':
      return message('ruleFindings.mark.orderDecides', { rule: ruleNamed(finding.other) })
    default:
      return unreachable(finding)
  }
}

/** What keeps rules from being published: each with its rule and its place there, the first few of many. */
export function stopsMessage(findings: readonly RuleFinding[]): Message {
  return findings
    .flatMap((finding) =>
      finding.kind === 'invalid'
        ? finding.problems.map(({ path, what }) => inRule(finding.rule, path, what))
        : [inRule(finding.rule, 'when', message('ruleFindings.neverTrue'))],
    )
    .slice(0, MOST_SAID)
    .reduce((before, item) => message('ruleFindings.next', { before, item }))
}

const MOST_SAID = 5

function inRule(rule: RuleRef, path: string, what: Message): Message {
  return message('ruleFindings.inRule', { rule: ruleNamed(rule), place: placeMessage(path), what })
}

/** 'condition 2.1' for 'when.children.1.children.0.value', 'action 1' for 'actions.0.siteId'. */
export function placeMessage(path: string): Message {
  const [part, ...rest] = path.split('.')
  const numbers = rest.filter((step) => /^\d+$/.test(step)).map((step) => Number(step) + 1)
  const number = numbers.join('.')
  if (part === 'when')
    return number === ''
      ? message('ruleFindings.place.conditions')
      : message('ruleFindings.place.condition', { number })
  if (part === 'actions')
    return number === ''
      ? message('ruleFindings.place.actions')
      : message('ruleFindings.place.action', { number })
  return message(part === 'validity' ? 'ruleFindings.place.validity' : 'ruleFindings.place.rule')
}

/** What is wrong with a rule and what to do about it, one after the other. */
export function problemsMessage(problems: readonly RuleProblem[]): Message {
  return problems
    .map(({ what, remedy }) => message('ruleFindings.problem', { what, remedy }))
    .reduce((before, item) => message('ruleFindings.next', { before, item }))
}

function rulesOf(refs: readonly RuleRef[]): { rules: Message[]; count: number } {
  return { rules: refs.map(ruleNamed), count: refs.length }
}

export function ruleNamed({ name, position }: RuleRef): Message {
  return name === ''
    ? message('ruleFindings.ruleNumbered', { position: position + 1 })
    : message('ruleFindings.ruleNamed', { name })
}

function labelOfType(type: ActionType): Message {
  const action = ACTIONS.find((one) => one.type === type)
  return action === undefined ? plainMessage(type) : actionLabel(action.code)
}

function exampleMessage(example: readonly ExampleValue[], names: RuleNames): Message {
  if (example.length === 0) return message('ruleFindings.everyOrder')
  return message('ruleFindings.example', { values: example.map((one) => exampleItem(one, names)) })
}

function exampleItem({ field: code, subject, value }: ExampleValue, names: RuleNames): Message {
  const definition = findField(code)
  if (!definition) return plainMessage(code)
  const about = definition.subject === null ? null : { [definition.subject]: subject }
  const field = fieldMessage(definition, subjectOf(definition, about, names))
  const said = namesFor(definition, about, names)
  return message('ruleFindings.exampleValue', { field, value: exampleValue(definition, value, said) })
}

function exampleValue(field: Field, value: ExampleValue['value'], names: RuleNames): Value {
  if (value === null) return message('ruleSentences.notKnown')
  if (field.type.kind === 'truth') return message(value === 1 ? 'ruleSentences.yes' : 'ruleSentences.no')
  const found = (Array.isArray(value) ? value : [value]).filter((one) => one !== '')
  if (found.length === 0) return message('ruleSentences.noValue')
  const values = found.map((one) =>
    one === ANY_OTHER ? message('ruleFindings.another') : valueOf(field, one, names),
  )
  return message('ruleSentences.values', { values })
}
