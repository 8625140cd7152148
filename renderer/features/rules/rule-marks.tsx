import { Lightbulb, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { RuleMark, RuleRow } from '../../../shared/contract/rules.ts'
import { isSame } from '../../../shared/rules/changes.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { findingMark, placeMessage, problemsMessage } from '../../../shared/rules/sentence/finding-message.ts'
import { StatusBadge, type Tone } from '../../components/status-badge.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { ValidityMark } from './validity-mark.tsx'

const LOOKS: Readonly<Record<RuleMark['weight'], { tone: Tone; icon: LucideIcon }>> = {
  stops: { tone: 'blocked', icon: OctagonAlert },
  warns: { tone: 'risk', icon: TriangleAlert },
  tells: { tone: 'neutral', icon: Lightbulb },
}

/** Beside a rule's name: what the lint says of it, when it is in force, and whether it was changed since publishing. */
export function RuleMarks(props: { rule: Rule; row: RuleRow | null; marks: readonly RuleMark[] }) {
  const { rule, row, marks } = props
  const texts = useMessages('ruleEditor')
  return (
    <>
      {oneOfEach(localMarks(rule, marks)).map((mark) => (
        <MarkBadge key={`${mark.code} ${mark.others.join()}`} mark={mark} />
      ))}
      <ValidityMark validity={rule.validity} />
      {row === null && <span className="rule-mark">{texts.added}</span>}
      {row !== null && !isSame({ ...row.rule, enabled: rule.enabled }, rule) && (
        <span className="rule-mark">{texts.changed}</span>
      )}
    </>
  )
}

/**
 * The marks with what is wrong in the rule itself as it is now, which is known without asking; what is missing in the
 * workspace is as it was said last.
 */
export function localMarks(rule: Rule, marks: readonly RuleMark[]): readonly RuleMark[] {
  const parsed = parseRule(rule)
  const said = marks.filter(({ code }) => code !== 'invalid')
  if (parsed.kind === 'valid') return marks
  const { id, name, problems } = parsed
  const finding = { kind: 'invalid', rule: { position: 0, id, name }, problems } as const
  return [
    ...problems.map(
      (problem): RuleMark => ({
        position: 0,
        code: 'invalid',
        weight: rule.enabled ? 'stops' : 'warns',
        mark: findingMark(finding),
        sentence: problemsMessage([problem]),
        path: problem.path,
        others: [],
      }),
    ),
    ...said,
  ]
}

/** Several problems of one rule are one badge. */
function oneOfEach(marks: readonly RuleMark[]): readonly RuleMark[] {
  const first = marks.find(({ code }) => code === 'invalid')
  return marks.filter((mark) => mark.code !== 'invalid' || mark === first)
}

function MarkBadge({ mark }: { mark: RuleMark }) {
  const inWords = useSay()
  return (
    <span className="rule-remark" title={inWords(mark.sentence)}>
      <StatusBadge {...LOOKS[mark.weight]} label={inWords(mark.mark)} isFilled={mark.weight === 'stops'} />
    </span>
  )
}

/** All that is said of a rule, in sentences, with the way to the other rules. */
export function MarkList(props: {
  marks: readonly RuleMark[]
  label: string
  children?: (mark: RuleMark) => React.ReactNode
}) {
  const inWords = useSay()
  if (props.marks.length === 0) return null
  return (
    <ul className="rule-problems" aria-label={props.label}>
      {props.marks.map((mark, index) => (
        <li key={index}>
          <StatusBadge
            {...LOOKS[mark.weight]}
            label={mark.path === null ? inWords(mark.mark) : inWords(placeMessage(mark.path))}
          />{' '}
          <span className="unit">{inWords(mark.sentence)}</span> {props.children?.(mark)}
        </li>
      ))}
    </ul>
  )
}
