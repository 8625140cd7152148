import { X } from 'lucide-react'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Field as RuleField } from '../../../shared/rules/catalogue/field.ts'
import { FIELDS, findField } from '../../../shared/rules/catalogue/fields.ts'
import { findOperator } from '../../../shared/rules/catalogue/operators.ts'
import type { Condition, ConditionGroup, ConditionNode, Stage } from '../../../shared/rules/document.ts'
import { BLANK } from '../../../shared/rules/sentence/blank.ts'
import { operandOf } from '../../../shared/rules/sentence/condition-message.ts'
import { fieldMessage } from '../../../shared/rules/sentence/field-message.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { currencyOf, startOf, subjectOf, wrap } from './condition-value.ts'
import { OperandInput } from './operand-input.tsx'
import type { RuleChoices } from './use-rule-choices.ts'
import './condition-editor.css'

const MATCHES = ['all', 'any', 'none'] as const
/** A group may hold groups, those no further ones: deeper is two rules. */
const MOST_LEVELS = 2

/** The conditions of a group, each a field, a comparison and a value; groups one level down. */
export function GroupEditor(props: {
  group: ConditionGroup
  stage: Stage
  level: number
  choices: RuleChoices
  onChange: (group: ConditionGroup) => void
  onRemove?: () => void
}) {
  const { group, stage, level, choices, onChange } = props
  const texts = useMessages('ruleEditor').editor
  const setChild = (index: number, child: ConditionNode | null) =>
    onChange({
      ...group,
      children: group.children.flatMap((old, place) =>
        place !== index ? [old] : child === null ? [] : [child],
      ),
    })
  const add = (child: ConditionNode) => onChange({ ...group, children: [...group.children, child] })
  return (
    <div className={level === 0 ? 'rule-group' : 'rule-group rule-group-inner'}>
      {group.children.length === 0 && level === 0 && <p className="unit">{texts.forAll}</p>}
      {(group.children.length > 1 || group.match !== 'all' || level > 0) && (
        <div className="rule-group-head">
          <Select
            label={texts.match}
            isCompact
            choices={MATCHES.map((id) => ({ id, label: texts.matches[id] }))}
            value={group.match}
            onChange={(match) => onChange({ ...group, match })}
          />
          {props.onRemove && <IconButton icon={X} label={texts.removeGroup} onPress={props.onRemove} />}
        </div>
      )}
      {group.children.map((child, index) =>
        child.kind === 'group' ? (
          <GroupEditor
            key={index}
            group={child}
            stage={stage}
            level={level + 1}
            choices={choices}
            onChange={(next) => setChild(index, next)}
            onRemove={() => setChild(index, null)}
          />
        ) : (
          <ConditionEditor
            key={index}
            condition={child}
            stage={stage}
            choices={choices}
            onChange={(next) => setChild(index, next)}
            onRemove={() => setChild(index, null)}
          />
        ),
      )}
      <div className="rule-adds">
        <Button tone="quiet" onPress={() => add(blankCondition())}>
          {texts.addCondition}
        </Button>
        {level + 1 < MOST_LEVELS && group.children.length > 0 && (
          <Button
            tone="quiet"
            onPress={() => add({ kind: 'group', match: 'any', children: [blankCondition()] })}
          >
            {texts.addGroup}
          </Button>
        )}
      </div>
    </div>
  )
}

function blankCondition(): Condition {
  return { kind: 'condition', field: 'order.weight', operator: 'gt', value: 1000 }
}

function ConditionEditor(props: {
  condition: Condition
  stage: Stage
  choices: RuleChoices
  onChange: (condition: Condition) => void
  onRemove: () => void
}) {
  const { condition, stage, choices, onChange } = props
  const texts = useMessages('ruleEditor').editor
  const { label: labels } = useMessages('ruleOperators')
  const inWords = useSay()
  const ownCurrency = useOwnCurrency()
  const field = findField(condition.field)
  const operator = field && findOperator(field, condition.operator)
  const subject = field === null ? null : subjectOf(field, condition.value)
  const withOperand = (operand: unknown) =>
    onChange({ ...condition, value: field ? wrap(field, subject, operand) : operand })

  function chooseField(code: string) {
    const next = findField(code)
    const first = next?.operators[0]
    if (next && first)
      onChange({
        kind: 'condition',
        field: code,
        operator: first,
        value: wrap(next, null, startOf(next, first)),
      })
  }

  const fields = FIELDS.filter((each) => each.stages.includes(stage) || each.code === condition.field)
  return (
    <div className="rule-condition">
      <div className="rule-condition-row">
        <Select
          label={texts.field}
          choices={fields.map((each) => ({ id: each.code, label: inWords(fieldChoice(each)) }))}
          value={condition.field}
          onChange={chooseField}
        />
        <IconButton icon={X} label={texts.removeCondition} onPress={props.onRemove} />
      </div>
      {field?.subject === 'currency' && (
        <Field
          label={texts.currency}
          help={texts.currencyHelp({ own: ownCurrency })}
          value={currencyOf(condition.value) ?? ''}
          onChange={(text) =>
            onChange({
              ...condition,
              value: wrap(field, text.trim().toUpperCase() || null, operandOf(field, condition.value)),
            })
          }
        />
      )}
      {field?.subject && field.subject !== 'currency' && (
        <Select
          label={field.subject === 'site' ? texts.site : texts.service}
          choices={[
            { id: '', label: texts.choose },
            ...(field.subject === 'site' ? choices.sites : choices.services),
          ]}
          value={subject ?? ''}
          onChange={(id) =>
            onChange({
              ...condition,
              value: wrap(field, id === '' ? null : id, operandOf(field, condition.value)),
            })
          }
        />
      )}
      {field && (
        <div className="rule-condition-stack">
          <Select
            label={texts.operator}
            choices={field.operators.flatMap((code) => {
              const each = findOperator(field, code)
              return each ? [{ id: code, label: labels[each.code] }] : []
            })}
            value={condition.operator}
            onChange={(code) => {
              const next = findOperator(field, code)
              const same = next?.operand === operator?.operand
              const operand = same ? operandOf(field, condition.value) : startOf(field, code)
              onChange({
                ...condition,
                operator: code,
                value: wrap(field, subject, operand),
              })
            }}
          />
          {operator && (
            <OperandInput
              key={`${condition.field} ${condition.operator}`}
              field={field}
              operator={operator}
              operand={operandOf(field, condition.value)}
              currency={currencyOf(condition.value) ?? ownCurrency}
              choices={choices}
              onChange={withOperand}
            />
          )}
        </div>
      )}
    </div>
  )
}

/** 'The stock of …' until the site is chosen. */
function fieldChoice(field: RuleField): Message {
  return message('ruleEditor.field', { field: fieldMessage(field, BLANK) })
}
