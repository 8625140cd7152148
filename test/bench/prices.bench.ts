import type { Policy } from '../../shared/domain/policy.ts'
import type { BenchResult } from './bench.ts'
import { EVIDENCE, merchantWeek, playWeek, type Way, WEEK } from './merchant-week.ts'
import { mean, numberOption, optionOf } from './options.ts'

export const name = 'prices'

const SCARCITIES = [1.15, 1.5, 3]
/** What prices are to save at least, in percent of cost. */
const TARGETS: Readonly<Record<number, number>> = { 1.15: -2, 1.5: -1 }

/**
 * `npm run bench -- prices [--instances N] [--seed N] [--goods unknown] [--partial hold] [--held N] [--scarcity S]`: a week of orders decided one
 * after the other by `orchestrate`, with the prices that the live policy makes of the 2,000 orders before, against none
 * in the same run. New goods come at the end of the week; with `--goods unknown` the policy is not told so. `--held`:
 * both sides decide so many orders again together before they are released.
 */
export function run(args: string[]): Promise<BenchResult[]> {
  const instances = numberOption(args, '--instances', 2)
  const first = numberOption(args, '--seed', 1)
  const held = numberOption(args, '--held', 0)
  const isKnown = optionOf(args, '--goods') !== 'unknown'
  const asked = optionOf(args, '--scarcity')
  const partial = optionOf(args, '--partial') === 'hold' ? 'hold' : 'allow'
  const priced: Way = { held, horizonAt: (left) => ({ isKnown, spans: isKnown ? left : 1 }) }
  console.log(
    `prices: ${instances} instances a scarcity from seed ${first}, 6 sites, 120 SKUs, ${WEEK} orders after ${EVIDENCE}, partial: ${partial}, next goods ${isKnown ? 'known' : 'unknown'}`,
  )
  const results = (asked === null ? SCARCITIES : [Number(asked)]).flatMap((scarcity) => {
    const played = Array.from({ length: instances }, (_, i) => compare(first + i, scarcity, partial, priced))
    const dearest = played.toSorted((a, b) => b.dearer - a.dearer)[0]
    const shortest = played.toSorted((a, b) => b.lines - a.lines)[0]
    if (dearest !== undefined && shortest !== undefined)
      console.log(
        `  scarcity ${scarcity}: dearest seed ${dearest.seed} (${dearest.dearer.toFixed(2)} % of cost a unit), most lines left more seed ${shortest.seed} (${shortest.lines} lines, ${shortest.units} units)`,
      )
    const label = `prices: scarcity ${scarcity}`
    return [
      figure(
        `${label}, cost of a unit against none`,
        mean(played.map(({ dearer }) => dearer)),
        '%',
        TARGETS[scarcity] ?? null,
      ),
      figure(`${label}, worst in cost of a unit`, dearest?.dearer ?? 0, '%', 0),
      figure(`${label}, worst in lines left`, shortest?.lines ?? 0, 'lines', 0),
      figure(`${label}, instances dearer`, played.filter(({ dearer }) => dearer > 0).length, '', 0),
      figure(
        `${label}, instances with more lines left`,
        played.filter(({ lines }) => lines > 0).length,
        '',
        0,
      ),
    ]
  })
  return Promise.resolve(results)
}

function figure(label: string, value: number, unit: string, target: number | null): BenchResult {
  return { name: label, value, unit, target, met: target === null ? null : value <= target }
}

function compare(seed: number, scarcity: number, partial: Policy['partial'], way: Way) {
  const week = merchantWeek(seed, scarcity, partial)
  const none = playWeek(week, { ...way, horizonAt: null })
  const priced = playWeek(week, way)
  return {
    seed,
    dearer: 100 * (priced.costCents / priced.units / (none.costCents / none.units) - 1),
    lines: priced.left - none.left,
    units: none.units - priced.units,
  }
}
