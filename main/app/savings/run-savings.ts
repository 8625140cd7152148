import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SavingsEvent, SavingsResult, SavingsRow } from '../../../shared/contract/savings.ts'
import type { Order, OrderId } from '../../../shared/domain/order.ts'
import type { EpochMs, LocalDate } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { EMPTY_RULE_SET } from '../../../shared/rules/document.ts'
import { compileRules } from '../../engine/rules/compile.ts'
import { inSlices } from '../decide/in-slices.ts'
import { atOwnPace, EVIDENCE, horizonOf, LOOK_BACK_MS } from '../decide/price-stock.ts'
import { centsOf, changesOfEntry } from '../decide/reviewed-change.ts'
import type { Tx } from '../ports/store.ts'
import type { Hearing, ReckoningParts } from '../reckoning/reckoning.ts'
import { momentsOf } from '../replay/moments.ts'
import { MOST_AT_ONCE, type Past, type PastOrder, pastIds, readPast } from '../replay/past-orders.ts'
import { ReplaySide } from '../replay/replay-side.ts'
import { figureOf } from './figure-of.ts'
import type { KeptSavings } from './kept-savings.ts'
import { type Holding, WayReplay } from './way-replay.ts'

/** The window and the channels get their turn at least so often, in milliseconds. */
const TURN_MS = 12
/** How often progress is sent to a screen, in milliseconds. */
const TELL_MS = 100
/** Scarce stock is priced so many times in a replay at most, and after so many orders at least; live it is every few minutes. */
const MOST_PRICINGS = 20
const FEWEST_BETWEEN = 300

/**
 * Decides the orders of a month again: without rules and prices, with rules, with prices, with re-planning before release
 * as it is set, and as it is not, each on its own copy of the same world. What one costs less than the one before is what
 * was saved. Works in slices; ends early, keeping nothing, when `signal` aborts. Nothing is written.
 */
export async function runSavings(
  { store, worlds, clock, newId }: ReckoningParts,
  kept: KeptSavings,
  { month }: { month: 'this' | 'last' },
  { tell, signal }: Hearing<SavingsEvent>,
): Promise<void> {
  tell({ kind: 'reading' })
  const now = clock.now()
  const read = await store.read(async (tx) => {
    const { timeZone } = (await worlds.view(tx, now, [])).settings
    const span = monthOf(now, timeZone, month)
    const { ids, isCapped } = await pastIds(tx, { kind: 'since', date: span.first }, MOST_AT_ONCE)
    const past = await readPast(tx, worlds, ids, now, { pause: nextTurn, signal })
    return {
      span,
      past,
      isCapped,
      before: await ordersBefore(tx, past),
      replannings: await tx.journal.replannings(span.from, span.until),
    }
  })
  const { past, span } = read
  const play = new MonthReplay(past, read.before)
  let done = 0
  let told = Number.NEGATIVE_INFINITY
  let turn = performance.now()
  for (const moment of momentsOf(past.orders, past.world.world, past.view.ruleSet.rules)) {
    if (signal.aborted) return
    const instant = performance.now()
    if (instant - told > TELL_MS) {
      told = instant
      tell({ kind: 'deciding', done, total: past.orders.length })
    }
    await play.priceIfDue(done, moment.now)
    for (const way of play.ways) {
      if (performance.now() - turn > TURN_MS) {
        await nextTurn()
        turn = performance.now()
      }
      way.decide(moment)
    }
    done += moment.orders.length
  }
  if (signal.aborted) return
  for (const way of play.ways) way.finish(now)
  const { rows, figures } = play.compare(span)
  const changes = read.replannings.flatMap(changesOfEntry)
  const result: SavingsResult = {
    savingsId: newId(),
    month: span.first.slice(0, 7),
    isCapped: read.isCapped,
    ...figures,
    noted: {
      orders: new Set(changes.map(({ orderId }) => orderId)).size,
      savedCents: changes.reduce((sum, { from, to }) => sum + centsOf(from) - centsOf(to), 0),
    },
  }
  kept.keep({ result, rows })
  tell({ kind: 'done', result })
}

interface Span {
  readonly first: LocalDate
  readonly from: EpochMs
  readonly until: EpochMs
}

function monthOf(now: EpochMs, timeZone: string, which: 'this' | 'last'): Span {
  const first = `${localDateOf(now, timeZone).slice(0, 7)}-01`
  const from = instantOfLocal(first, 0, timeZone)
  if (which === 'this') return { first, from, until: Number.MAX_SAFE_INTEGER }
  const before = `${localDateOf(from - 1, timeZone).slice(0, 7)}-01`
  return { first: before, from: instantOfLocal(before, 0, timeZone), until: from }
}

/** Orders received before those, from which demand is known, latest last. */
async function ordersBefore(tx: Tx, { orders, cancelled }: Past): Promise<Order[]> {
  const first = orders[0]?.receivedAt
  if (first === undefined) return []
  const known = new Set(orders.map(({ order }) => order.id))
  const ids = await tx.orders.receivedSince(first - LOOK_BACK_MS, orders.length + cancelled + EVIDENCE)
  const before = (await tx.orders.byIds(ids.filter((id) => !known.has(id)))).filter(
    ({ receivedAt }) => receivedAt < first,
  )
  return before
    .sort((a, b) => a.receivedAt - b.receivedAt)
    .slice(-EVIDENCE)
    .map(({ order }) => order)
}

/** The ways to decide the same orders, side by side. */
class MonthReplay {
  readonly ways: readonly WayReplay[]
  readonly #past: Past
  readonly #evidence: readonly Order[]
  readonly #none: WayReplay
  readonly #rules: WayReplay
  readonly #prices: WayReplay
  readonly #minutes: WayReplay
  readonly #waves: WayReplay
  #pricedAt = Number.NEGATIVE_INFINITY
  #isPriced = false

  constructor(past: Past, before: readonly Order[]) {
    const { view, world } = past
    this.#past = past
    this.#evidence = [...before, ...past.orders.map(({ order }) => order)]
    const noRules = compileRules(EMPTY_RULE_SET, world.context)
    const way = (rules: typeof view.rules, holding: Holding): WayReplay => {
      const side = new ReplaySide(world, rules, view.fit)
      side.price(new Map())
      return new WayReplay(side, world.world, view.settings, holding)
    }
    this.#none = way(noRules, 'none')
    this.#rules = way(view.rules, 'none')
    this.#prices = way(view.rules, 'none')
    this.#minutes = way(view.rules, 'minutes')
    this.#waves = way(view.rules, 'wave')
    this.ways = [this.#none, this.#rules, this.#prices, this.#minutes, this.#waves]
  }

  /** Prices by the orders before, as live: there are none where these are too few. */
  async priceIfDue(done: number, now: EpochMs): Promise<void> {
    const { orders, view } = this.#past
    const between = Math.max(FEWEST_BETWEEN, Math.ceil(orders.length / MOST_PRICINGS))
    if (done - this.#pricedAt < between) return
    const end = this.#evidence.length - orders.length + done
    const recent = this.#evidence.slice(Math.max(0, end - EVIDENCE), end)
    const oldest = recent.reduce((least, { placedAt }) => Math.min(least, placedAt), now)
    if (recent.length < EVIDENCE || oldest < now - LOOK_BACK_MS) return
    this.#pricedAt = done
    const prices = await inSlices(
      this.#prices.side.pricing(recent, horizonOf(view.settings, now, atOwnPace(oldest, now)), now),
    )
    this.#isPriced ||= prices.size > 0
    for (const { side } of [this.#prices, this.#minutes, this.#waves]) side.price(prices)
  }

  compare({ from, until }: Span) {
    const { orders, view, decidedCents } = this.#past
    const { timeZone, releaseAt, waveMinutes } = view.settings
    const ofMonth = orders.filter(({ receivedAt }) => receivedAt >= from && receivedAt < until)
    const asSet = releaseAt === 'wave' ? this.#waves : this.#minutes
    const compared: (Compared & { minutes: number; waves: number; day: LocalDate })[] = []
    for (const past of ofMonth) {
      const { id } = past.order
      const none = this.#none.cents(id)
      const rules = this.#rules.cents(id)
      const prices = this.#prices.cents(id)
      const minutes = this.#minutes.cents(id)
      const waves = this.#waves.cents(id)
      if (none === null || rules === null || prices === null || minutes === null || waves === null) continue
      const day = localDateOf(past.receivedAt, timeZone)
      compared.push({
        past,
        day,
        none,
        rules,
        prices,
        minutes,
        waves,
        asSet: asSet === this.#waves ? waves : minutes,
      })
    }
    const figure = (cents: (one: (typeof compared)[number]) => number) =>
      figureOf(compared.map((one) => ({ day: one.day, cents: cents(one) })))
    const notWhole = (way: WayReplay) => ofMonth.filter(({ order }) => way.cents(order.id) === null).length
    const real = compared.filter(({ past }) => decidedCents.has(past.order.id))
    const sum = (list: readonly Compared[], of: (one: Compared) => number) =>
      list.reduce((total, one) => total + of(one), 0)
    return {
      rows: compared.map(rowOf).filter(({ by }) => by.rules !== 0 || by.prices !== 0 || by.replanning !== 0),
      figures: {
        orders: compared.length,
        leftOut: ofMonth.length - compared.length,
        days: new Set(compared.map(({ day }) => day)).size,
        noneCents: sum(compared, (one) => one.none),
        by: {
          rules: figure((one) => one.none - one.rules),
          prices: figure((one) => one.rules - one.prices),
          replanning: figure((one) => one.prices - one.asSet),
        },
        all: figure((one) => one.none - one.asSet),
        notWhole: {
          none: notWhole(this.#none),
          rules: notWhole(this.#rules),
          prices: notWhole(this.#prices),
          replanning: notWhole(asSet),
        },
        isPriced: this.#isPriced,
        waves: figure((one) => one.minutes - one.waves),
        releaseAt,
        waveMinutes,
        real: {
          orders: real.length,
          cents: sum(real, ({ past }) => decidedCents.get(past.order.id) ?? 0),
          replayedCents: sum(real, (one) => one.asSet),
        },
      },
    }
  }
}

/** What one order costs by each way; the last is as it is set. */
interface Compared {
  readonly past: PastOrder
  readonly none: number
  readonly rules: number
  readonly prices: number
  readonly asSet: number
}

function rowOf({ past: { order, receivedAt }, none, rules, prices, asSet }: Compared): SavingsRow {
  return {
    orderId: order.id satisfies OrderId,
    reference: order.reference,
    receivedAt,
    noneCents: none,
    by: { rules: none - rules, prices: rules - prices, replanning: prices - asSet },
    cents: asSet,
  }
}
