import type { SavingsResult } from '../../shared/contract/savings.ts'
import { SAVED_BY } from '../../shared/contract/savings.ts'
import { DAY_MS } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { merchantInstance } from '../support/merchant-instance.ts'
import { openWorkroom } from '../support/workroom.ts'
import type { BenchResult } from './bench.ts'
import { cpuMs, measured, numberOption } from './options.ts'

export const name = 'savings'

const DAYS = 20
/** Orders that come at once; the clock moves on between two such. */
const AT_ONCE = 20

/**
 * `npm run bench -- savings [--orders N] [--scarcity S] [--seed N]`: a merchant takes in orders for 20 days as the program
 * runs live, then the month is decided again as the screen does. What each way saves, and what that takes.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const count = numberOption(args, '--orders', 5_000)
  const scarcity = numberOption(args, '--scarcity', 1.15)
  const seed = numberOption(args, '--seed', 1)
  const { world, orders } = merchantInstance(seededRandom(seed), {
    sites: 6,
    skus: 120,
    orders: count,
    scarcity,
  })
  const room = await openWorkroom({
    ...world,
    sites: world.sites.map((site) => ({ ...site, dailyCapacity: null })),
    services: world.services.map((service) => ({ ...service, dailyCap: null })),
  })
  // A month begins with the first of these days: the room's clock stands on 23 November.
  room.wait(8 * DAY_MS)
  for (let at = 0; at < orders.length; at += AT_ONCE) {
    const now = room.room.clock.now()
    const some = orders.slice(at, at + AT_ONCE)
    await room.receive(
      ...some.map((order) => ({ ...order, channelId: 'shop', placedAt: now, shipBy: null, deliverBy: null })),
    )
    room.wait((DAYS * DAY_MS * AT_ONCE) / orders.length)
  }
  const began = cpuMs()
  let found: SavingsResult | null = null
  for await (const event of await room.client.savings.run({ month: 'this' }))
    if (event.kind === 'done') found = event.result
  const took = cpuMs() - began
  await room.close()
  if (found === null) throw new Error('no result')
  const share = (cents: number | null) => (100 * (cents ?? Number.NaN)) / (found?.noneCents ?? 1)
  console.log(
    `savings: ${found.orders} orders of ${found.days} days compared, ${found.leftOut} left out, scarcity ${scarcity}, seed ${seed}; not whole ${JSON.stringify(found.notWhole)}; really ${found.real.cents}, replayed ${found.real.replayedCents} cents`,
  )
  return [
    ...SAVED_BY.flatMap((by) => [
      measured(`savings: by ${by}`, share(found.by[by].savedCents), '% of cost'),
      measured(`savings: by ${by}, give or take`, share(found.by[by].errorCents), '% of cost'),
    ]),
    measured('savings: waves above the waiting time', share(found.waves.savedCents), '% of cost'),
    measured('savings: waves, give or take', share(found.waves.errorCents), '% of cost'),
    measured('savings: processor time an order', took / Math.max(1, found.orders), 'ms'),
  ]
}
