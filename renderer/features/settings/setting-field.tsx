import type { Setting } from '../../../shared/domain/settings/setting.ts'
import { Field, NumberField } from '../../components/field.tsx'
import { MoneyField } from '../../components/money-field.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'

/** What a setting is called and what it means; which of them it has depends on its input. */
export interface SettingTexts {
  readonly label: string
  readonly help?: string
  /** Why what was typed cannot be saved. */
  readonly wrong?: string
  readonly switch?: string
  /** What it means that it is off. */
  readonly off?: string
  readonly options?: Readonly<Record<string, string>>
  readonly optionHelp?: Readonly<Record<string, string>>
}

/** Draws a setting by its input. `value` is what its schema reads, but a text that is being typed may be wrong. */
export function SettingField(props: {
  setting: Setting
  texts: SettingTexts
  value: unknown
  onChange: (value: unknown) => void
  isDisabled: boolean
}) {
  const { setting, texts, value, onChange, isDisabled } = props
  const { input } = setting
  const { units } = useMessages('settings')
  const currency = useOwnCurrency()
  const field = { label: texts.label, ...(texts.help === undefined ? {} : { help: texts.help }), isDisabled }
  switch (input.kind) {
    case 'text':
    case 'time-zone':
    case 'currency':
      return (
        <Field
          {...field}
          error={setting.schema.safeParse(value).success ? null : (texts.wrong ?? null)}
          value={String(value)}
          onChange={(text) => onChange(tidied(text, input.kind))}
        />
      )
    case 'switch':
      return (
        <Switch isOn={value === true} onChange={onChange} isDisabled={isDisabled}>
          {texts.label}
        </Switch>
      )
    case 'amount':
      return <MoneyField {...field} amount={Number(value)} currency={currency} onChange={onChange} />
    case 'number':
    case 'number-or-off':
      return (
        <>
          {input.kind === 'number-or-off' && (
            <Switch
              isOn={value !== null}
              onChange={(isOn) => onChange(isOn ? input.usual : null)}
              isDisabled={isDisabled}
            >
              {texts.switch}
            </Switch>
          )}
          {value === null ? (
            <p className="unit">{texts.off}</p>
          ) : (
            <NumberField
              {...field}
              value={Number(value)}
              min={input.min}
              max={input.max}
              {...(input.unit === undefined ? {} : { unit: units[input.unit] })}
              onChange={onChange}
            />
          )}
        </>
      )
    case 'choice':
      return (
        <div className="settings-explained">
          <Select
            label={texts.label}
            choices={input.options.map((id) => ({ id, label: texts.options?.[id] ?? id }))}
            value={String(value)}
            onChange={onChange}
            isDisabled={isDisabled}
          />
          <p className="unit">{texts.optionHelp?.[String(value)] ?? texts.help}</p>
        </div>
      )
    case 'days-kept':
      return (
        <DaysKept
          label={texts.label}
          days={value === null ? null : Number(value)}
          onChange={onChange}
          isDisabled={isDisabled}
        />
      )
  }
}

function tidied(text: string, kind: 'text' | 'time-zone' | 'currency'): string {
  if (kind === 'text') return text
  return kind === 'currency' ? text.trim().toUpperCase() : text.trim()
}

/** Days offered; a stored number that is none of them is offered too. */
const USUAL_DAYS = [7, 14, 30, 60, 90, 180, 400, 730] as const
const FOR_EVER = 'for-ever'

function DaysKept(props: {
  label: string
  days: number | null
  isDisabled: boolean
  onChange: (days: number | null) => void
}) {
  const { label, days, isDisabled, onChange } = props
  const texts = useMessages('retention')
  const offered = [...new Set([...USUAL_DAYS, ...(days === null ? [] : [days])])].sort((a, b) => a - b)
  return (
    <Select
      label={texts.keepFor({ what: label })}
      isCompact
      isDisabled={isDisabled}
      choices={[
        ...offered.map((choice) => ({ id: String(choice), label: texts.days({ days: choice }) })),
        { id: FOR_EVER, label: texts.forEver },
      ]}
      value={days === null ? FOR_EVER : String(days)}
      onChange={(id) => onChange(id === FOR_EVER ? null : Number(id))}
    />
  )
}
