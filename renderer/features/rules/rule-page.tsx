import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { RuleMark } from '../../../shared/contract/rules.ts'
import { type Rule, STAGES } from '../../../shared/rules/document.ts'
import { ruleMessage } from '../../../shared/rules/sentence/rule-message.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useRuleNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { ActionsEditor } from './actions-editor.tsx'
import { GroupEditor } from './condition-editor.tsx'
import { localMarks, MarkList } from './rule-marks.tsx'
import { useRuleChoices } from './use-rule-choices.ts'
import { ValidityEditor } from './validity-editor.tsx'
import './rule-page.css'

/** One rule of the draft on a page of its own: its sentence as it is written, what is wrong with it, its parts. */
export function RulePage(props: {
  rule: Rule
  /** What the lint says of it. */
  marks: readonly RuleMark[]
  /** Its neighbours in the order in which they decide; null = there is none. */
  previous: Rule | null
  next: Rule | null
  why: string | null
  onGo: (id: string) => void
  /** A rule that a mark is about, by its position. */
  onOpen: (position: number) => void
  onChange: (rule: Rule) => void
  onFolder: () => void
  onClose: () => void
  /** Below the parts of the rule. */
  children?: ReactNode
}) {
  const { rule, marks, previous, next, onGo, onChange } = props
  const texts = useMessages('ruleEditor')
  const { editor } = texts
  const inWords = useSay()
  const names = useRuleNames()
  const choices = useRuleChoices()
  return (
    <section className="rule-page" aria-label={rule.name}>
      <header className="rule-page-head">
        <Button tone="quiet" icon={ArrowLeft} onPress={props.onClose}>
          {texts.back}
        </Button>
        <span className="rule-page-go">
          <IconButton
            icon={ChevronUp}
            label={texts.previousRule}
            why={previous === null ? texts.previousRule : null}
            onPress={() => previous && onGo(previous.id)}
          />
          <IconButton
            icon={ChevronDown}
            label={texts.nextRule}
            why={next === null ? texts.nextRule : null}
            onPress={() => next && onGo(next.id)}
          />
        </span>
      </header>
      <div className="rule-page-said">
        <h1 className="rule-page-name">{rule.name}</h1>
        <p className="rule-sentence-large" role="status" aria-label={editor.sentence}>
          {inWords(ruleMessage(rule, names))}
        </p>
        <MarkList marks={localMarks(rule, marks)} label={editor.problems}>
          {({ others }) =>
            others.map((position) => (
              <Button key={position} tone="quiet" onPress={() => props.onOpen(position)}>
                {editor.openOther}
              </Button>
            ))
          }
        </MarkList>
      </div>
      <div className="rule-page-parts">
        <div className="rule-page-main">
          <PagePart title={editor.conditions}>
            <GroupEditor
              key={`when ${rule.id}`}
              group={rule.when}
              stage={rule.stage}
              level={0}
              choices={choices}
              onChange={(when) => onChange({ ...rule, when })}
            />
          </PagePart>
          <PagePart title={editor.actions}>
            <ActionsEditor
              key={`then ${rule.id}`}
              actions={rule.actions}
              stage={rule.stage}
              choices={choices}
              onChange={(actions) => onChange({ ...rule, actions })}
            />
          </PagePart>
          {props.children}
        </div>
        <div className="rule-page-side">
          <PagePart title={editor.rule}>
            <Field label={editor.name} value={rule.name} onChange={(name) => onChange({ ...rule, name })} />
            <Switch
              isOn={rule.enabled}
              isDisabled={props.why !== null}
              onChange={(enabled) => onChange({ ...rule, enabled })}
            >
              {texts.ruleState}
            </Switch>
            <Select
              label={editor.stage}
              choices={STAGES.map((id) => ({ id, label: texts.stages[id] }))}
              value={rule.stage}
              onChange={(stage) => onChange({ ...rule, stage })}
            />
            <Switch isOn={rule.stopsStage} onChange={(stopsStage) => onChange({ ...rule, stopsStage })}>
              {editor.stops}
            </Switch>
            <Button why={props.why} onPress={props.onFolder}>
              {rule.folder === undefined ? texts.toFolder : texts.folder({ name: rule.folder })}
            </Button>
          </PagePart>
          <PagePart title={texts.validity.title}>
            <ValidityEditor
              key={`validity ${rule.id}`}
              validity={rule.validity}
              onChange={(validity) => onChange({ ...rule, validity })}
            />
          </PagePart>
        </div>
      </div>
    </section>
  )
}

export function PagePart({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId()
  return (
    <section className="rule-part" aria-labelledby={heading}>
      <h2 id={heading} className="rule-part-title">
        {title}
      </h2>
      {children}
    </section>
  )
}
