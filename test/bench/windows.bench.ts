import type { BenchResult } from './bench.ts'
import { boundOf, merchantWeek, playWeek, type Way } from './merchant-week.ts'
import { mean, numberOption, optionOf } from './options.ts'

export const name = 'windows'

const SCARCITIES = [1.15, 1.5, 3]

/**
 * `npm run bench -- windows [--instances N] [--seed N] [--held N] [--goods unknown]`: a week of orders decided one after the other,
 * with and without prices of scarce stock, released at once or held and decided again together; each way above the
 * bound of the same week, of which every order is known beforehand.
 */
export function run(args: string[]): Promise<BenchResult[]> {
  const instances = numberOption(args, '--instances', 2)
  const first = numberOption(args, '--seed', 1)
  const held = numberOption(args, '--held', 200)
  const isKnown = optionOf(args, '--goods') !== 'unknown'
  const prices = (left: number) => ({ isKnown, spans: isKnown ? left : 1 })
  const ways: readonly (readonly [string, Way])[] = [
    ['one by one', { horizonAt: null, held: 0 }],
    ['prices', { horizonAt: prices, held: 0 }],
    [`windows of ${held}`, { horizonAt: null, held }],
    [`prices and windows of ${held}`, { horizonAt: prices, held }],
  ]
  console.log(
    `windows: ${instances} instances a scarcity from seed ${first}, goods ${isKnown ? 'known' : 'unknown'}`,
  )
  const results = SCARCITIES.flatMap((scarcity): BenchResult[] => {
    const gaps = ways.map((): number[] => [])
    const against = ways.map((): number[] => [])
    const lines = ways.map((): number[] => [])
    for (let seed = first; seed < first + instances; seed++) {
      const week = merchantWeek(seed, scarcity, 'allow')
      const bound = boundOf(week)
      const played = ways.map(([, way]) => playWeek(week, way))
      const none = played[0] as (typeof played)[number]
      played.forEach((one, i) => {
        gaps[i]?.push(100 * (one.score / bound - 1))
        against[i]?.push(100 * (one.costCents / one.units / (none.costCents / none.units) - 1))
        lines[i]?.push(one.left - none.left)
      })
    }
    return ways.flatMap(([label], i): BenchResult[] => {
      const worst = Math.max(...(against[i] ?? []))
      console.log(
        `  ${scarcity} ${label.padEnd(30)} above the bound ${mean(gaps[i] ?? []).toFixed(2)} %, cost a unit ${mean(against[i] ?? []).toFixed(2)} % (worst ${worst.toFixed(2)}), lines left ${mean(lines[i] ?? []).toFixed(1)} (most ${Math.max(...(lines[i] ?? []))})`,
      )
      const value = mean(gaps[i] ?? [])
      return [
        {
          name: `windows: ${scarcity}, ${label}, above the bound`,
          value,
          unit: '%',
          target: null,
          met: null,
        },
      ]
    })
  })
  return Promise.resolve(results)
}
