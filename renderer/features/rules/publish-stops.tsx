import { OctagonAlert } from 'lucide-react'
import type { Rule } from '../../../shared/rules/document.ts'
import { placeMessage } from '../../../shared/rules/sentence/finding-message.ts'
import { Button } from '../../components/button.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import type { RuleCheck } from './use-rule-check.ts'

/** The rules that must not go live: where and why, with the way there and the way round. */
export function PublishStops(props: {
  rules: readonly Rule[]
  check: RuleCheck
  onOpen: (ruleId: string) => void
  onTurnOff: (ruleIds: readonly string[]) => void
}) {
  const texts = useMessages('ruleEditor')
  const inWords = useSay()
  const stops = props.check.marks.filter(({ weight }) => weight === 'stops')
  const stopped = [...new Set(stops.map(({ position }) => position))].flatMap((position) => {
    const rule = props.rules[position]
    return rule === undefined ? [] : [{ rule, marks: stops.filter((mark) => mark.position === position) }]
  })
  return (
    <section className="rule-stops">
      <div className="rule-stops-head">
        <StatusBadge tone="blocked" icon={OctagonAlert} label={texts.stopsTitle({ count: stopped.length })} />
        <Button onPress={() => props.onTurnOff(stopped.map(({ rule }) => rule.id))}>
          {texts.stopsOff({ count: stopped.length })}
        </Button>
      </div>
      <ul className="rule-faults">
        {stopped.map(({ rule, marks }) => (
          <li key={rule.id}>
            <Button tone="quiet" onPress={() => props.onOpen(rule.id)}>
              {texts.stopsOpen({ name: rule.name })}
            </Button>
            <span>
              {marks.map((mark, index) => (
                <span key={index} className="rule-fault">
                  {mark.path !== null && <span className="unit">{inWords(placeMessage(mark.path))}</span>}{' '}
                  {inWords(mark.sentence)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
