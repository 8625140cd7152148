import { changesBetween, type RuleChange } from '../../../shared/rules/changes.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { differenceMessages } from '../../../shared/rules/sentence/difference-message.ts'
import { useRuleNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'

/** What became of rules, rule by rule and in words: 'Heavy FR: the weight: 3 kg → 5 kg'. */
export function ChangeList({ base, rules }: { base: readonly Rule[]; rules: readonly Rule[] }) {
  const texts = useMessages('ruleEditor')
  const changes = changesBetween(base, rules)
  if (changes.length === 0) return <p className="unit">{texts.noDifference}</p>
  return (
    <ul className="rule-changes">
      {changes.map((change) => (
        <li key={(change.after ?? change.before)?.id}>
          <strong>{(change.after ?? change.before)?.name}</strong>
          <Differences change={change} />
        </li>
      ))}
    </ul>
  )
}

export function Differences({ change }: { change: RuleChange }) {
  const inWords = useSay()
  const names = useRuleNames()
  return (
    <span>
      {differenceMessages(change, names).map((difference, index) => (
        <span key={index} className="rule-difference">
          {inWords(difference)}
        </span>
      ))}
    </span>
  )
}
