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

/** Known SKUs by what spreadsheets and people change in them: case, spaces, zeros in front, `.0` behind. */
export class NearSkus {
  readonly #known: ReadonlySet<string>
  #byKey: Map<string, string> | null = null

  constructor(known: ReadonlySet<string>) {
    this.#known = known
  }

  /** The known SKU that was meant; null = it is known as it is, or there is none like it. */
  meant(sku: string): string | null {
    if (this.#known.has(sku)) return null
    this.#byKey ??= new Map([...this.#known].map((one) => [keyOf(one), one]))
    return this.#byKey.get(keyOf(sku)) ?? null
  }
}

function keyOf(sku: string): string {
  return sku
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replace(/^(\d+)[.,]0$/, '$1')
    .replace(/^0+(?=\d+$)/, '')
}
