import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import * as scalars from '../../../shared/domain/scalars.ts'
import type { Unit } from '../../../shared/lib/unit.ts'
import { weekdayName } from '../../../shared/lib/weekday-name.ts'
import { dateOfEpochDay } from '../../../shared/rules/catalogue/unit-value.ts'
import { DayField, TimeField } from '../../components/day-field.tsx'
import { NumberField } from '../../components/field.tsx'
import { MoneyField } from '../../components/money-field.tsx'
import { useLanguage } from '../../lib/messages.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'

/** A unit as people enter it: how many stored units make one, decimals, and the sign after the field. */
const ENTERED: Readonly<Partial<Record<Unit, { scale: number; decimals: number; sign: string }>>> = {
  grams: { scale: 1000, decimals: 3, sign: 'kg' },
  millimetres: { scale: 10, decimals: 1, sign: 'cm' },
  percent: { scale: 1, decimals: 0, sign: '%' },
  kilometres: { scale: 1, decimals: 0, sign: 'km' },
  'cubic-centimetres': { scale: 1, decimals: 0, sign: 'cm³' },
  hours: { scale: 1, decimals: 0, sign: 'h' },
}

/** Of units that may be below zero. */
const LEAST: Readonly<Partial<Record<Unit, number>>> = { days: -3650, percent: -1_000 }

/** One number of a unit, stored as the rule document has it: grams, cents, minutes of the day, a date's text. */
export function UnitInput(props: {
  label: string
  unit: Unit
  /** Of amounts; absent = the workspace's. */
  currency?: string
  value: unknown
  onChange: (value: number | string) => void
}) {
  const { label, unit, value, onChange } = props
  const own = useOwnCurrency()
  const currency = isCurrency(props.currency) ? props.currency : own
  if (unit === 'minute-of-day')
    return (
      <TimeField
        label={label}
        value={typeof value === 'number' ? value : null}
        most={1439}
        onChange={(minute) => {
          if (minute !== null) onChange(minute)
        }}
      />
    )
  if (unit === 'date')
    return (
      <DayField
        label={label}
        value={typeof value === 'number' ? dateOfEpochDay(value) : typeof value === 'string' ? value : null}
        onChange={(day) => {
          if (day !== null) onChange(day)
        }}
      />
    )
  if (unit === 'cents')
    return (
      <MoneyField
        label={label}
        amount={typeof value === 'number' ? value : 0}
        currency={currency}
        onChange={onChange}
      />
    )
  const { scale, decimals, sign } = ENTERED[unit] ?? { scale: 1, decimals: 0, sign: undefined }
  return (
    <NumberField
      label={label}
      value={typeof value === 'number' ? value / scale : 0}
      decimals={decimals}
      min={LEAST[unit] ?? 0}
      onChange={(entered) => onChange(Math.round(entered * scale))}
      {...(sign === undefined ? {} : { unit: sign })}
    />
  )
}

function isCurrency(code: string | undefined): code is string {
  return code !== undefined && scalars.currency.safeParse(code).success
}

/** Some of a short list, each pressed in or out. */
export function ManyOf<K extends string>(props: {
  label: string
  choices: readonly { id: K; label: string }[]
  value: readonly K[]
  onChange: (value: K[]) => void
}) {
  const { choices, value, onChange } = props
  return (
    <div className="rule-many">
      <span className="field-label">{props.label}</span>
      <ToggleButtonGroup
        className="rule-toggles"
        aria-label={props.label}
        selectionMode="multiple"
        selectedKeys={value}
        onSelectionChange={(keys) => {
          // In the order of choosing, which identifies an order of sites.
          const kept = value.filter((id) => keys.has(id))
          const fresh = choices.map(({ id }) => id).filter((id) => keys.has(id) && !value.includes(id))
          onChange([...kept, ...fresh])
        }}
      >
        {choices.map(({ id, label }) => (
          <ToggleButton key={id} id={id} className="rule-toggle">
            {label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

/** ISO weekdays, in the order of the week. */
export function Weekdays(props: { label: string; value: unknown; onChange: (days: number[]) => void }) {
  const language = useLanguage()
  return (
    <ManyOf
      label={props.label}
      choices={WEEKDAYS.map((day) => ({ id: String(day), label: weekdayName(language, day) }))}
      value={(Array.isArray(props.value) ? props.value : []).map(String)}
      onChange={(days) => props.onChange(days.map(Number).toSorted((a, b) => a - b))}
    />
  )
}
