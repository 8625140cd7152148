import { Check, CircleSlash, X } from 'lucide-react'
import type { RuleVerdict } from '../../shared/domain/explanation.ts'
import { actionMessage } from '../../shared/rules/sentence/action-message.ts'
import { failureMessage, skipMessage } from '../../shared/rules/sentence/verdict-message.ts'
import { useRuleNames } from '../lib/catalog.ts'
import { useMessages, useSay } from '../lib/messages.ts'
import { useFormat } from '../lib/use-format.ts'

/** The rules that matched with what they did; the others with the condition that did not hold and what was found. */
export function WhyRules({ rules }: { rules: readonly RuleVerdict[] }) {
  const texts = useMessages('orderWhy')
  const matched = rules.filter((rule) => rule.matched)
  const others = rules.filter((rule) => !rule.matched)
  if (rules.length === 0) return <p className="unit">{texts.noRules}</p>
  return (
    <>
      {matched.length === 0 ? <p className="unit">{texts.noneMatched}</p> : <RuleLines rules={matched} />}
      {others.length > 0 && (
        <details className="why-more" open>
          <summary>{texts.othersNot({ count: others.length })}</summary>
          <RuleLines rules={others} />
        </details>
      )}
    </>
  )
}

function RuleLines({ rules }: { rules: readonly RuleVerdict[] }) {
  return (
    <ul className="why-list">
      {rules.map((rule) => (
        <RuleLine key={rule.ruleId} rule={rule} />
      ))}
    </ul>
  )
}

function RuleLine({ rule }: { rule: RuleVerdict }) {
  const texts = useMessages('orderWhy')
  const inWords = useSay()
  const names = useRuleNames()
  const format = useFormat()
  const [Icon, tone, word] = rule.matched
    ? ([Check, 'done', texts.yes] as const)
    : rule.skipped !== null
      ? ([CircleSlash, 'neutral', texts.skippedRule] as const)
      : ([X, 'neutral', texts.no] as const)
  const effects = rule.effects.map(({ action, args }) =>
    inWords(actionMessage({ code: action, args }, names)),
  )
  const reason =
    rule.skipped !== null
      ? inWords(skipMessage(rule.skipped))
      : rule.failed !== null
        ? inWords(failureMessage(rule.failed, names))
        : effects.length > 0
          ? format.list(effects)
          : texts.noEffect
  return (
    <li className={`why-rule tone-${tone} ${rule.matched ? '' : 'why-off'}`}>
      <Icon size={14} role="img" aria-label={word} />
      <span className="why-name">{rule.ruleName}</span>
      <span className="why-reason">{reason}</span>
    </li>
  )
}
