import type { Unit } from '../../../shared/lib/unit.ts'
import type { Field as RuleField } from '../../../shared/rules/catalogue/field.ts'
import type { Operator } from '../../../shared/rules/catalogue/operators.ts'
import { useMessages } from '../../lib/messages.ts'
import type { RuleChoices } from './use-rule-choices.ts'
import { UnitInput, Weekdays } from './value-inputs.tsx'
import { ValuesPicker } from './values-picker.tsx'

/** What a field is compared with, entered as its type asks. */
export function OperandInput(props: {
  field: RuleField
  operator: Operator
  operand: unknown
  currency: string
  choices: RuleChoices
  onChange: (operand: unknown) => void
}) {
  const { field, operator, operand, currency, choices, onChange } = props
  const texts = useMessages('ruleEditor').editor
  if (operator.operand === 'none') return null
  if (field.type.kind === 'number') {
    const { unit } = field.type
    if (unit === 'weekday') return <Weekdays label={texts.value} value={operand} onChange={onChange} />
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
  const values = (Array.isArray(operand) ? operand : []).filter((each) => typeof each === 'string')
  return (
    <ValuesPicker
      label={texts.value}
      of={field.type.of}
      choices={choices}
      value={values}
      onChange={onChange}
    />
  )
}

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
