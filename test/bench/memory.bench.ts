import { orchestrate } from '../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../main/engine/rules/compile.ts'
import type { Order } from '../../shared/domain/order.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { MONDAY_MORNING } from '../support/engine-builders.ts'
import { merchantInstance } from '../support/merchant-instance.ts'
import { merchantRules } from '../support/merchant-rules.ts'
import type { BenchResult } from './bench.ts'
import { heldMemory } from './held-memory.ts'
import { atMost, measured, numberOption } from './options.ts'

export const name = 'memory'

const GROUP = 1_000
const TEMPLATES = 5_000
const LOOK_EVERY = 100_000
const TARGET_MB = 1

/**
 * `npm run bench -- memory [--seed N] [--orders N]`: memory held after a forced collection, every 100,000 orders
 * of a run of a million through one world and one compiled rule set. Every order is one never seen before: its
 * id, its postcode and one of its tags occur once.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = numberOption(args, '--seed', 2026)
  const total = numberOption(args, '--orders', 1_000_000)
  const { world, orders } = merchantInstance(seededRandom(seed), {
    sites: 10,
    skus: 1_000,
    orders: TEMPLATES,
    scarcity: 3,
  })
  const prepared = prepareWorld(world)
  const rules = compileRules(merchantRules(seededRandom(seed + 1), prepared.context), prepared.context)
  const held = heldMemory()
  console.log(`memory: seed ${seed}, ${total} orders in groups of ${GROUP}, all different`)
  const looks: { decided: number; mb: number }[] = []
  for (let decided = 0; decided < total; decided += GROUP) {
    if (decided % LOOK_EVERY === 0) looks.push({ decided, mb: held() })
    const group = Array.from({ length: GROUP }, (_, i) => fresh(orders, decided + i))
    orchestrate(group, prepared, rules, MONDAY_MORNING)
  }
  looks.push({ decided: total, mb: held() })
  for (const { decided, mb } of looks) console.log(`  after ${decided} orders ${mb.toFixed(2)} MB`)
  const settled = looks.find(({ decided }) => 2 * decided >= total) ?? looks[0]
  const last = looks.at(-1)
  return [
    atMost(
      'memory: grown over the second half of the run',
      (last?.mb ?? 0) - (settled?.mb ?? 0),
      'MB',
      TARGET_MB,
    ),
    measured('memory: held at the end', last?.mb ?? 0, 'MB'),
    measured('memory: orders decided', total, 'orders'),
  ]
}

function fresh(orders: readonly Order[], at: number): Order {
  const order = orders[at % orders.length] as Order
  const { destination } = order
  return {
    ...order,
    id: `O-${at}`,
    tags: [...order.tags, `campaign-${at}`],
    destination: { ...destination, postcode: `${destination.postcode.slice(0, 2)}${at}` },
  }
}
