/** How a number of a sheet is meant by its format. */
export type NumberMeaning =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'percent' }
  /** Shown with zeros in front up to so many digits: '00000' of postcodes. */
  | { readonly kind: 'padded'; readonly digits: number }

const PLAIN: NumberMeaning = { kind: 'plain' }
const DATE: NumberMeaning = { kind: 'date' }
const PERCENT: NumberMeaning = { kind: 'percent' }

/** ECMA-376 part 1, 18.8.30: formats that files refer to by number only. */
export function meaningOfFormat(id: number, code: string | undefined): NumberMeaning {
  if (id === 9 || id === 10) return PERCENT
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58))
    return DATE
  if (code === undefined) return PLAIN
  const [first = ''] = code.split(';')
  const bare = first.replaceAll(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, '')
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', digits: bare.length }
  if (bare.includes('%')) return PERCENT
  return /[ymdhs]/i.test(bare) && !/[0#?]/.test(bare.replaceAll(/s\.0+/gi, '')) ? DATE : PLAIN
}

/** The number as text: of a date ISO 8601 without an offset, of a time of day HH:MM, of a percentage with its sign. */
export function numberText(value: string, meaning: NumberMeaning, is1904: boolean): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  switch (meaning.kind) {
    case 'date':
      return dateText(number, is1904)
    case 'percent':
      return `${plainText(number * 100)}%`
    case 'padded':
      return Number.isInteger(number) && number >= 0
        ? plainText(number).padStart(meaning.digits, '0')
        : plainText(number)
    case 'plain':
      return plainText(number)
  }
}

/** Fifteen digits, as spreadsheets keep them, without an exponent: 0.1 + 0.2 is '0.3'. */
function plainText(number: number): string {
  const rounded = Number(number.toPrecision(15))
  const text = String(rounded)
  if (!text.includes('e')) return text
  return Number.isInteger(rounded) && Math.abs(rounded) < 1e21 ? BigInt(rounded).toString() : text
}

const DAY_MS = 86_400_000

/** Days since 31 December 1899; 60 is the 29 February 1900 that never was. */
function dateText(serial: number, is1904: boolean): string {
  const days = is1904 ? serial + 1462 : serial
  const epoch = days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const at = new Date(epoch + Math.round(days * 86_400) * 1000)
  if (Number.isNaN(at.getTime()) || days < 0) return plainText(serial)
  const iso = at.toISOString()
  if (days < 1) return iso.slice(11, 16)
  return at.getTime() % DAY_MS === 0 ? iso.slice(0, 10) : iso.slice(0, 19)
}
