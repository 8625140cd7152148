import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Suspension } from '../../../shared/domain/carrier.ts'
import { hasLeft, isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Order, OrderId } from '../../../shared/domain/order.ts'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import type { Clock, Stopwatch } from '../../../shared/lib/clock.ts'
import type { Decision } from '../../engine/decision.ts'
import { withChanges, withStock } from '../../engine/prepare/prepared-world.ts'
import { remainderOf } from '../../engine/remainder.ts'
import { NO_FAILURES, type SiteFailures } from '../../engine/site-failure.ts'
import type { World } from '../../engine/world.ts'
import { addressQuestions } from '../address-checks/doubted-addresses.ts'
import { wantAddressChecks } from '../address-checks/want-address-checks.ts'
import type { CommandContext, Commands } from '../commands/command.ts'
import type { Tx } from '../ports/store.ts'
import { wantQuotes } from '../quotes/want-quotes.ts'
import { lackingBeforeRelease } from './before-release.ts'
import { decideByFit } from './decide-by-fit.ts'
import { decideWhatCanBe, holdFailures } from './decide-group.ts'
import { dueTimeOf } from './due-time.ts'
import { ruleHits } from './rule-hits.ts'
import { settleExceptions } from './settle-exceptions.ts'
import { type DecisionWrite, toDecisionWrite } from './to-record.ts'
import type { DecidingView, WorldCache } from './world-cache.ts'

/** Orders decided and committed in one transaction, at most: their commit holds the process for as long as they are many. */
const GROUP = 500
/**
 * Deciding holds the process for so long, in processor time: groups are no smaller on a busy machine. What is not
 * reached is decided with the next group.
 */
const DECIDING_MS = 10
const LEAST_DECIDING_MS = 3
/** What a group should hold the process in all, reading and writing included: deciding gets the less the more these take. */
const HOLD_MS = 17
/** A group of orders that take long is not read much longer than it can be decided. */
const SMALLEST_GROUP = 20
/** Orders read for each that the last group had time to decide. */
const READ_AHEAD = 1.2

export interface DecideResult {
  readonly decided: number
  /** Others may be left that were received when this group was read. */
  readonly isMore: boolean
}

export interface Decider {
  /** Decides and commits the next group of received orders. */
  decideNext(): Promise<DecideResult>
  /** Decides all that is received now; ends also when nothing can be committed any more. */
  decideAll(): Promise<number>
  /** Decides orders in memory, each alone and as if what it holds were free, against what `tx` sees; nothing is written. */
  trials(tx: Tx, orders: readonly Order[]): Promise<readonly Decision[]>
  /** All that decisions are made from, stock aside. */
  world(tx: Tx): Promise<World>
  /**
   * The same for orders together, in their order, as if what they hold and is not packed were free, and with
   * `suspensions` besides those that there are.
   */
  trialTogether(
    tx: Tx,
    orders: readonly Order[],
    suspensions?: readonly Suspension[],
  ): Promise<readonly Decision[]>
}

export interface DeciderDeps {
  readonly commands: Commands
  readonly clock: Clock
  readonly worlds: WorldCache
  /** Ends a group; absent: processor time. */
  readonly stopwatch?: Stopwatch
}

export function openDecider({
  commands,
  clock,
  worlds,
  stopwatch = processorStopwatch(),
}: DeciderDeps): Decider {
  let most = GROUP
  let decidingMs = DECIDING_MS

  /** One transaction reads, decides and commits: the stock that is decided by is what it takes. */
  function decideNext(): Promise<DecideResult> {
    return commands.system('orders.decide', async (context) => {
      const { tx, now } = context
      const began = stopwatch()
      const asked = most
      const parts = await unshippedParts(tx, await tx.orders.awaitingDecision(asked))
      const { orders, failures: refusals } = parts
      if (orders.length === 0) return { decided: 0, isMore: false }
      const view = await worlds.view(tx, now, skusOf(orders))
      const end = stopwatch() + decidingMs
      const isOver = () => stopwatch() >= end
      const { sound, decisions, failures } = decideWhatCanBe(orders, view, now, refusals, isOver)
      const reached = sound.length + failures.length
      const next = reached < orders.length ? Math.ceil(READ_AHEAD * reached) : 2 * most
      most = Math.min(GROUP, Math.max(SMALLEST_GROUP, next))
      await holdFailures(context, failures)
      const decided = (await commit(context, sound, decisions, view, parts)) + failures.length
      const fit = HOLD_MS / Math.max(1, stopwatch() - began)
      decidingMs = Math.min(DECIDING_MS, Math.max(LEAST_DECIDING_MS, decidingMs * Math.min(fit, 1.2)))
      return { decided, isMore: orders.length === asked || decided < orders.length }
    })
  }

  return {
    decideNext,
    async decideAll() {
      // Most rounds find nothing, and keep nobody waiting who writes.
      if (!(await commands.look((tx) => tx.orders.isDecisionAwaited()))) return 0
      for (let total = 0; ; ) {
        const { decided, isMore } = await decideNext()
        total += decided
        if (decided === 0 || !isMore) return total
        await nextTurn()
      }
    },
    async trials(tx, orders) {
      const now = clock.now()
      const skus = skusOf(orders)
      const view = await worlds.view(tx, now, skus)
      const { orders: rests, failures } = await unshippedParts(tx, orders)
      const world = withStock(view.world, await withoutHeld(tx, orders, await tx.stock.bySkus(skus)))
      // Of an order with nothing left to source, all of it is considered.
      const parts = rests.length === orders.length ? rests : orders
      return parts.flatMap((order) => decideByFit([order], { ...view, world }, now, failures))
    },
    async world(tx) {
      return (await worlds.view(tx, clock.now(), [])).world.world
    },
    async trialTogether(tx, orders, suspensions = []) {
      const now = clock.now()
      const skus = skusOf(orders)
      const view = await worlds.view(tx, now, skus)
      const { orders: rests, failures } = await unshippedParts(tx, orders)
      const stopped =
        suspensions.length === 0
          ? view.world
          : withChanges(view.world, { suspensions: [...view.world.world.suspensions, ...suspensions] })
      const world = withStock(stopped, await withoutHeld(tx, orders, await tx.stock.bySkus(skus)))
      const decisions = new Map(
        decideByFit(rests, { ...view, world }, now, failures).map((one) => [one.orderId, one]),
      )
      return orders.flatMap(({ id }) => decisions.get(id) ?? [])
    },
  }
}

/** Processor time, right to a millisecond: asking the system takes as long as a good part of a decision. */
function processorStopwatch(): Stopwatch {
  let askedAt = Number.NEGATIVE_INFINITY
  let known = 0
  return () => {
    const now = performance.now()
    if (now - askedAt < 1) return known
    const { user, system } = process.cpuUsage()
    askedAt = now
    known = (user + system) / 1_000
    return known
  }
}

/** Writes a group of decisions with their exceptions, closes those whose cause cleared, and marks what channels are to be told. */
async function commit(
  context: CommandContext,
  orders: readonly Order[],
  decisions: readonly Decision[],
  view: DecidingView,
  { failures: refusals, decidedBefore }: UnshippedParts,
): Promise<number> {
  const { tx, now } = context
  const questions = await addressQuestions(tx, orders, decisions, view.fit, now)
  const lacking = await lackingBeforeRelease(tx, orders, decisions, view, questions)
  const writes = orders.flatMap((order, i): DecisionWrite[] => {
    const decision = decisions[i]
    if (!decision) return []
    const write = toDecisionWrite(
      order,
      decision,
      {
        now,
        ruleSetVersion: view.ruleSet.version,
        approveSplits: view.settings.approveSplits,
        lacking,
        siteIds: view.world.context.siteIds,
        dueTime: (one, failures) => dueTimeOf(one, view.world, failures, now),
        newId: context.newId,
      },
      refusals.get(order.id),
    )
    if (decidedBefore.has(order.id)) return [write]
    return [{ ...write, record: { ...write.record, wanted: order.lines } }]
  })
  const written = new Set(await tx.decisions.commit(writes.map(({ record }) => record)))
  await wantQuotes(context, orders, view.fit)
  await wantAddressChecks(context, questions, written)
  const done = writes.filter(({ record }) => written.has(record.orderId))
  await settleExceptions(context, done)
  await tx.changedStock.mark(skusOf(orders.filter(({ id }) => written.has(id))), now)
  await tx.ruleSets.addHits(
    now,
    ruleHits(
      done.map(({ record }) => record),
      view,
    ),
  )
  context.about(...written)
  if (written.size > 0) context.touch('orders', 'exceptions', 'stock', 'rules')
  return written.size
}

/** These levels as if nothing of these orders were reserved that is not packed. */
async function withoutHeld(
  tx: Tx,
  orders: readonly Order[],
  levels: readonly StockLevel[],
): Promise<StockLevel[]> {
  const held = new Map<string, number>()
  for (const { state, siteId, allocations } of await tx.fulfillments.byOrders(orders.map(({ id }) => id))) {
    if (!isOpenFulfillment(state) || state === 'packed') continue
    for (const { sku, quantity } of allocations) {
      const key = `${siteId}\n${sku}`
      held.set(key, (held.get(key) ?? 0) + quantity)
    }
  }
  return levels.map((level) => ({
    ...level,
    reserved: Math.max(0, level.reserved - (held.get(`${level.siteId}\n${level.sku}`) ?? 0)),
  }))
}

function skusOf(orders: readonly Order[]): string[] {
  return [...new Set(orders.flatMap(({ lines }) => lines.map(({ sku }) => sku)))]
}

interface UnshippedParts {
  readonly orders: readonly Order[]
  /** Sites that refused them. */
  readonly failures: SiteFailures
  /** Those of which a fulfilment was ever made; the others are whole. */
  readonly decidedBefore: ReadonlySet<OrderId>
}

/**
 * Of an order that is reallocated, what is packed or has left stays as it is: only the rest is sourced again, and
 * not at sites that refused it.
 */
async function unshippedParts(tx: Tx, orders: readonly Order[]): Promise<UnshippedParts> {
  const fulfillments = await tx.fulfillments.byOrders(orders.map(({ id }) => id))
  if (fulfillments.length === 0) return { orders, failures: NO_FAILURES, decidedBefore: new Set() }
  const kept = Map.groupBy(
    fulfillments.filter(({ state }) => state === 'packed' || hasLeft(state)),
    ({ orderId }) => orderId,
  )
  const decidedBefore = new Set(fulfillments.map(({ orderId }) => orderId))
  return {
    orders: orders.flatMap((order) => remainderOf(order, kept.get(order.id) ?? []) ?? []),
    failures: Map.groupBy(await tx.siteRejections.ofOrders([...decidedBefore]), ({ orderId }) => orderId),
    decidedBefore,
  }
}
