import { seededRandom } from '../../shared/lib/random.ts'
import type { BenchResult } from './bench.ts'
import { solveFluid } from './jasin-sinha/fluid-lp.ts'
import { arrivals, type Instance, networkOf, randomInstance } from './jasin-sinha/network.ts'
import {
  dilated,
  exactPerOrder,
  forcedOpen,
  foresee,
  nearestCarrying,
  nearestInStock,
  type Played,
  type Policy,
  play,
  scarcityLearnt,
  scarcityLive,
  scarcityPriced,
  staticPrices,
} from './jasin-sinha/policies.ts'
import { readInstances } from './jasin-sinha/read-instances.ts'
import { mean, optionOf } from './options.ts'

export const name = 'jasin-sinha'

const ENGINE = 'engine: worth of scarce stock'
const LIVE = 'engine: as it runs live'
/** What the live policy is to reach, by penalty. */
const LIVE_TARGETS: Readonly<Record<number, number>> = { 2: 1.015, 10: 1.045 }
/** What the best published combination reached, by penalty. */
const TO_BEAT: Readonly<Record<number, number>> = { 2: 1.05, 10: 1.079 }

/**
 * `npm run bench -- jasin-sinha [--instances DIR | --count N] [--sequences N] [--seed S] [--penalty 2|10]`:
 * cost over the deterministic LP bound on the Jasin-Sinha network, the engine's sourcing beside the policies of
 * the literature, all on the same arrivals. Given instances (the fields of `Instance`, as JSON) have their penalty
 * in `cf` and `cu`: there `--penalty` only says which published figure to hold the result against.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = Number(optionOf(args, '--seed') ?? 1)
  const sequences = Number(optionOf(args, '--sequences') ?? 5)
  const folder = optionOf(args, '--instances')
  const asked = optionOf(args, '--penalty')
  if (folder !== null) {
    const given = instancesOf(folder)
    return given === null ? [] : compare(given, sequences, seed, asked === null ? null : Number(asked))
  }
  const count = Number(optionOf(args, '--count') ?? 30)
  const results: BenchResult[] = []
  for (const penalty of asked === null ? [2, 10] : [Number(asked)]) {
    const instances = Array.from({ length: count }, (_, i) =>
      randomInstance(seededRandom(seed * 1_000 + i), penalty),
    )
    results.push(...(await compare(instances, sequences, seed, penalty)))
  }
  return results
}

/** Null when the folder or a file of it cannot be read: said in one line, and the bench fails. */
function instancesOf(folder: string): readonly Instance[] | null {
  try {
    return readInstances(folder)
  } catch (error) {
    console.error(`jasin-sinha: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 2
    return null
  }
}

async function compare(
  instances: readonly Instance[],
  sequences: number,
  seed: number,
  penalty: number | null,
): Promise<BenchResult[]> {
  console.log(
    `jasin-sinha: ${instances.length} instances x ${sequences} sequences, seed ${seed}, penalty ${penalty ?? 'as given'}`,
  )
  const ratios = new Map<string, number[]>()
  const shipments = new Map<string, number[]>()
  for (const [i, instance] of instances.entries()) {
    const fluid = await solveFluid(instance)
    const bound = instance.DLP ?? fluid.bound
    const network = networkOf(instance)
    const foresight = foresee(network)
    for (let s = 0; s < sequences; s++) {
      const sequence = arrivals(instance, seededRandom(seed * 1_000_000 + i * 1_000 + s))
      const history = arrivals(instance, seededRandom(seed * 3_000_000 + i * 1_000 + s))
      const luck = (): ReturnType<typeof seededRandom> => seededRandom(seed * 7_000_000 + i * 1_000 + s)
      const policies: readonly (readonly [string, Policy])[] = [
        ['nearest carrying, no retry', nearestCarrying(instance)],
        ['nearest in stock, per item', nearestInStock(instance)],
        ['dilate rounding', dilated(instance, fluid, luck())],
        ['force-open rounding', forcedOpen(instance, fluid, luck())],
        ['exact per order', exactPerOrder(network)],
        ['exact + static LP prices', staticPrices(network, fluid)],
        [ENGINE, scarcityPriced(network, instance.T, foresight)],
        ['engine: learnt from orders seen', scarcityLearnt(network, instance.T)],
        [LIVE, scarcityLive(network, instance.T, history)],
      ]
      for (const [label, policy] of policies) {
        const played = play(instance, sequence, policy)
        note(ratios, label, played.cost / bound)
        note(shipments, label, shipmentsPerOrder(played))
      }
    }
  }
  const suffix = penalty === null ? '' : `, ${penalty}x`
  const rows = [...ratios].map(([label, values]): BenchResult => {
    const targets = label === ENGINE ? TO_BEAT : label === LIVE ? LIVE_TARGETS : {}
    const target = penalty === null ? null : (targets[penalty] ?? null)
    const value = mean(values)
    console.log(`  ${label.padEnd(36)} ${mean(shipments.get(label) ?? []).toFixed(3)} shipments an order`)
    return {
      name: `jasin-sinha: ${label}${suffix}`,
      value,
      unit: 'cost/LP',
      target,
      met: target === null ? null : value < target,
    }
  })
  return rows
}

function shipmentsPerOrder({ shipments, orders }: Played): number {
  return shipments / orders
}

function note(into: Map<string, number[]>, label: string, value: number): void {
  const values = into.get(label)
  if (values === undefined) into.set(label, [value])
  else values.push(value)
}
