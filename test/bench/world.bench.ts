import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandContext } from '../../main/app/commands/command.ts'
import type { World } from '../../main/engine/world.ts'
import { serviceKey } from '../../shared/domain/carrier.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { merchantInstance } from '../support/merchant-instance.ts'
import { merchantRules } from '../support/merchant-rules.ts'
import { openWorkroom, type Workroom } from '../support/workroom.ts'
import type { BenchResult } from './bench.ts'
import { watchHolds } from './live/event-loop-holds.ts'
import { atMost, measured, median, numberOption, threadCpuMs } from './options.ts'

export const name = 'world'

const SITES = [4, 40]
const RUNS = 5
const TARGET_MS = 50

type Change = (context: CommandContext, world: World, n: number) => Promise<unknown>

const CHANGES: Readonly<Record<string, Change>> = {
  'product changed': ({ tx }, { products: [first] }, n) =>
    tx.products.put([{ ...must(first), weightG: 500 + n }]),
  'product added': ({ tx }, { products: [first] }, n) =>
    tx.products.put([{ ...must(first), sku: `NEW-${n}` }]),
  'site changed': ({ tx }, { sites: [first] }, n) => tx.sites.put([{ ...must(first), cutoff: 600 + n }]),
  'site added': ({ tx }, { sites: [first] }, n) => tx.sites.put([{ ...must(first), id: `NEW-${n}` }]),
  'rule removed': async ({ tx }) => {
    const { version, rules, ...other } = await tx.ruleSets.current()
    return tx.ruleSets.publish({ ...other, version: version + 1, rules: rules.slice(1) })
  },
  'rate changed': ({ tx }, { rates }, n) => {
    const first = must(rates[0])
    const card = rates.filter((one) => serviceKey(one) === serviceKey(first))
    return tx.carriers.replaceRates([...card.slice(1), { ...first, priceCents: first.priceCents + n }])
  },
}

/**
 * `npm run bench -- world [--seed N] [--skus N]`: processor time until decisions see a change, and the longest piece of
 * it in which nobody else has a turn: the world patched, and for comparison prepared anew, with 20,000 SKUs and 50 rules at 4 and 40 sites (24,000 and 240,000 rates). Medians of
 * five.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = numberOption(args, '--seed', 2026)
  const skus = numberOption(args, '--skus', 20_000)
  console.log(`world: seed ${seed}, ${skus} SKUs, 50 rules`)
  const results: BenchResult[] = []
  for (const sites of SITES) results.push(...(await measure(seed, sites, skus)))
  return results
}

async function measure(seed: number, sites: number, skus: number): Promise<BenchResult[]> {
  const { world } = merchantInstance(seededRandom(seed), { sites, skus, orders: 2_000, scarcity: 2 })
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-world-'))
  const workroom = await openWorkroom(world, () => null, join(folder, 'store.db'), null)
  try {
    const { worlds, commands, store } = workroom.room
    const { rules } = merchantRules(seededRandom(seed + 1), {
      ...world,
      siteIds: world.sites.map(({ id }) => id),
      channelIds: [...world.channelPriority.keys()],
    })
    await store.write((tx) =>
      tx.ruleSets.publish({ version: 1, publishedAt: 0, author: '', note: '', rules }),
    )
    await viewMs(workroom)
    const anew: Seen[] = []
    for (let n = 0; n < RUNS; n++) {
      worlds.forget()
      anew.push(await viewMs(workroom))
    }
    const results = [
      measured(`world: ${sites} sites, prepared anew`, median(anew.map(({ ms }) => ms)), 'ms'),
      measured(
        `world: ${sites} sites, prepared anew, longest hold`,
        median(anew.map(({ hold }) => hold)),
        'ms',
      ),
    ]
    for (const [name, change] of Object.entries(CHANGES)) {
      const times: Seen[] = []
      for (let n = 0; n < RUNS; n++) {
        await commands.system('orders.decide', async (context) => {
          await change(context, world, n)
          context.newWorld()
        })
        times.push(await viewMs(workroom))
      }
      results.push(
        measured(`world: ${sites} sites, ${name}`, median(times.map(({ ms }) => ms)), 'ms'),
        atMost(
          `world: ${sites} sites, ${name}, longest hold`,
          median(times.map(({ hold }) => hold)),
          'ms',
          TARGET_MS,
        ),
      )
    }
    return results
  } finally {
    await workroom.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Seen {
  readonly ms: number
  /** Longest piece of it in which nobody else has a turn. */
  readonly hold: number
}

async function viewMs({ room: { store, worlds, clock } }: Workroom): Promise<Seen> {
  const began = threadCpuMs()
  const { longestMs } = await watchHolds(() => store.read((tx) => worlds.view(tx, clock.now(), [])))
  return { ms: threadCpuMs() - began, hold: longestMs }
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The merchant has none')
  return value
}
