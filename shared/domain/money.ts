import { z } from 'zod'
import { currencyDecimals, minorUnitsPerUnit } from '../lib/currency.ts'
import { values } from '../messages/en/values.ts'

/**
 * Files count hundredths in every currency, also of those that have no cents or thousandths instead: 549000 are 5,490
 * yen.
 */
export function fromHundredths(hundredths: number, currency: string): number {
  return Math.round((hundredths * minorUnitsPerUnit(currency)) / 100)
}

/** The same back, as text; of thousandths with a decimal: 1,234 fils are '123.4'. */
export function inHundredths(amount: number, currency: string): string {
  return String((amount * 100) / minorUnitsPerUnit(currency))
}

/** A decimal amount as text, such as '12.90' or '-3': what most channels send. */
export const decimalAmount = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/, values.amount))

/**
 * A decimal amount in the currency's minor units, rounded half away from zero, without going through binary
 * fractions: '1.005' EUR is 101, '5490' JPY is 5490.
 */
export function minorUnits(decimal: string, currency: string): number {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  const decimals = currencyDecimals(currency)
  const kept = Number(whole + fraction.padEnd(decimals, '0').slice(0, decimals))
  const units = kept + (Number(fraction[decimals] ?? '0') >= 5 ? 1 : 0)
  return sign === '-' && units !== 0 ? -units : units
}

/** The amount as a decimal text with all its decimals, as channels want it: 1290 EUR is '12.90'. */
export function decimalOf(amount: number, currency: string): string {
  const decimals = currencyDecimals(currency)
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = amount < 0 ? '-' : ''
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`
}
