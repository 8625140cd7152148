import type { Order } from '../../../shared/domain/order.ts'
import type { Clock, Stopwatch } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { Decision } from '../../engine/decision.ts'
import { type DecidedOrder, reviewSteps } from '../../engine/optimise/review-decisions.ts'
import { withStock } from '../../engine/prepare/prepared-world.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { Store, Tx } from '../ports/store.ts'
import { NOTHING_LACKS } from './before-release.ts'
import { inSlices } from './in-slices.ts'
import { type ReviewedChange, reviewedChange } from './reviewed-change.ts'
import { toDecisionWrite } from './to-record.ts'
import type { DecidingView, WorldCache } from './world-cache.ts'

/** Orders optimised together, by when they are due. */
const MOST_ORDERS = 400
/** The search ends by itself after this long. */
const SEARCH_MS = 120
const ITERATIONS = 60
const STEP_CENTS = 150

export interface ReviewResult {
  /** What is carried out, order by order. */
  readonly changes: readonly ReviewedChange[]
  readonly looked: number
  readonly changed: number
  readonly costCents: number
  readonly savingCents: number
  /** How far the plan may be from the best there is, in percent; null when nothing was examined. */
  readonly gapPercent: number | null
}

export interface ReviewDeps {
  readonly store: Store
  readonly worlds: WorldCache
  readonly clock: Clock
  readonly random: Random
  /** Ends the search; absent: real time. */
  readonly stopwatch?: Stopwatch
  /** Kept from one look to the next; absent: each begins with the earliest due. */
  readonly rotation?: ReviewRotation
  /** Orders of one look; absent: MOST_ORDERS. */
  readonly most?: number
}

/** Where the next look begins: one after the other sees every order that is decided and not released. */
export interface ReviewRotation {
  from: number
}

/** A better plan for decided, not yet released orders, found outside any transaction. */
export interface ReviewPlan {
  readonly result: ReviewResult
  readonly changes: readonly { order: Order; decision: Decision; fulfillmentIds: readonly string[] }[]
  readonly view: DecidingView
}

/** Looks again at what is decided but not released, all together; nothing is written. */
export async function planReview({
  store,
  worlds,
  clock,
  random,
  stopwatch = () => performance.now(),
  rotation = { from: 0 },
  most = MOST_ORDERS,
}: ReviewDeps): Promise<ReviewPlan> {
  const now = clock.now()
  const { decided, view } = await store.read(async (tx) => {
    const decided = await decidedOrders(tx, rotation, most)
    const skus = new Set(decided.flatMap(({ order }) => order.lines.map(({ sku }) => sku)))
    return { decided, view: await worlds.view(tx, now, [...skus]) }
  })
  let began: number | null = null
  const review = await inSlices(
    reviewSteps(
      decided,
      // Stock of its own: others decide meanwhile.
      withStock(view.world, []),
      view.rules,
      now,
      {
        iterations: ITERATIONS,
        step: STEP_CENTS,
        progress() {
          began ??= stopwatch()
          return (stopwatch() - began) / SEARCH_MS
        },
        random,
      },
      view.fit.unfit,
    ),
    stopwatch,
  )
  const known = new Map(decided.map((one) => [one.order.id, one]))
  const { bound, score, costCents, savingCents } = review
  return {
    view,
    changes: review.changes.map((change) => ({
      ...change,
      fulfillmentIds: known.get(change.order.id)?.ids ?? [],
    })),
    result: {
      changes: review.changes.map(({ order, decision }) =>
        reviewedChange(order, known.get(order.id)?.fulfillments ?? [], decision),
      ),
      looked: decided.length,
      changed: review.changes.length,
      costCents,
      savingCents,
      gapPercent: bound === null || score === null || bound <= 0 ? null : (100 * (score - bound)) / bound,
    },
  }
}

/**
 * Carries a review out in one transaction: all changed orders give their stock back, then take what the plan says.
 * @throws {Refusal} when one of them was released, changed or reallocated meanwhile; nothing is changed then
 */
export async function carryOutReview(
  context: CommandContext,
  { changes, view, result }: ReviewPlan,
): Promise<ReviewResult> {
  const { tx, now } = context
  if (changes.length === 0) return result
  const ids = changes.map(({ order }) => order.id)
  const present = Map.groupBy(await tx.fulfillments.byOrders(ids), ({ orderId }) => orderId)
  for (const { order, fulfillmentIds } of changes) {
    const planned = (present.get(order.id) ?? []).filter(({ state }) => state === 'planned')
    const same =
      planned.length === fulfillmentIds.length && planned.every(({ id }) => fulfillmentIds.includes(id))
    if (!same) refuse('refusals.ordersChanged')
  }
  const since = await tx.orders.standingSince(ids)
  for (const id of ids) await tx.decisions.undo(id, now)
  const writes = changes.map(({ order, decision }) =>
    toDecisionWrite(order, decision, {
      now,
      ruleSetVersion: view.ruleSet.version,
      approveSplits: view.settings.approveSplits,
      lacking: NOTHING_LACKS,
      siteIds: view.world.context.siteIds,
      dueTime: ({ shipBy }) => shipBy,
      newId: context.newId,
    }),
  )
  const written = await tx.decisions.commit(writes.map(({ record }) => record))
  if (written.length !== writes.length) refuse('refusals.ordersChanged')
  await tx.orders.standSince(since)
  const skus = changes.flatMap(({ order }) => order.lines.map(({ sku }) => sku))
  await tx.changedStock.mark(skus, now)
  context.about(...ids)
  context.touch('orders', 'stock')
  return result
}

type Candidate = DecidedOrder & { readonly ids: readonly string[] }

/** The next in turn, from the beginning when there are no more. */
async function decidedOrders(tx: Tx, rotation: ReviewRotation, most: number): Promise<Candidate[]> {
  let rows = await decidedFrom(tx, rotation.from, most)
  if (rows.length === 0 && rotation.from > 0) {
    rotation.from = 0
    rows = await decidedFrom(tx, 0, most)
  }
  rotation.from = rows.length < most ? 0 : rotation.from + most
  return candidatesOf(tx, rows)
}

async function decidedFrom(tx: Tx, offset: number, limit: number): Promise<readonly { order: Order }[]> {
  const { rows } = await tx.orders.list({
    seen: 'every-site',
    offset,
    limit,
    search: '',
    states: ['allocated'],
    channelIds: [],
    siteIds: [],
    sort: 'due',
    descending: false,
  })
  return rows
}

async function candidatesOf(tx: Tx, rows: readonly { readonly order: Order }[]): Promise<Candidate[]> {
  const ids = rows.map(({ order }) => order.id)
  const { planned = [], packed = [] } = Object.groupBy(
    (await tx.fulfillments.byOrders(ids)).filter(({ state }) => state !== 'cancelled'),
    ({ state }) => (state === 'planned' ? 'planned' : 'packed'),
  )
  const plans = Map.groupBy(planned, ({ orderId }) => orderId)
  // What a person chose stays. An order whose exception waits for a person is not moved under their eyes; one of which a part has left, or that
  // a site refused, is not an order like the others.
  const apart = new Set([
    ...(await tx.exceptions.countByOrders(ids)).keys(),
    ...packed.map(({ orderId }) => orderId),
    ...(await tx.siteRejections.ofOrders(ids)).map(({ orderId }) => orderId),
  ])
  return rows.flatMap(({ order }): Candidate[] => {
    const fulfillments = plans.get(order.id) ?? []
    if (fulfillments.length === 0 || order.chosen || apart.has(order.id)) return []
    return [{ order, fulfillments, ids: fulfillments.map(({ id }) => id) }]
  })
}
