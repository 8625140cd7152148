import type { RuleMark } from '../../../shared/contract/rules.ts'
import { type Rule, STAGES } from '../../../shared/rules/document.ts'
import { ruleMessage } from '../../../shared/rules/sentence/rule-message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Panel, PanelSection } from '../../components/panel.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useRuleNames } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { ActionsEditor } from './actions-editor.tsx'
import { GroupEditor } from './condition-editor.tsx'
import { localMarks, MarkList } from './rule-marks.tsx'
import { useRuleChoices } from './use-rule-choices.ts'
import { ValidityEditor } from './validity-editor.tsx'

/** One rule of the draft: its sentence as it is written, what is wrong with it, its parts. */
export function RuleEditor(props: {
  rule: Rule
  /** What the lint says of it. */
  marks: readonly RuleMark[]
  /** A rule that a mark is about, by its position. */
  onOpen: (position: number) => void
  onChange: (rule: Rule) => void
  onClose: () => void
}) {
  const { rule, marks, onChange } = props
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const { editor } = texts
  const inWords = useSay()
  const names = useRuleNames()
  const choices = useRuleChoices()
  return (
    <Panel
      title={rule.name}
      subtitle={texts.stages[rule.stage]}
      closeLabel={verbs.close}
      onClose={props.onClose}
    >
      <PanelSection title={editor.sentence}>
        <p className="rule-sentence-large" role="status">
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
      </PanelSection>
      <PanelSection title={editor.rule}>
        <Field label={editor.name} value={rule.name} onChange={(name) => onChange({ ...rule, name })} />
        <Select
          label={editor.stage}
          choices={STAGES.map((id) => ({ id, label: texts.stages[id] }))}
          value={rule.stage}
          onChange={(stage) => onChange({ ...rule, stage })}
        />
      </PanelSection>
      <PanelSection title={editor.conditions}>
        <GroupEditor
          key={`when ${rule.id}`}
          group={rule.when}
          stage={rule.stage}
          level={0}
          choices={choices}
          onChange={(when) => onChange({ ...rule, when })}
        />
      </PanelSection>
      <PanelSection title={editor.actions}>
        <ActionsEditor
          key={`then ${rule.id}`}
          actions={rule.actions}
          stage={rule.stage}
          choices={choices}
          onChange={(actions) => onChange({ ...rule, actions })}
        />
        <Switch isOn={rule.stopsStage} onChange={(stopsStage) => onChange({ ...rule, stopsStage })}>
          {editor.stops}
        </Switch>
      </PanelSection>
      <PanelSection title={texts.validity.title}>
        <ValidityEditor
          key={`validity ${rule.id}`}
          validity={rule.validity}
          onChange={(validity) => onChange({ ...rule, validity })}
        />
      </PanelSection>
    </Panel>
  )
}
