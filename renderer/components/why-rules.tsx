import { Check, CircleSlash, X } from 'lucide-react'
import type { RuleVerdict } from '../../shared/domain/explanation.ts'
import { actionSentence } from '../../shared/rules/sentence/action-sentence.ts'
import { failureSentence, skipSentence } from '../../shared/rules/sentence/verdict-sentence.ts'
import { useRuleNames } from '../lib/catalog.ts'
import { useLanguage, useMessages } from '../lib/messages.ts'
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
  const language = useLanguage()
  const names = useRuleNames()
  const format = useFormat()
  const [Icon, tone, word] = rule.matched
    ? ([Check, 'done', texts.yes] as const)
    : rule.skipped !== null
      ? ([CircleSlash, 'neutral', texts.skippedRule] as const)
      : ([X, 'neutral', texts.no] as const)
  const effects = rule.effects.map(({ action, args }) =>
    actionSentence({ code: action, args }, language, names),
  )
  const reason =
    rule.skipped !== null
      ? skipSentence(rule.skipped, language)
      : rule.failed !== null
        ? failureSentence(rule.failed, language, names)
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
