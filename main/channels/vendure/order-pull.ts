import { z } from 'zod'
import { DAY_MS, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { OrderPage } from '../../app/ports/channel.ts'
import { nextWalk } from '../protocol/overlap.ts'
import { firstSince, storedCursor, type WalkStart } from '../protocol/stored-cursor.ts'
import { changedOrdersAnswer, type PulledNode } from './answers.ts'
import type { VendureClient } from './client.ts'
import { CHANGED_ORDERS, ORDERS_PER_PAGE } from './documents.ts'
import { pulledOrderOf } from './read-orders.ts'

const OPEN_EVERY_MS = 5 * MINUTE_MS

/** States of an order that may still ship. */
const OPEN_STATES = [
  'ArrangingAdditionalPayment',
  'Modifying',
  'PartiallyDelivered',
  'PartiallyShipped',
  'PaymentAuthorized',
  'PaymentSettled',
]
/** A shop's own states, and what its staff has shipped, are checked again for so long after an order was placed. */
const OTHERS_FOR_MS = 7 * DAY_MS
const NEVER_OPEN_STATES = ['AddingItems', 'ArrangingPayment', 'Cancelled', 'Created', 'Draft']

/** A walk through orders by one of their times, oldest first. */
const walkSchema = z.object({
  /** Exclusive, as Vendure's `after`. */
  since: z.int(),
  newest: z.int(),
  deepAt: z.int(),
  /** Set while the instant behind `since`, which holds more orders than a page, is read page by page. */
  instant: z
    .object({
      skip: z.int().min(0),
      /** Orders in that instant when its first page was read: another number later means that rows have shifted. */
      total: z.int().nullable(),
    })
    .nullable(),
})
type Walk = z.infer<typeof walkSchema>

const PHASES = ['placed', 'updated', 'open'] as const

const cursorSchema = z.object({
  phase: z.enum(PHASES),
  placed: walkSchema,
  updated: walkSchema,
  open: walkSchema,
  openAt: z.int(),
})
type Cursor = z.infer<typeof cursorSchema>

/**
 * One page of new or changed orders. Vendure moves `updatedAt` when quantities or prices change, but not when an
 * order is paid and not when its address is corrected (seen on 3.7.3). So each pull walks twice, by `orderPlacedAt`
 * for what is new and by `updatedAt` for what was cancelled or changed, and every few minutes reads all orders
 * that may still ship, and what else was placed of late.
 * @throws {ChannelError}
 */
export async function pullVendureOrders(
  client: VendureClient,
  from: WalkStart,
  now: EpochMs,
  signal: AbortSignal,
): Promise<OrderPage> {
  const cursor = readCursor(from, now)
  const { phase } = cursor
  const walk = cursor[phase]
  const options = {
    filter: {
      ...(phase === 'updated' ? { updatedAt: { after: iso(walk.since) } } : {}),
      ...(phase === 'updated' ? {} : { orderPlacedAt: { after: iso(walk.since) } }),
      ...(phase === 'open' ? openAt(now) : {}),
      ...(walk.instant === null ? {} : { _and: [{ [timeOf(phase)]: { before: iso(walk.since + 2) } }] }),
      active: { eq: false },
    },
    sort: { [timeOf(phase)]: 'ASC' },
    take: ORDERS_PER_PAGE,
    skip: walk.instant?.skip ?? 0,
  }
  const { orders } = await client.query(CHANGED_ORDERS, { options }, changedOrdersAnswer, signal)
  const times = orders.items.map((node) => timeIn(node, timeOf(phase)))
  const step = advance(walk, times, orders.totalItems)
  const { next, more } = step.done ? nextPhase(cursor, step.walk, now) : onward(cursor, step.walk)
  return {
    orders: orders.items.map(pulledOrderOf),
    cursor: JSON.stringify(next),
    more,
    // The walks by change and over what is open come behind it and are short.
    reached: next.placed.newest > 0 ? next.placed.newest : null,
  }
}

/** Vendure dates neither what its staff ship nor what they hold. */
function openAt(now: EpochMs): object {
  // Within _or Vendure takes the fields of one part for alternatives too.
  const others = [
    { state: { notIn: [...OPEN_STATES, ...NEVER_OPEN_STATES] } },
    { orderPlacedAt: { after: iso(now - OTHERS_FOR_MS) } },
  ]
  return { _or: [{ state: { in: OPEN_STATES } }, { _and: others }] }
}

/** Moves by time where it can, so that rows that change meanwhile shift nothing; counts rows only within an instant. */
function advance(walk: Walk, times: readonly EpochMs[], total: number): { walk: Walk; done: boolean } {
  const newest = Math.max(walk.newest, ...times)
  const on = (change: Partial<Walk>) => ({ walk: { ...walk, newest, ...change }, done: false })
  const isFull = times.length >= ORDERS_PER_PAGE
  if (walk.instant !== null) {
    const { skip, total: atFirst } = walk.instant
    if (skip > 0 && total !== atFirst) return on({ instant: { skip: 0, total: null } })
    if (isFull) return on({ instant: { skip: skip + ORDERS_PER_PAGE, total } })
    return on({ since: walk.since + 1, instant: null })
  }
  if (!isFull) return { walk: { ...walk, newest }, done: true }
  const since = Math.max(...times) - 1
  return since > walk.since ? on({ since }) : on({ instant: { skip: 0, total: null } })
}

function onward(cursor: Cursor, walk: Walk): { next: Cursor; more: boolean } {
  return { next: { ...cursor, [cursor.phase]: walk }, more: true }
}

function nextPhase(cursor: Cursor, walk: Walk, now: EpochMs): { next: Cursor; more: boolean } {
  const rested = walk.newest > 0 ? { ...walk, ...nextWalk(walk.newest, walk.deepAt, now) } : walk
  const isOpenDue = now - cursor.openAt >= OPEN_EVERY_MS || now < cursor.openAt
  switch (cursor.phase) {
    case 'placed':
      return { next: { ...cursor, placed: rested, phase: 'updated' }, more: true }
    case 'updated':
      return {
        next: { ...cursor, updated: rested, open: walkFrom(0), phase: isOpenDue ? 'open' : 'placed' },
        more: isOpenDue,
      }
    case 'open':
      return { next: { ...cursor, open: walkFrom(0), openAt: now, phase: 'placed' }, more: false }
  }
}

function readCursor(from: WalkStart, now: EpochMs): Cursor {
  const start = walkFrom(firstSince(from, now))
  return (
    storedCursor(cursorSchema, from) ?? {
      phase: 'placed',
      placed: start,
      updated: start,
      open: walkFrom(0),
      openAt: now,
    }
  )
}

function walkFrom(since: EpochMs): Walk {
  return { since, newest: 0, deepAt: 0, instant: null }
}

function timeOf(phase: Cursor['phase']): 'updatedAt' | 'orderPlacedAt' {
  return phase === 'updated' ? 'updatedAt' : 'orderPlacedAt'
}

function timeIn(node: PulledNode, field: 'updatedAt' | 'orderPlacedAt'): EpochMs {
  return Date.parse(node[field] ?? node.updatedAt)
}

function iso(at: EpochMs): string {
  return new Date(at).toISOString()
}
