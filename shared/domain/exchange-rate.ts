import { z } from 'zod'
import { currencyDecimals } from '../lib/currency.ts'
import * as scalars from './scalars.ts'

/** Rates are whole numbers of billionths, so that nothing is lost on the way: 11.0534 is 11,053,400,000. */
export const RATE_UNIT = 1_000_000_000

/** What one unit of `base` buys of `currency` from the day `on` until the next rate. */
export const exchangeRate = z.object({
  base: scalars.currency,
  currency: scalars.currency,
  on: scalars.localDate,
  rateBillionths: z.int().min(1),
  source: z.enum(['typed', 'imported']),
})
export type ExchangeRate = z.infer<typeof exchangeRate>

/** Up to nine decimals, as in '11.0534'; null when the text is no rate. */
export function parseRate(text: string): number | null {
  const [, whole, fraction = ''] = /^(\d{1,6})(?:[.,](\d{1,9}))?$/.exec(text.trim()) ?? []
  const billionths = whole === undefined ? 0 : Number(whole) * RATE_UNIT + Number(fraction.padEnd(9, '0'))
  return billionths > 0 ? billionths : null
}

/** '11.0534', without zeros at the end. */
export function rateText(rateBillionths: number): string {
  const digits = String(rateBillionths).padStart(10, '0')
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`.replace(/\.?0+$/, '')
}

/** Rates of one currency against one base, oldest first. */
interface Series {
  readonly days: readonly number[]
  readonly rates: readonly bigint[]
}

const ONE = BigInt(RATE_UNIT)
const DAY_MS = 86_400_000

/** The table of rates, ready to convert amounts. Two currencies with a rate on the same base convert into each other. */
export class ExchangeTable {
  /** By base, then by currency. */
  readonly #bases = new Map<string, Map<string, Series>>()

  constructor(rates: readonly ExchangeRate[]) {
    for (const [base, ofBase] of Map.groupBy(rates, (rate) => rate.base)) {
      const series = new Map<string, Series>()
      for (const [currency, same] of Map.groupBy(ofBase, (rate) => rate.currency)) {
        const sorted = same.toSorted((a, b) => (a.on < b.on ? -1 : 1))
        series.set(currency, {
          days: sorted.map(({ on }) => Date.parse(`${on}T00:00:00Z`) / DAY_MS),
          rates: sorted.map(({ rateBillionths }) => BigInt(rateBillionths)),
        })
      }
      this.#bases.set(base, series)
    }
  }

  /**
   * An amount of minor units in those of another currency, rounded half away from zero, by the rates of `day` (days
   * since 1970-01-01): of each currency the latest that is not after it, or else its first. NaN = there is no rate.
   */
  convert(amount: number, from: string, to: string, day: number): number {
    if (from === to) return amount
    for (const [base, series] of this.#bases) {
      const bought = base === from ? ONE : rateOn(series.get(from), day)
      const wanted = base === to ? ONE : rateOn(series.get(to), day)
      if (bought === null || wanted === null) continue
      const up = BigInt(Math.abs(amount)) * wanted * 10n ** BigInt(currencyDecimals(to))
      const down = bought * 10n ** BigInt(currencyDecimals(from))
      const converted = Number((2n * up + down) / (2n * down))
      return amount < 0 && converted !== 0 ? -converted : converted
    }
    return Number.NaN
  }
}

function rateOn(series: Series | undefined, day: number): bigint | null {
  if (series === undefined) return null
  const at = series.days.findLastIndex((from) => from <= day)
  return series.rates[Math.max(0, at)] ?? null
}
