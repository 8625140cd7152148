import { parseArgs } from 'node:util'
import { findingLines, isSound, Tally } from '../simulation/report.ts'
import { runSeed } from '../simulation/run-seed.ts'

/** `npm run simulate -- channels`: seeds of trouble over all channels, in simulated time; see main/simulation/README.md. */

const USAGE = `npm run simulate -- channels --seeds N [--from S] [--hours 72] [--orders 5000] [--trace]`
/** A seed that takes longer says how far it is. */
const PROGRESS_MS = 10_000
/** Findings of one seed that are printed. */
const SHOWN = 20

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    hours: { type: 'string', default: '72' },
    orders: { type: 'string', default: '5000' },
    trace: { type: 'boolean', default: false },
  },
})
const whole = (name: 'seeds' | 'from' | 'hours' | 'orders'): number => {
  const value = Number(values[name])
  if (Number.isInteger(value) && value >= 1) return value
  console.error(`--${name} ${values[name]}: a whole number from 1 on is needed\n${USAGE}`)
  process.exit(2)
}
if (positionals.length !== 1 || positionals[0] !== 'channels') {
  console.error(USAGE)
  process.exit(2)
}

const seeds = whole('seeds')
const from = whole('from')
const hours = whole('hours')
const orders = whole('orders')
const tally = new Tally()
for (let seed = from; seed < from + seeds; seed += 1) {
  const began = performance.now()
  const onEvent = values.trace ? (line: string) => console.log(line) : null
  let said = began
  const onHour = (hour: number, placed: number): void => {
    if (performance.now() - said < PROGRESS_MS) return
    said = performance.now()
    console.log(`seed ${seed}: hour ${hour} of ${hours}, ${placed} orders so far`)
  }
  const result = await runSeed({ seed, hours, orders, onEvent, onHour })
  tally.add(result)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const sound = isSound(result.findings)
  console.log(
    `seed ${seed}: ${sound ? 'sound' : 'FAILED'}, ${result.orders} orders, ${result.kills.length} kills, ${seconds} s, digest ${result.digest}`,
  )
  if (sound) continue
  const lines = findingLines(result.findings)
  for (const line of lines.slice(0, SHOWN)) console.log(line)
  if (lines.length > SHOWN) console.log(`  and ${lines.length - SHOWN} more`)
  console.log(
    `  again: npm run simulate -- channels --seeds 1 --from ${seed} --hours ${hours} --orders ${orders} --trace`,
  )
}
console.log(tally.killsLine())
console.log(JSON.stringify(tally.summary))
process.exitCode = tally.summary.failed_seeds.length === 0 ? 0 : 1
