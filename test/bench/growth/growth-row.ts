import type { BenchResult } from '../bench.ts'
import { measured } from '../options.ts'

/** One figure taken at several sizes of one thing. */
export interface GrowthRow {
  /** What grows, such as 'sites'. */
  readonly of: string
  readonly figure: string
  /** Of the values, such as 'us'. */
  readonly unit: string
  /** By size, ascending. */
  readonly at: readonly (readonly [size: number, value: number])[]
}

/** Slope of log value over log size between two sizes: 0 = flat, 1 = as fast as the size. */
function exponent(
  [size, value]: readonly [number, number],
  [nextSize, next]: readonly [number, number],
): number {
  return Math.log(next / value) / Math.log(nextSize / size)
}

/** A line a row, an exponent between any two neighbouring sizes. */
export function growthTable(rows: readonly GrowthRow[]): string {
  return rows
    .map(({ of, figure, unit, at }) => {
      const cells = at.map((point, i) => {
        const before = at[i - 1]
        const slope = before === undefined ? '' : `  ^${exponent(before, point).toFixed(2)}  `
        return `${slope}${size(point[0])}: ${value(point[1])}`
      })
      return `${`${of}: ${figure} (${unit})`.padEnd(52)}${cells.join('')}`
    })
    .join('\n')
}

/** The last value, and the exponent from the first size to the last. */
export function growthResults({ of, figure, unit, at }: GrowthRow): BenchResult[] {
  const first = at[0]
  const last = at.at(-1)
  if (first === undefined || last === undefined) return []
  const name = `${of} ${size(first[0])}-${size(last[0])}: ${figure}`
  const own = measured(name, last[1], unit)
  return at.length === 1 ? [own] : [own, measured(`${name}, exponent`, exponent(first, last), '')]
}

function size(of: number): string {
  return of >= 1e6 ? `${of / 1e6}M` : of >= 1e3 ? `${Math.round(of / 100) / 10}k` : String(of)
}

function value(of: number): string {
  return of.toLocaleString('en-US', { maximumFractionDigits: of < 10 ? 2 : of < 100 ? 1 : 0 })
}
