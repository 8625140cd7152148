import {
  ArrowDown,
  ArrowUp,
  CopyPlus,
  EllipsisVertical,
  FlaskConical,
  FolderInput,
  GripVertical,
  Pencil,
  Trash2,
} from 'lucide-react'
import type { ReplayResult } from '../../../shared/contract/replay.ts'
import type { RuleRow as Published, RuleMark } from '../../../shared/contract/rules.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { ruleMessage } from '../../../shared/rules/sentence/rule-message.ts'
import { IconButton } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { Switch } from '../../components/switch.tsx'
import { useRuleNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { RuleMarks } from './rule-marks.tsx'
import type { RuleActs } from './use-rule-acts.ts'

/** One rule of the list. */
export function RuleRow(props: {
  rule: Rule
  row: Published | null
  marks: readonly RuleMark[]
  tried: ReplayResult | null
  isPicked: boolean
  onPick: (isPicked: boolean, isRange: boolean) => void
  /** Why it cannot be moved up or down, dragged too. */
  whyNotUp: string | null
  whyNotDown: string | null
  why: string | null
  acts: RuleActs
  onFolder: (rule: Rule) => void
  onGrip: (event: React.DragEvent) => void
}) {
  const { rule, row, marks, tried, isPicked, why, acts } = props
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const names = useRuleNames()
  return (
    <>
      <span role="gridcell" className="rule-handles">
        {/* Dragged with the mouse; by keyboard a rule moves with Alt and the arrows. */}
        <span
          className="rule-grip"
          draggable={why === null}
          onDragStart={props.onGrip}
          title={texts.drag({ name: rule.name })}
        >
          <GripVertical size={16} aria-hidden />
        </span>
        <input
          type="checkbox"
          className="rule-pick"
          aria-label={texts.pick({ name: rule.name })}
          checked={isPicked}
          onChange={() => {}}
          onClick={(event) => {
            event.stopPropagation()
            props.onPick(!isPicked, event.shiftKey)
          }}
        />
      </span>
      <span role="gridcell">
        <Switch
          label={texts.enabled({ name: rule.name })}
          isOn={rule.enabled}
          isDisabled={why !== null}
          onChange={(isOn) => acts.turn([rule], isOn)}
        />
      </span>
      <span role="gridcell" className="rule-words" onClick={() => acts.open(rule.id)}>
        <span className="rule-title">
          <span className="rule-name">{rule.name}</span>
          <RuleMarks rule={rule} row={row} marks={marks} />
        </span>
        <span className="rule-sentence">{inWords(ruleMessage(rule, names))}</span>
      </span>
      <span role="gridcell" className="rule-hits">
        <WeekHits row={row} />
        {tried !== null && <TriedHits ruleId={rule.id} tried={tried} />}
      </span>
      <span role="gridcell" className="rule-tools">
        <IconButton
          icon={ArrowUp}
          label={texts.up}
          why={why ?? props.whyNotUp}
          onPress={() => acts.move(rule.id, -1)}
        />
        <IconButton
          icon={ArrowDown}
          label={texts.down}
          why={why ?? props.whyNotDown}
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
              onChoose: () => acts.duplicate([rule]),
            },
            {
              id: 'folder',
              label: texts.toFolder,
              icon: FolderInput,
              why,
              onChoose: () => props.onFolder(rule),
            },
            {
              id: 'remove',
              label: texts.remove,
              icon: Trash2,
              isDanger: true,
              why,
              onChoose: () => acts.remove([rule]),
            },
          ]}
        />
      </span>
    </>
  )
}

/** Orders of the last 7 days that it matched as published. */
function WeekHits({ row }: { row: Published | null }) {
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
