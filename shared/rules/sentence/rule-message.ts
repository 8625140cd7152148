import type { LocalDate } from '../../lib/clock.ts'
import type { Message } from '../../messages/definition.ts'
import { message } from '../../messages/message.ts'
import type { ConditionGroup, ConditionNode, Rule } from '../document.ts'
import { actionMessage } from './action-message.ts'
import { BLANK } from './blank.ts'
import { conditionMessage } from './condition-message.ts'
import type { RuleNames } from './names.ts'

/**
 * A rule as one sentence a merchant would say, and a second one when it stops its stage. It never fails:
 * parts that are blank or unknown show as '…' or as their code, so that a draft can be read while it is written.
 */
export function ruleMessage(
  rule: Pick<Rule, 'when' | 'actions' | 'validity' | 'stopsStage'>,
  names: RuleNames,
): Message {
  const clauses = rule.actions.map((action) => actionMessage(action, names))
  const said = { actions: clauses.length === 0 ? [message('ruleSentences.nothing')] : clauses }
  const bounds = boundsMessage(rule.validity, names)
  const sentence =
    rule.when.children.length === 0
      ? bounds === null
        ? message('ruleSentences.always', said)
        : message('ruleSentences.alwaysWithin', { ...said, bounds })
      : whenMessage({ ...said, conditions: groupMessage(rule.when, names) }, bounds)
  return rule.stopsStage ? message('ruleSentences.stopping', { sentence }) : sentence
}

function whenMessage(
  said: { readonly actions: readonly (string | Message)[]; readonly conditions: Message },
  bounds: Message | null,
): Message {
  return bounds === null
    ? message('ruleSentences.when', said)
    : message('ruleSentences.whenWithin', { ...said, bounds })
}

/** The conditions of a group, without the 'if'; groups inside it in brackets. */
function groupMessage(group: ConditionGroup, names: RuleNames): Message {
  const parts = group.children.map((child) => nodeMessage(child, group.children.length > 1, names))
  return message(`ruleSentences.${group.match}`, { parts })
}

function nodeMessage(node: ConditionNode, among: boolean, names: RuleNames): string | Message {
  if (node.kind === 'condition') return conditionMessage(node, names)
  if (node.children.length === 0) return BLANK
  const part = groupMessage(node, names)
  return among && (node.children.length > 1 || node.match === 'none')
    ? message('ruleSentences.inBrackets', { part })
    : part
}

/** When a rule is in force: 'from 1 to 31 December 2026, on Monday, from 08:00 to 12:00'; null = always. */
export function boundsMessage(validity: Rule['validity'], { timeZone, currency }: RuleNames): Message | null {
  if (!validity) return null
  const { from, until, days, hours } = validity
  const bounds: Message[] = []
  if (from !== null) {
    const begin = localTime(from, timeZone)
    bounds.push(
      begin.isMidnight
        ? message('ruleSentences.from', { day: begin.day })
        : message('ruleSentences.fromTime', { moment: { at: from, timeZone } }),
    )
  }
  if (until !== null)
    bounds.push(
      // An end at midnight is said as the day before, which it still belongs to.
      localTime(until, timeZone).isMidnight
        ? message('ruleSentences.untilEndOf', { day: localTime(until - 1, timeZone).day })
        : message('ruleSentences.until', { moment: { at: until, timeZone } }),
    )
  if (days !== null && days.length < 7) {
    const named = days.map((day) =>
      message('ruleSentences.aDay', { day: { unit: 'weekday', value: day, currency } }),
    )
    bounds.push(message('ruleSentences.onDays', { days: named }))
  }
  if (hours !== null)
    bounds.push(
      message('ruleSentences.hours', {
        from: { unit: 'minute-of-day', value: hours.from, currency },
        until: { unit: 'minute-of-day', value: hours.until, currency },
      }),
    )
  return bounds.length === 0 ? null : message('ruleSentences.bounds', { bounds })
}

/** The day there, and whether it begins at that instant. */
function localTime(instant: number, timeZone: string): { day: LocalDate; isMidnight: boolean } {
  // Swedish dates are written YYYY-MM-DD.
  const text = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone,
  }).format(instant)
  const [day = '', time = ''] = text.split(' ')
  return { day, isMidnight: time === '00:00' }
}
