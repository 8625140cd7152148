import { currencyDecimals, minorUnitsPerUnit } from '../lib/currency.ts'
import { locale, type ScreenLanguage } from '../lib/language.ts'

const formats = new Map<string, Intl.NumberFormat>()

/**
 * An amount of minor units in words of the language: '€12.90', '¥5,490', '12,900 KWD'. `whole`: without decimals where
 * there is nothing behind them.
 */
export function moneyText(
  amount: number,
  currency: string,
  language: ScreenLanguage,
  style: 'symbol' | 'narrowSymbol' = 'symbol',
  whole = false,
): string {
  const unit = minorUnitsPerUnit(currency)
  const decimals = whole && amount % unit === 0 ? 0 : currencyDecimals(currency)
  const key = `${language} ${currency} ${style} ${decimals}`
  const known = formats.get(key)
  if (known !== undefined) return known.format(amount / unit)
  const format = new Intl.NumberFormat(locale(language), {
    style: 'currency',
    currency,
    currencyDisplay: style,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  formats.set(key, format)
  return format.format(amount / unit)
}
