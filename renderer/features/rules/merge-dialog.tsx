import { useMemo, useState } from 'react'
import type { Rule } from '../../../shared/rules/document.ts'
import { mergeRules, type Overlap, type Side } from '../../../shared/rules/merge.ts'
import { ruleMessage } from '../../../shared/rules/sentence/rule-message.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useRuleNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { Differences } from './change-list.tsx'
import './merge-dialog.css'

interface Sides {
  readonly base: readonly Rule[]
  readonly mine: readonly Rule[]
  readonly theirs: readonly Rule[]
}

/** What both changed, side by side on what it was: one of them is chosen for each. */
export function MergeDialog(props: {
  sides: Sides | null
  /** Who changed it besides. */
  author: string
  onMerged: (rules: readonly Rule[]) => void
  onClose: () => void
}) {
  const texts = useMessages('ruleEditor')
  return (
    <Dialog isOpen={props.sides !== null} onClose={props.onClose} title={texts.mergeTitle} isWide>
      {props.sides !== null && <MergeForm {...props} sides={props.sides} />}
    </Dialog>
  )
}

function MergeForm({
  sides,
  author,
  onMerged,
  onClose,
}: Omit<Parameters<typeof MergeDialog>[0], 'sides'> & { sides: Sides }) {
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map())
  /** Every overlap that was shown, so that a choice can be changed. */
  const shown = useMemo(() => {
    const { base, mine, theirs } = sides
    const first = mergeRules(base, mine, theirs).overlaps
    const open = mergeRules(base, mine, theirs, choices).overlaps
    return [...new Map([...first, ...open].map((overlap) => [overlap.key, overlap])).values()]
  }, [sides, choices])
  const merged = mergeRules(sides.base, sides.mine, sides.theirs, choices)
  const choose = (key: string, side: Side) => setChoices(new Map(choices).set(key, side))
  return (
    <>
      <p>{texts.mergeText({ author })}</p>
      <div className="merge-list">
        {shown.map((overlap) => (
          <OverlapChoice
            key={overlap.key}
            overlap={overlap}
            sides={sides}
            author={author}
            chosen={choices.get(overlap.key) ?? null}
            onChoose={(side) => choose(overlap.key, side)}
          />
        ))}
      </div>
      <div className="dialog-buttons">
        <Button onPress={onClose}>{verbs.cancel}</Button>
        <Button
          tone="primary"
          why={merged.overlaps.length > 0 ? texts.mergeOpen({ count: merged.overlaps.length }) : null}
          onPress={() => onMerged(merged.rules)}
        >
          {texts.mergeGo}
        </Button>
      </div>
    </>
  )
}

function OverlapChoice(props: {
  overlap: Overlap
  sides: Sides
  author: string
  chosen: Side | null
  onChoose: (side: Side) => void
}) {
  const { overlap, sides, author, chosen, onChoose } = props
  const texts = useMessages('ruleEditor')
  const names: Readonly<Record<Side, string>> = { mine: texts.mergeMine, theirs: author }
  return (
    <section className="merge-overlap" aria-label={titleOf(overlap, texts)}>
      <h3>{titleOf(overlap, texts)}</h3>
      <div className="merge-base">
        <span className="unit">{texts.mergeBase}</span>
        <Before overlap={overlap} sides={sides} />
      </div>
      {(['mine', 'theirs'] as const).map((side) => (
        <label key={side} className={`merge-side ${chosen === side ? 'merge-side-chosen' : ''}`}>
          <span className="merge-side-name">
            <input
              type="radio"
              name={overlap.key}
              checked={chosen === side}
              onChange={() => onChoose(side)}
            />{' '}
            {names[side]}
          </span>
          <After overlap={overlap} side={side} sides={sides} />
        </label>
      ))}
    </section>
  )
}

function titleOf(overlap: Overlap, texts: ReturnType<typeof useMessages<'ruleEditor'>>): string {
  if (overlap.kind === 'order') return texts.mergeOrder({ stage: texts.stages[overlap.stage] })
  const { name } = overlap.base ?? overlap.mine ?? overlap.theirs ?? { name: '' }
  if (overlap.kind === 'removed') return texts.mergeRule({ name })
  return overlap.field === null
    ? texts.mergeRule({ name })
    : texts.mergeField({ name, field: texts.fields[overlap.field] })
}

function Before({ overlap, sides }: { overlap: Overlap; sides: Sides }) {
  const texts = useMessages('ruleEditor')
  const inWords = useSay()
  const names = useRuleNames()
  if (overlap.kind === 'order') return <Order rules={sides.base} stage={overlap.stage} />
  return <span>{overlap.base === null ? texts.mergeNoBase : inWords(ruleMessage(overlap.base, names))}</span>
}

/** What a side made of it: the differences of the field, or the whole. */
function After({ overlap, side, sides }: { overlap: Overlap; side: Side; sides: Sides }) {
  const inWords = useSay()
  const names = useRuleNames()
  if (overlap.kind === 'order') return <Order rules={sides[side]} stage={overlap.stage} />
  const after = overlap[side]
  const { base } = overlap
  if (after === null || base === null)
    return after === null ? (
      <Differences change={{ before: base, after: null }} />
    ) : (
      <span>{inWords(ruleMessage(after, names))}</span>
    )
  if (overlap.kind === 'rule' && overlap.field !== null)
    return (
      <Differences change={{ before: base, after: { ...base, [overlap.field]: after[overlap.field] } }} />
    )
  return <Differences change={{ before: base, after }} />
}

function Order({ rules, stage }: { rules: readonly Rule[]; stage: Rule['stage'] }) {
  const peers = rules.filter((rule) => rule.stage === stage)
  return (
    <ol className="merge-order">
      {peers.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ol>
  )
}
