import { commandLine } from './command-line.ts'
import { playSeeds } from './play-seeds.ts'
import { findingLines, isSound, Tally } from './report.ts'
import { type PlayedSeed, playSeed } from './timed-seed.ts'

/** `npm run simulate -- channels`: seeds of trouble over all channels, in simulated time; see test/simulation/README.md. */

const USAGE = `npm run simulate -- channels --seeds N [--from S] [--hours 72] [--orders 5000] [--jobs 2 | --trace]`
/** A seed that takes longer says how far it is. */
const PROGRESS_MS = 10_000
/** Findings of one seed that are printed. */
const SHOWN = 20

const { trace, from, hours, orders, ...asked } = commandLine(
  USAGE,
  { seeds: 1, from: 1, hours: 72, orders: 5000, jobs: 1 },
  ['trace'],
)
const jobs = trace ? 1 : asked.jobs
const seeds = Array.from({ length: asked.seeds }, (_, index) => from + index)
const tally = new Tally()

function report(played: PlayedSeed): void {
  const { seed, kills, findings, digest } = played
  tally.add(played)
  const seconds = `${played.seconds.toFixed(1)} s (${played.processorSeconds.toFixed(1)} s of processor)`
  console.log(
    `seed ${seed}: ${isSound(findings) ? 'sound' : 'FAILED'}, ${played.orders} orders, ${kills.length} kills, ${seconds}, digest ${digest}`,
  )
  if (isSound(findings)) return
  const lines = findingLines(findings)
  for (const line of lines.slice(0, SHOWN)) console.log(line)
  if (lines.length > SHOWN) console.log(`  and ${lines.length - SHOWN} more`)
  console.log(
    `  again: npm run simulate -- channels --seeds 1 --from ${seed} --hours ${hours} --orders ${orders} --trace`,
  )
}

async function playHere(seed: number): Promise<PlayedSeed> {
  let said = performance.now()
  const onHour = (hour: number, placed: number): void => {
    if (performance.now() - said < PROGRESS_MS) return
    said = performance.now()
    console.log(`seed ${seed}: hour ${hour} of ${hours}, ${placed} orders so far`)
  }
  const onEvent = trace ? (line: string) => console.log(line) : null
  return playSeed({ seed, hours, orders, onEvent, onHour })
}

if (jobs === 1) for (const seed of seeds) report(await playHere(seed))
else
  await playSeeds(
    seeds.map((seed) => ({ seed, hours, orders })),
    jobs,
    report,
  )
console.log(tally.killsLine())
console.log(JSON.stringify(tally.summary))
process.exitCode = tally.summary.failed_seeds.length === 0 ? 0 : 1
