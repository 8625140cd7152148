import { editDistance } from './edit-distance.ts'

/** '3,76012E+12': a long number as a spreadsheet shows it when the column is narrow. */
const SHORTENED = /^(\d)(?:[.,](\d{1,14}))?E\+(\d{1,2})$/i

export function isShortenedNumber(cell: string): boolean {
  return SHORTENED.test(cell)
}

/** The known SKUs that a spreadsheet would have shortened so, at most `limit`. */
export function skusShortenedTo(cell: string, known: Iterable<string>, limit: number): string[] {
  const [, first = '', rest = '', exponent = ''] = SHORTENED.exec(cell) ?? []
  const digits = rest.replace(/0+$/, '').length
  const wanted = Number(`${first}.${rest || '0'}e${exponent}`).toExponential(digits)
  const fit: string[] = []
  for (const sku of known) {
    if (sku.length !== Number(exponent) + 1 || !/^\d+$/.test(sku)) continue
    if (
      Number(sku)
        .toExponential(rest.length)
        .replace(/\.?0*e/, 'e') !== wanted.replace(/\.?0*e/, 'e')
    )
      continue
    fit.push(sku)
    if (fit.length === limit) break
  }
  return fit
}

/**
 * Known SKUs by what spreadsheets and people change in them: case, spaces and signs, accents, zeros in front, `.0`
 * behind, `3.76E+12`, and a letter that is wrong, missing or too many. Figures tell articles apart and are never
 * misspelt.
 */
export class NearSkus {
  readonly #known: ReadonlySet<string>
  #byKey: ReadonlyMap<string, readonly string[]> | null = null
  #byDigits: ReadonlyMap<string, readonly string[]> | null = null

  constructor(known: ReadonlySet<string>) {
    this.#known = known
  }

  /** The known SKU that was meant; null = it is known as it is, or there is none like it, or several. */
  meant(sku: string): string | null {
    if (this.#known.has(sku)) return null
    if (isShortenedNumber(sku)) return only(skusShortenedTo(sku, this.#known, 2))
    this.#byKey ??= Map.groupBy(this.#known, keyOf)
    const same = this.#byKey.get(keyOf(sku))
    return same === undefined ? this.#misspelt(sku) : only(same)
  }

  #misspelt(sku: string): string | null {
    const key = keyOf(sku)
    const most = key.length >= LONG ? 2 : 1
    if (key.length < SHORT || /^\d+$/.test(key)) return null
    this.#byDigits ??= Map.groupBy(this.#known, digitsOf)
    const alike = (this.#byDigits.get(digitsOf(sku)) ?? []).filter((one) => {
      const other = keyOf(one)
      return Math.abs(other.length - key.length) <= most && editDistance(other, key) <= most
    })
    return only(alike)
  }
}

/** Shorter ones are too alike to be told from a slip. */
const SHORT = 5
const LONG = 10

function only(skus: readonly string[]): string | null {
  const [sku, ...others] = skus
  return sku !== undefined && others.length === 0 ? sku : null
}

function digitsOf(sku: string): string {
  return sku.replaceAll(/\D/g, '')
}

function keyOf(sku: string): string {
  const key = sku
    .trim()
    .replace(/^(\d+)[.,]0+$/, '$1')
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=\d+$)/, '')
  return key === '' ? sku : key
}
