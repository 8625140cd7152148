import { setImmediate as nextTurn } from 'node:timers/promises'
import { priceStock } from '../../main/app/decide/price-stock.ts'
import { reallocate } from '../../main/app/decide/reallocate.ts'
import { planReview } from '../../main/app/decide/review-decided.ts'
import type { Order } from '../../shared/domain/order.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import type { BenchResult } from './bench.ts'
import { openBareCommit } from './live/bare-commit.ts'
import { type Holds, watchHolds } from './live/event-loop-holds.ts'
import { type LiveRoom, openLiveRoom } from './live/live-room.ts'
import { atLeast, atMost, cpuMs, measured, median, numberOption, optionOf } from './options.ts'

export const name = 'live'

const RUNS = 3
/** Channels are told after so many orders: a second of work at the target. */
const TELL_EVERY = 10_000
/** Orders that come at once. */
const PAGE = 200
const SINGLES = 300
const LONG_ORDERS = 150
const LONG_LINES = 100
/** Orders that are put back and decided again. */
const REALLOCATED = 2_000

const TARGET_ORDERS_A_SECOND = 10_000
const TARGET_SINGLE_US = 100
const TARGET_HOLD_MS = 50
const TARGET_DELAY_MS = 20

/**
 * `npm run bench -- live [--seed N] [--orders N] [--backlog N] [--dir DIR]`: the live path by processor time, as the
 * control room runs it and on a durable file: received orders are read, decided with 50 rules, committed with their
 * exceptions, rule hits and journal, and four channels are told what is left to sell; and how long each part holds the
 * event loop. Each figure is the median of
 * three runs.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = numberOption(args, '--seed', 2026)
  const count = numberOption(args, '--orders', 20_000)
  const backlog = numberOption(args, '--backlog', 50_000)
  const dir = optionOf(args, '--dir')
  console.log(
    `live: seed ${seed}, ${count} orders, ${backlog} in the backlog, 10 sites, 50 rules, 4 channels, synchronous=FULL`,
  )
  const runs: Figures[] = []
  const withAccounts: number[] = []
  for (let i = 0; i < RUNS; i++) {
    runs.push(await measure(seed + i, { count, backlog, dir }))
    withAccounts.push(await decideWithAccounts(seed + i, { count, dir }))
  }
  const of = (pick: (figures: Figures) => number) => median(runs.map(pick))
  return [
    atLeast(
      'live: all of it, channels told',
      of((one) => one.perSecond),
      'orders/s',
      TARGET_ORDERS_A_SECOND,
    ),
    measured(
      'live: of it decided and committed',
      of((one) => one.decideUs),
      'us/order',
    ),
    measured('live: decided and committed where carriers have accounts', median(withAccounts), 'us/order'),
    measured(
      'live: of it telling channels',
      of((one) => one.tellUs),
      'us/order',
    ),
    measured(
      'live: figures told',
      of((one) => one.figures),
      'figures',
    ),
    atMost(
      'live: one order alone',
      of((one) => one.singleUs),
      'us',
      TARGET_SINGLE_US,
    ),
    measured(
      'live: the same rows by bare SQLite',
      of((one) => one.bareUs),
      'us',
    ),
    atMost(
      `live: one order beside ${backlog} that wait`,
      of((one) => one.besideUs),
      'us',
      TARGET_SINGLE_US,
    ),
    measured(
      `live: a backlog of ${backlog} decided`,
      of((one) => one.backlogPerSecond),
      'orders/s',
    ),
    measured(
      `live: ${LONG_ORDERS} orders of ${LONG_LINES} lines`,
      of((one) => one.longMs),
      'ms',
    ),
    ...WATCHED.flatMap((part) => [
      atMost(
        `live: longest hold, ${part}`,
        of((one) => one.holds[part].longestMs),
        'ms',
        TARGET_HOLD_MS,
      ),
      atMost(
        `live: delay of 99 in 100, ${part}`,
        of((one) => one.holds[part].delayMs),
        'ms',
        TARGET_DELAY_MS,
      ),
    ]),
  ]
}

/** What may hold the event loop, and is watched for it. */
const WATCHED = ['stream', 'long orders', 'backlog', 'prices of stock', 'review', 'reallocate'] as const

interface Figures {
  readonly perSecond: number
  readonly decideUs: number
  readonly tellUs: number
  readonly figures: number
  readonly singleUs: number
  readonly bareUs: number
  readonly besideUs: number
  readonly backlogPerSecond: number
  readonly longMs: number
  readonly holds: Readonly<Record<(typeof WATCHED)[number], Pick<Holds<unknown>, 'longestMs' | 'delayMs'>>>
}

async function measure(
  seed: number,
  { count, backlog, dir }: { readonly count: number; readonly backlog: number; readonly dir: string | null },
): Promise<Figures> {
  const room = await openLiveRoom(seed, { dir, expected: 2 * count, accounts: false })
  try {
    await room.take(room.next(1_000))
    await decideAll(room)
    await room.tell()
    const stream = await watchHolds(() => decideStream(room, count))
    const singleUs = await single(room)
    const { store, worlds, demand, clock, commands } = room.workroom.room
    const prices = await watchHolds(() => priceStock({ store, worlds, demand }, clock.now()))
    worlds.price(new Map())
    const review = await watchHolds(() => planReview({ store, worlds, clock, random: seededRandom(seed) }))
    const ids = await store.read((tx) => tx.orders.receivedSince(0, REALLOCATED))
    const reallocated = await watchHolds(async () => {
      await commands.system('orders.reoptimise', (context) => reallocate(context, ids))
      await decideAll(room)
    })
    const long = await watchHolds(() => decideLong(room))
    await takeBacklog(room, backlog)
    const waiting = await watchHolds(() => cpuOf(() => decideAll(room)))
    const besideUs = await single(room)
    const bareUs = await bareSingle(room)
    const { decideMs, tellMs, figures } = stream.result
    return {
      perSecond: (1_000 * count) / (decideMs + tellMs),
      decideUs: (1_000 * decideMs) / count,
      tellUs: (1_000 * tellMs) / count,
      figures,
      singleUs,
      bareUs,
      besideUs,
      backlogPerSecond: (1_000 * backlog) / waiting.result,
      longMs: long.result,
      holds: {
        stream,
        'long orders': long,
        backlog: waiting,
        'prices of stock': prices,
        review,
        reallocate: reallocated,
      },
    }
  } finally {
    await room.close()
  }
}

/** Microseconds of an order with an address of its own, about which the accounts are asked what they would not take. */
async function decideWithAccounts(
  seed: number,
  { count, dir }: { readonly count: number; readonly dir: string | null },
): Promise<number> {
  const room = await openLiveRoom(seed, { dir, expected: count, accounts: true })
  try {
    await room.take(room.next(1_000))
    await decideAll(room)
    const { decideMs } = await decideStream(room, count)
    return (1_000 * decideMs) / count
  } finally {
    await room.close()
  }
}

/** Taking in is not measured: that is the channels' part, and `first-sync` measures it. */
async function decideStream(room: LiveRoom, count: number) {
  let decideMs = 0
  let tellMs = 0
  let figures = 0
  for (let at = 0; at < count; at += TELL_EVERY) {
    const end = Math.min(count, at + TELL_EVERY)
    for (let from = at; from < end; from += PAGE) {
      await room.take(room.next(Math.min(PAGE, end - from)))
      // As between the answers of a channel.
      await nextTurn()
    }
    decideMs += await cpuOf(() => decideAll(room))
    tellMs += await cpuOf(async () => {
      figures += await room.tell()
    })
  }
  return { decideMs, tellMs, figures }
}

/** Microseconds of one order that comes alone. */
async function single(room: LiveRoom): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < SINGLES; i++) {
    await room.take(room.next(1))
    times.push(1_000 * (await cpuOf(() => decideAll(room))))
  }
  return median(times)
}

/** Microseconds of writing and committing what is written of one order, without all else. */
async function bareSingle(room: LiveRoom): Promise<number> {
  const bare = openBareCommit(room.path)
  try {
    const times: number[] = []
    for (let i = 0; i < SINGLES; i++) {
      const [order] = room.next(1)
      if (order === undefined) throw new Error('There is no order')
      await room.take([order])
      times.push(1_000 * (await cpuOf(async () => bare.commit(order))))
    }
    return median(times)
  } finally {
    bare.close()
  }
}

/** Orders for what no site has: each waits with its exception. */
async function takeBacklog(room: LiveRoom, count: number): Promise<void> {
  const { store } = room.workroom.room
  const products = await store.read((tx) => tx.products.all())
  const missing = products.slice(0, 500).map((product, i) => ({ ...product, sku: `MISSING-${i}` }))
  await store.write(async (tx) => {
    await tx.products.put(missing)
    await tx.worldChanges.note(tx.written)
  })
  await room.take(
    room.next(count).map((order, i): Order => {
      const lines = order.lines.slice(0, 2)
      return { ...order, lines: lines.map((line, n) => ({ ...line, sku: `MISSING-${(i + n) % 500}` })) }
    }),
  )
}

async function decideLong(room: LiveRoom): Promise<number> {
  const { store } = room.workroom.room
  const skus = (await store.read((tx) => tx.stock.all())).filter(({ onHand }) => onHand > 100)
  const known = [...new Set(skus.map(({ sku }) => sku))]
  await room.take(
    room.next(LONG_ORDERS).map((order, i): Order => {
      const lines = Array.from({ length: LONG_LINES }, (_, n) => ({
        id: `${n + 1}`,
        sku: known[(i * 37 + n) % known.length] as string,
        quantity: 1,
        unitPriceCents: 1_000,
      }))
      return { ...order, lines }
    }),
  )
  return cpuOf(() => decideAll(room))
}

function decideAll({ workroom }: LiveRoom): Promise<number> {
  return workroom.room.decider.decideAll()
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const began = cpuMs()
  await work()
  return cpuMs() - began
}
