import type { Message } from '../../messages/definition.ts'
import { message, plainMessage } from '../../messages/message.ts'
import { findField } from '../catalogue/fields.ts'
import { findOperator } from '../catalogue/operators.ts'
import type { RuleChange } from '../changes.ts'
import type { Action, Condition, ConditionGroup, Rule } from '../document.ts'
import { actionMessage } from './action-message.ts'
import { conditionMessage, namesFor, operandMessage, subjectOf } from './condition-message.ts'
import { fieldMessage } from './field-message.ts'
import type { RuleNames } from './names.ts'
import { boundsMessage, ruleMessage } from './rule-message.ts'

/** What became of a rule, each difference for itself: 'the weight: 3 kg → 5 kg', 'moved above “Express first”'. */
export function differenceMessages(
  { before, after, movedAbove }: RuleChange,
  names: RuleNames,
): readonly Message[] {
  if (after === null) return [message('ruleDifferences.removed')]
  if (before === null) return [message('ruleDifferences.added', { sentence: ruleMessage(after, names) })]
  const differences = [
    ...headDifferences(before, after),
    ...conditionDifferences(before.when, after.when, names),
    ...actionDifferences(before.actions, after.actions, names),
    ...timeDifferences(before, after, names),
  ]
  if (movedAbove === null) differences.push(message('ruleDifferences.movedLast'))
  else if (movedAbove !== undefined)
    differences.push(message('ruleDifferences.moved', { rule: movedAbove.name }))
  return differences
}

function headDifferences(before: Rule, after: Rule): Message[] {
  const differences: Message[] = []
  if (before.name !== after.name)
    differences.push(message('ruleDifferences.renamed', { before: before.name, after: after.name }))
  if (before.enabled !== after.enabled)
    differences.push(message(after.enabled ? 'ruleDifferences.on' : 'ruleDifferences.off'))
  if (before.stage !== after.stage)
    differences.push(
      message('ruleDifferences.stage', {
        before: message(`ruleEditor.stages.${before.stage}`),
        after: message(`ruleEditor.stages.${after.stage}`),
      }),
    )
  if (before.stopsStage !== after.stopsStage)
    differences.push(message(after.stopsStage ? 'ruleDifferences.stops' : 'ruleDifferences.stopsNoMore'))
  if (before.folder !== after.folder)
    differences.push(
      after.folder === undefined
        ? message('ruleDifferences.noFolder', { folder: before.folder ?? '' })
        : message('ruleDifferences.folder', { folder: after.folder }),
    )
  return differences
}

function conditionDifferences(before: ConditionGroup, after: ConditionGroup, names: RuleNames): Message[] {
  const differences: Message[] = []
  if (before.match !== after.match)
    differences.push(
      message('ruleDifferences.match', {
        before: message(`ruleEditor.editor.matches.${before.match}`),
        after: message(`ruleEditor.editor.matches.${after.match}`),
      }),
    )
  const pairs = paired(leaves(before), leaves(after), ({ field }) => field)
  for (const [old, fresh] of pairs) {
    if (old !== null && fresh !== null) differences.push(changedCondition(old, fresh, names))
    else if (fresh !== null)
      differences.push(message('ruleDifferences.condition', { clause: conditionMessage(fresh, names) }))
    else if (old !== null)
      differences.push(message('ruleDifferences.noCondition', { clause: conditionMessage(old, names) }))
  }
  if (differences.length === 0 && JSON.stringify(before) !== JSON.stringify(after))
    differences.push(message('ruleDifferences.regrouped'))
  return differences
}

/** '{field}: {old value} → {new value}' where only the value is another, else both clauses. */
function changedCondition(old: Condition, fresh: Condition, names: RuleNames): Message {
  const field = findField(fresh.field)
  const operator = field && findOperator(field, fresh.operator)
  const [was, is] = [old, fresh].map(
    ({ value }) => field && operator && operandMessage(field, operator, value, names),
  )
  const subjects = [old, fresh].map(
    ({ value }) => field && subjectOf(field, value, namesFor(field, value, names)),
  )
  if (!field || !was || !is || old.operator !== fresh.operator || subjects[0] !== subjects[1])
    return message('ruleDifferences.changed', {
      before: conditionMessage(old, names),
      after: conditionMessage(fresh, names),
    })
  return message('ruleDifferences.value', {
    field: fieldMessage(field, subjects[0] ?? ''),
    before: was,
    after: is,
  })
}

function leaves(group: ConditionGroup): readonly Condition[] {
  return group.children.flatMap((child) => (child.kind === 'group' ? leaves(child) : [child]))
}

function actionDifferences(
  before: readonly Action[],
  after: readonly Action[],
  names: RuleNames,
): readonly Message[] {
  return paired(before, after, ({ code }) => code).map(([old, fresh]) => {
    if (old !== null && fresh !== null)
      return message('ruleDifferences.changed', {
        before: actionMessage(old, names),
        after: actionMessage(fresh, names),
      })
    return fresh !== null
      ? message('ruleDifferences.action', { clause: actionMessage(fresh, names) })
      : message('ruleDifferences.noAction', {
          clause: old === null ? plainMessage('') : actionMessage(old, names),
        })
  })
}

function timeDifferences(before: Rule, after: Rule, names: RuleNames): readonly Message[] {
  if (JSON.stringify(before.validity) === JSON.stringify(after.validity)) return []
  const always = message('ruleEditor.validity.always')
  return [
    message('ruleDifferences.validity', {
      before: boundsMessage(before.validity, names) ?? always,
      after: boundsMessage(after.validity, names) ?? always,
    }),
  ]
}

/** What differs between two lists: equal items fall away, those of one key are pairs in their order. */
function paired<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): readonly (readonly [T | null, T | null])[] {
  const fresh = [...after]
  const old = before.filter((item) => {
    const at = fresh.findIndex((one) => JSON.stringify(one) === JSON.stringify(item))
    if (at >= 0) fresh.splice(at, 1)
    return at < 0
  })
  const pairs = old.map((item): readonly [T | null, T | null] => {
    const at = fresh.findIndex((one) => keyOf(one) === keyOf(item))
    return [item, at < 0 ? null : (fresh.splice(at, 1)[0] ?? null)]
  })
  return [...pairs, ...fresh.map((item): readonly [null, T] => [null, item])]
}
