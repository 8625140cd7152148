import {
  ArrowDown,
  ArrowUp,
  CopyPlus,
  EllipsisVertical,
  FlaskConical,
  GripVertical,
  Pencil,
  Trash2,
} from 'lucide-react'
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import type { ReplayResult } from '../../../shared/contract/replay.ts'
import type { RuleMark, RuleRow } from '../../../shared/contract/rules.ts'
import type { Rule, Stage } from '../../../shared/rules/document.ts'
import { ruleMessage } from '../../../shared/rules/sentence/rule-message.ts'
import { IconButton } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { Switch } from '../../components/switch.tsx'
import { useRuleNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { RuleMarks } from './rule-marks.tsx'

export interface RuleActs {
  open(id: string): void
  toggle(rule: Rule): void
  move(id: string, by: -1 | 1): void
  place(id: string, where: 'before' | 'after', other: string): void
  duplicate(rule: Rule): void
  remove(rule: Rule): void
}

const NO_MARKS: readonly RuleMark[] = []

/** The rules of one stage in the order in which they are evaluated. */
export function RuleList(props: {
  stage: Stage
  rules: readonly Rule[]
  /** As published, by rule. */
  published: ReadonlyMap<string, RuleRow>
  /** What the lint says of these rules, by rule. */
  marks: ReadonlyMap<string, readonly RuleMark[]>
  /** What these very rules matched among past orders; null = not tried. */
  tried: ReplayResult | null
  cursorId: string | null
  why: string | null
  acts: RuleActs
}) {
  const { stage, rules, published, marks, tried, cursorId, why, acts } = props
  const texts = useMessages('ruleEditor')
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: why !== null,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder({ keys, target }) {
      const where = target.dropPosition === 'before' ? 'before' : 'after'
      for (const key of keys) acts.place(String(key), where, String(target.key))
    },
  })
  if (rules.length === 0) return <p className="rule-none">{texts.stageEmpty}</p>
  return (
    <GridList
      className="rule-list"
      aria-label={texts.stages[stage]}
      dragAndDropHooks={dragAndDropHooks}
      dependencies={[rules, cursorId, published, marks, tried, why, texts]}
      items={rules.map((rule, index) => ({ id: rule.id, rule, index }))}
      onAction={(key) => acts.open(String(key))}
    >
      {({ rule, index }) => (
        <GridListItem
          id={rule.id}
          textValue={rule.name}
          className={`rule-row ${rule.id === cursorId ? 'rule-row-cursor' : ''} ${rule.enabled ? '' : 'rule-row-off'}`}
        >
          <RuleRowContent
            rule={rule}
            row={published.get(rule.id) ?? null}
            marks={marks.get(rule.id) ?? NO_MARKS}
            tried={tried}
            isFirst={index === 0}
            isLast={index === rules.length - 1}
            why={why}
            acts={acts}
          />
        </GridListItem>
      )}
    </GridList>
  )
}

function RuleRowContent(props: {
  rule: Rule
  row: RuleRow | null
  marks: readonly RuleMark[]
  tried: ReplayResult | null
  isFirst: boolean
  isLast: boolean
  why: string | null
  acts: RuleActs
}) {
  const { rule, row, marks, tried, isFirst, isLast, why, acts } = props
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const names = useRuleNames()
  return (
    <>
      <AriaButton slot="drag" className="rule-grip" aria-label={texts.drag({ name: rule.name })}>
        <GripVertical size={16} aria-hidden />
      </AriaButton>
      <Switch
        label={texts.enabled({ name: rule.name })}
        isOn={rule.enabled}
        isDisabled={why !== null}
        onChange={() => acts.toggle(rule)}
      />
      <span className="rule-words">
        <span className="rule-title">
          <span className="rule-name">{rule.name}</span>
          <RuleMarks rule={rule} row={row} marks={marks} />
        </span>
        <span className="rule-sentence">{inWords(ruleMessage(rule, names))}</span>
      </span>
      <span className="rule-hits">
        <WeekHits row={row} />
        {tried !== null && <TriedHits ruleId={rule.id} tried={tried} />}
      </span>
      <span className="rule-tools">
        <IconButton
          icon={ArrowUp}
          label={texts.up}
          why={why ?? (isFirst ? texts.up : null)}
          onPress={() => acts.move(rule.id, -1)}
        />
        <IconButton
          icon={ArrowDown}
          label={texts.down}
          why={why ?? (isLast ? texts.down : null)}
          onPress={() => acts.move(rule.id, 1)}
        />
        <Menu
          trigger={<IconButton icon={EllipsisVertical} label={texts.more({ name: rule.name })} />}
          choices={[
            { id: 'edit', label: verbs.edit, icon: Pencil, onChoose: () => acts.open(rule.id) },
            {
              id: 'duplicate',
              label: texts.duplicate,
              icon: CopyPlus,
              why,
              onChoose: () => acts.duplicate(rule),
            },
            {
              id: 'remove',
              label: texts.remove,
              icon: Trash2,
              isDanger: true,
              why,
              onChoose: () => acts.remove(rule),
            },
          ]}
        />
      </span>
    </>
  )
}

/** Orders of the last 7 days that it matched as published. */
function WeekHits({ row }: { row: RuleRow | null }) {
  const texts = useMessages('ruleEditor')
  const format = useFormat()
  if (row === null) return <span className="unit">–</span>
  return (
    <span title={texts.hitsHint}>
      {format.integer(row.hits7Days)}
      <span className="unit"> {texts.hitsDays}</span>
    </span>
  )
}

/** Past orders that it matched when the draft was tried on them. */
function TriedHits({ ruleId, tried }: { ruleId: string; tried: ReplayResult }) {
  const texts = useMessages('ruleReplay')
  const format = useFormat()
  const hits = tried.hits.find((each) => each.ruleId === ruleId)
  if (!hits || hits.after === null) return null
  return (
    <span
      className="rule-tried-hits"
      title={
        hits.before === null
          ? texts.hitsHint({ after: hits.after, orders: tried.orders })
          : texts.hitsHintBefore({ after: hits.after, before: hits.before, orders: tried.orders })
      }
    >
      <FlaskConical size={12} aria-hidden />
      {format.integer(hits.after)}
      <span className="unit"> / {format.integer(tried.orders)}</span>
    </span>
  )
}
