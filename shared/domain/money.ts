import { z } from 'zod'

/**
 * Amounts are whole numbers of the currency's minor unit (cents, yen, fils); fields called `...Cents` hold them.
 * Decimals of the currencies that do not have two, from ISO 4217.
 */
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
}

/** Decimals of a currency's amounts: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDecimals(currency: string): number {
  return DECIMALS[currency] ?? 2
}

/** Minor units in one unit of the currency: 100 for EUR, 1 for JPY. */
export function minorUnitsPerUnit(currency: string): number {
  return 10 ** currencyDecimals(currency)
}

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
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/, 'an amount such as 12.90'))

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
