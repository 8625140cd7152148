import type { LabelDocument } from '../../app/ports/printing.ts'
import { type Code128Data, code128, gs1Code128 } from './code128.ts'
import { countryNumber } from './country-numbers.ts'

/** A bar code and the line that people read below it. */
export type LabelSymbol = { data: Code128Data; readable: string }

export function sscc(number: string): LabelSymbol {
  return { data: gs1Code128('00', number), readable: `(00) ${number.replace(/(\d{4})(?=\d)/g, '$1 ')}` }
}

/** GS1-128 with AI (00) for an SSCC, plain Code 128 for everything else. */
export function trackingSymbol(label: LabelDocument): LabelSymbol {
  const number = label.trackingNumber
  if (label.trackingSymbol === 'sscc') return sscc(number)
  return {
    data: code128(number),
    readable: number.replace(/^([A-Z]{2})(\d{3})(\d{3})(\d{3})([A-Z]{2})$/, '$1 $2 $3 $4 $5'),
  }
}

/**
 * GS1-128 with AI (421): ISO number of the country and the postcode, by which a belt sorts. Null for a country
 * without a number or a postcode that AI (421) cannot hold (none, or more than nine letters and digits).
 */
export function routingSymbol(label: LabelDocument): LabelSymbol | null {
  const country = countryNumber(label.recipient.country)
  const postcode = label.recipient.postcode.toUpperCase().replace(/[^0-9A-Z]/g, '')
  if (country === null || postcode === '' || postcode.length > 9) return null
  return { data: gs1Code128('421', country + postcode), readable: `(421) ${country} ${postcode}` }
}

/**
 * The widest module, up to `largest` dots, at which the symbol with its quiet zones of ten modules on either
 * side fits into `width` dots; null when not even `smallest` does.
 */
export function moduleDots(
  symbol: LabelSymbol,
  width: number,
  range: { smallest: number; largest: number },
): number | null {
  const fitting = Math.min(range.largest, Math.floor(width / (symbol.data.modules + 20)))
  return fitting < range.smallest ? null : fitting
}
