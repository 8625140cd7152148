import { type Language, locale } from '../../lib/language.ts'
import type { ConditionGroup, ConditionNode, Rule } from '../document.ts'
import { actionSentence } from './action-sentence.ts'
import { conditionSentence } from './condition-sentence.ts'
import type { RuleNames } from './names.ts'
import { listed, NBSP, timeOfDay, weekdayName } from './quantity.ts'

/**
 * A rule as one sentence a merchant would say, and a second one when it stops its stage. It never fails:
 * parts that are blank or unknown show as '…' or as their code, so that a draft can be read while it is written.
 */
export function sentence(
  rule: Pick<Rule, 'when' | 'actions' | 'validity' | 'stopsStage'>,
  language: Language,
  names: RuleNames,
): string {
  const actions = rule.actions.map((action) => actionSentence(action, language, names))
  const then = actions.length === 0 ? '…' : listed(language, actions, 'and')
  const main = `${conditions(rule.when, language, names)} ${then}`
  const bounds = validitySentence(rule.validity, language, names)
  const text = `${capital(bounds === '' ? main : `${bounds}${colon(language)} ${lower(main)}`)}.`
  return rule.stopsStage ? `${text} ${STOPS[language]}` : text
}

const STOPS = {
  en: 'No later rule of this stage is looked at.',
  fr: 'Les règles suivantes de cette étape ne sont plus regardées.',
}

function conditions(when: ConditionGroup, language: Language, names: RuleNames): string {
  if (when.children.length === 0) return language === 'fr' ? 'Pour toute commande,' : 'For every order,'
  const text = groupSentence(when, language, names)
  if (language === 'en') return `If ${text}, then`
  return `${/^il[s ]/.test(text) ? 'S’' : 'Si '}${text}, alors`
}

/** The conditions of a group, without the 'if'; groups inside it in brackets. */
export function groupSentence(group: ConditionGroup, language: Language, names: RuleNames): string {
  const parts = group.children.map((child) => nodeSentence(child, group.children.length > 1, language, names))
  switch (group.match) {
    case 'all':
      return listed(language, parts, 'and')
    case 'any':
      return listed(language, parts, 'or')
    case 'none':
      return language === 'fr'
        ? `aucun de ces cas ne se présente${NBSP}: ${listed('fr', parts, 'or')}`
        : `none of this holds: ${listed('en', parts, 'or')}`
  }
}

function nodeSentence(node: ConditionNode, among: boolean, language: Language, names: RuleNames): string {
  if (node.kind === 'condition') return conditionSentence(node, language, names)
  if (node.children.length === 0) return '…'
  const text = groupSentence(node, language, names)
  return among && (node.children.length > 1 || node.match === 'none') ? `(${text})` : text
}

/** When a rule is in force: 'from 1 to 31 December 2026, on Monday, from 08:00 to 12:00'; '' = always. */
function validitySentence(validity: Rule['validity'], language: Language, names: RuleNames): string {
  if (!validity) return ''
  const { from, until, days, hours } = validity
  const parts: string[] = []
  if (from !== null) {
    const begin = momentText(from, language, names.timeZone)
    parts.push(language === 'fr' ? `à partir du ${begin.text}` : `from ${begin.text}`)
  }
  if (until !== null) {
    // An end at midnight is said as the day before, which it still belongs to.
    const isWholeDay = momentText(until, language, names.timeZone).isMidnight
    const { text } = momentText(isWholeDay ? until - 1 : until, language, names.timeZone, isWholeDay)
    const fr = isWholeDay ? `jusqu’au ${text} inclus` : `jusqu’au ${text}`
    parts.push(language === 'fr' ? fr : isWholeDay ? `to the end of ${text}` : `until ${text}`)
  }
  if (days !== null && days.length < 7) {
    const list = listed(
      language,
      days.map((day) =>
        language === 'fr' ? `le ${weekdayName(language, day)}` : weekdayName(language, day),
      ),
      'and',
    )
    parts.push(language === 'fr' ? list : `on ${list}`)
  }
  if (hours !== null) {
    const [start, end] = [timeOfDay(language, hours.from), timeOfDay(language, hours.until)]
    parts.push(language === 'fr' ? `de ${start} à ${end}` : `from ${start} to ${end}`)
  }
  return parts.join(', ')
}

/** '1 December 2026', with the time of day where that is not midnight and the day alone is not asked for. */
function momentText(
  instant: number,
  language: Language,
  timeZone: string,
  isDayOnly = false,
): { text: string; isMidnight: boolean } {
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale(language), { ...options, timeZone }).format(instant)
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const isMidnight = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) === '00:00'
  const isBare = isMidnight || isDayOnly
  const text = format(isBare ? day : { ...day, hour: '2-digit', minute: '2-digit' })
  return { text: language === 'fr' ? text.replace(/^1 /, '1er ') : text, isMidnight }
}

function colon(language: Language): string {
  return language === 'fr' ? `${NBSP}:` : ':'
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
