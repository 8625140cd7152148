/** The sign before the fraction of a number as people type it. */
export type DecimalSign = '.' | ','

export type TypedNumber =
  /** `text` with a point and no groups: '-1234.5'. */
  | { readonly kind: 'number'; readonly text: string; readonly sign: DecimalSign | null }
  /** '1,234': 1234 or 1.234, as the other numbers of the file say. */
  | { readonly kind: 'either'; readonly whole: string; readonly decimal: string; readonly sign: DecimalSign }
  | { readonly kind: 'none' }

const NONE: TypedNumber = { kind: 'none' }

/** Digits in groups of three set apart by a space of any width or an apostrophe, as in French and Swiss. */
const SPACED = /^[+-]?\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/

/** Reads '1234', '1 234,5', '1,234.5', '1.234.567', '2.0', '9,90'. */
export function typedNumber(cell: string): TypedNumber {
  if (/^[+-]?\d+$/.test(cell)) return { kind: 'number', text: cell, sign: null }
  if (SPACED.test(cell)) return plain(cell.replaceAll(/[\s'’]/g, ''), true)
  return plain(cell, false)
}

/** Without spaces; `grouped` = its groups were spaces, so a sign is the decimal one. */
function plain(text: string, grouped: boolean): TypedNumber {
  const [, whole = '', sign = '', fraction = ''] = /^([+-]?\d+)([.,])(\d+)$/.exec(text) ?? []
  if (sign === '.' || sign === ',') {
    const decimal = `${whole}.${fraction}`
    if (!grouped && fraction.length === 3 && /^[+-]?[1-9]\d{0,2}$/.test(whole)) {
      return { kind: 'either', whole: whole + fraction, decimal, sign }
    }
    return { kind: 'number', text: decimal, sign }
  }
  if (grouped && /^[+-]?\d+$/.test(text)) return { kind: 'number', text, sign: null }
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) {
    return { kind: 'number', text: text.replaceAll(',', ''), sign: '.' }
  }
  if (/^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) {
    return { kind: 'number', text: text.replaceAll('.', '').replace(',', '.'), sign: ',' }
  }
  return NONE
}

/** The decimal sign that numbers of one file share; null = none of them shows it, or they disagree. */
export function decimalSignOf(cells: Iterable<string>): DecimalSign | null {
  let found: DecimalSign | null = null
  for (const cell of cells) {
    const read = /[.,]/.test(cell) ? typedNumber(cell) : NONE
    if (read.kind !== 'number' || read.sign === null) continue
    if (found !== null && found !== read.sign) return null
    found = read.sign
  }
  return found
}

/** The number as the other numbers of its file say where it could be two; it stays `either` where they do not. */
export function settledNumber(cell: string, sign: DecimalSign | null): TypedNumber {
  const read = typedNumber(cell)
  if (read.kind !== 'either' || sign === null) return read
  return { kind: 'number', text: read.sign === sign ? read.decimal : read.whole, sign }
}

/**
 * The number with a point; null = it is none. What could be two without a sign to say is the whole one: nobody writes
 * prices with three decimals.
 */
export function amountText(cell: string, sign: DecimalSign | null): string | null {
  const read = settledNumber(cell, sign)
  if (read.kind === 'none') return null
  return read.kind === 'either' ? read.whole : read.text
}
