import { commandLine } from '../command-line.ts'
import { isLabelSeedSound, LabelTally, labelFindingLines } from './label-report.ts'
import { runLabelSeed } from './run-label-seed.ts'

/** `npm run simulate -- labels`: days of buying, packing and printing by all carriers, in simulated time. */

const USAGE = 'npm run simulate -- labels --seeds N [--from S] [--parcels 2000] [--trace]'
/** Findings of one seed that are printed. */
const SHOWN = 40

const { seeds, from, parcels, trace } = commandLine(USAGE, { seeds: 1, from: 1, parcels: 2000 }, ['trace'])
const tally = new LabelTally()
for (let seed = from; seed < from + seeds; seed += 1) {
  const used = process.cpuUsage()
  const onEvent = trace ? (line: string) => console.log(line) : null
  const result = await runLabelSeed({ seed, parcels, onEvent })
  tally.add(result)
  const { user, system } = process.cpuUsage(used)
  const { bought, forReturns, voided, printed, asked, kills, digest } = result
  console.log(
    `seed ${seed}: ${isLabelSeedSound(result) ? 'sound' : 'FAILED'}, ${result.parcels} parcels, ${bought} labels bought (${forReturns} for returns), ${voided} taken back, ${printed} printed, ${asked} questions to people, ${kills.length} kills, ${((user + system) / 1e6).toFixed(1)} s of processor, digest ${digest}`,
  )
  if (isLabelSeedSound(result)) continue
  const lines = labelFindingLines(result)
  for (const line of lines.slice(0, SHOWN)) console.log(line)
  if (lines.length > SHOWN) console.log(`  and ${lines.length - SHOWN} more`)
  console.log(`  again: npm run simulate -- labels --seeds 1 --from ${seed} --parcels ${parcels} --trace`)
}
for (const line of tally.lines()) console.log(line)
console.log(JSON.stringify(tally.summary))
process.exitCode = tally.summary.failed_seeds.length === 0 ? 0 : 1
