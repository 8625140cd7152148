import { X } from 'lucide-react'
import type { Unit } from '../../../shared/lib/unit.ts'
import { weekdayName } from '../../../shared/lib/weekday-name.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { namesCurrency } from '../../../shared/rules/catalogue/currency-operand.ts'
import type { Field as RuleField } from '../../../shared/rules/catalogue/field.ts'
import { FIELDS, findField } from '../../../shared/rules/catalogue/fields.ts'
import { findOperator, type Operator } from '../../../shared/rules/catalogue/operators.ts'
import type { Condition, ConditionGroup, ConditionNode, Stage } from '../../../shared/rules/document.ts'
import { BLANK } from '../../../shared/rules/sentence/blank.ts'
import { operandOf } from '../../../shared/rules/sentence/condition-message.ts'
import { fieldMessage } from '../../../shared/rules/sentence/field-message.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useLanguage, useMessages, useSay } from '../../lib/messages.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import type { RuleChoices } from './use-rule-choices.ts'
import { ManyOf, UnitInput, WordsInput } from './value-inputs.tsx'

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
          isCompact
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
            isCompact
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

const STARTS: Readonly<Partial<Record<Unit, number>>> = {
  grams: 1000,
  cents: 10_000,
  kilometres: 100,
  millimetres: 1000,
  'cubic-centimetres': 10_000,
  'minute-of-day': 720,
}

/** What a fresh number begins with, so that what is shown is what is kept. */
function startOf(field: RuleField, operatorCode: string): unknown {
  const operand = findOperator(field, operatorCode)?.operand
  if (field.type.kind !== 'number' || field.type.unit === 'weekday' || field.type.unit === 'date') return null
  const start = STARTS[field.type.unit] ?? 1
  if (operand === 'one') return start
  if (operand === 'pair')
    return operatorCode === 'within' ? { from: start, until: start + 60 } : { from: start, to: start * 2 }
  return null
}

/** 'The stock of …' until the site is chosen. */
function fieldChoice(field: RuleField): Message {
  return message('ruleEditor.field', { field: fieldMessage(field, BLANK) })
}

function wrap(field: RuleField, subject: string | null, operand: unknown): unknown {
  const isBare = field.subject === null || (field.subject === 'currency' && subject === null)
  return isBare || field.subject === null ? operand : { [field.subject]: subject, value: operand }
}

function subjectOf(field: RuleField, value: unknown): string | null {
  if (field.subject === null || typeof value !== 'object' || value === null) return null
  const subject: unknown = Reflect.get(value, field.subject)
  return typeof subject === 'string' ? subject : null
}

/** A half-typed code counts: it is named as wrong until it is whole. */
function currencyOf(value: unknown): string | null {
  return namesCurrency(value) && typeof value.currency === 'string' && value.currency !== ''
    ? value.currency
    : null
}

function OperandInput(props: {
  field: RuleField
  operator: Operator
  operand: unknown
  currency: string
  choices: RuleChoices
  onChange: (operand: unknown) => void
}) {
  const { field, operator, operand, currency, choices, onChange } = props
  const texts = useMessages('ruleEditor').editor
  const language = useLanguage()
  if (operator.operand === 'none') return null
  if (field.type.kind === 'number') {
    const { unit } = field.type
    if (unit === 'weekday')
      return (
        <ManyOf
          label={texts.value}
          choices={WEEKDAYS.map((day) => ({ id: String(day), label: weekdayName(language, day) }))}
          value={(Array.isArray(operand) ? operand : []).map(String)}
          onChange={(days) => onChange(days.map(Number).toSorted((a, b) => a - b))}
        />
      )
    if (operator.operand === 'pair')
      return (
        <PairInput
          unit={unit}
          end={operator.code === 'within' ? 'until' : 'to'}
          operand={operand}
          currency={currency}
          onChange={onChange}
        />
      )
    return (
      <UnitInput label={texts.value} unit={unit} currency={currency} value={operand} onChange={onChange} />
    )
  }
  if (field.type.kind === 'truth') return null
  const known = choices.namesOf(field.type.of)
  const values = (Array.isArray(operand) ? operand : []).filter((each) => typeof each === 'string')
  return known === null ? (
    <WordsInput label={texts.value} value={values} isUpper={UPPER.has(field.type.of)} onChange={onChange} />
  ) : (
    <ManyOf label={texts.value} choices={known} value={values} onChange={onChange} />
  )
}

/** Names that are written in capital letters. */
const UPPER: ReadonlySet<string> = new Set(['country', 'postcode', 'currency'])

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

function PairInput(props: {
  unit: Unit
  end: 'to' | 'until'
  operand: unknown
  currency: string
  onChange: (operand: unknown) => void
}) {
  const { unit, end, operand, currency, onChange } = props
  const texts = useMessages('ruleEditor').editor
  const part = (name: string): unknown =>
    typeof operand === 'object' && operand !== null ? Reflect.get(operand, name) : null
  const set = (name: string, value: unknown) =>
    onChange({ from: part('from'), [end]: part(end), [name]: value })
  return (
    <>
      <UnitInput
        label={texts.from}
        unit={unit}
        currency={currency}
        value={part('from')}
        onChange={(value) => set('from', value)}
      />
      <UnitInput
        label={texts.to}
        unit={unit}
        currency={currency}
        value={part(end)}
        onChange={(value) => set(end, value)}
      />
    </>
  )
}
