import { currencyDecimals, minorUnitsPerUnit } from '../../shared/lib/currency.ts'
import { currencySign } from '../lib/currency-sign.ts'
import { useLanguage } from '../lib/messages.ts'
import { NumberField } from './field.tsx'

/** An amount as people write it, with the decimals of its currency; in and out in minor units. */
export function MoneyField(props: {
  label: string
  help?: string
  isDisabled?: boolean
  /** Minor units. */
  amount: number
  currency: string
  /** Minor units. */
  max?: number
  onChange: (amount: number) => void
}) {
  const { amount, currency, max, onChange, ...field } = props
  const unit = minorUnitsPerUnit(currency)
  return (
    <NumberField
      {...field}
      enterSends="never"
      value={amount / unit}
      {...(max === undefined ? {} : { max: max / unit })}
      decimals={currencyDecimals(currency)}
      unit={currencySign(currency, useLanguage())}
      onChange={(entered) => onChange(Math.round(entered * unit))}
    />
  )
}
