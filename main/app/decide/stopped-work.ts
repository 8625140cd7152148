import type { Suspension } from '../../../shared/domain/carrier.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { type Fulfillment, hasLeft } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { EpochMs, LocalDate } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { Decision } from '../../engine/decision.ts'
import { isInZone } from '../../engine/shipping/zone.ts'
import type { CommandContext } from '../commands/command.ts'
import { restateGrouped } from '../exceptions/grouped-exception.ts'
import { heldReasons } from '../following/held-work.ts'
import type { Tx } from '../ports/store.ts'
import { reallocateByPerson } from './reallocate.ts'

/** A site that is closed, or a carrier (or one of its services) that takes nothing. */
export type Stop =
  | { readonly siteId: string; readonly carrierId: null; readonly until: number | null }
  | { readonly siteId: null; readonly carrierId: string; readonly until: number | null }

/** Decides these orders together in memory, as if what they hold and is not packed were free; nothing is written. */
export type TryTogether = (orders: readonly Order[]) => Promise<readonly Decision[]>

/** An order that was moved, and what had been released for it where it was. */
export interface Moved {
  readonly orderId: string
  readonly fulfillmentIds: string[]
}

/** What becomes of the released work of a stop if it is reallocated. */
export interface MovePlan {
  readonly movable: readonly {
    readonly orderId: string
    readonly siteIds: readonly string[]
    readonly services: readonly Pick<Fulfillment, 'carrierId' | 'serviceId'>[]
    readonly extraCents: number
    readonly isLate: boolean
  }[]
  readonly stuck: readonly { readonly orderId: string; readonly cause: ExceptionCause }[]
  /** Why orders stay with a site that is away. */
  readonly held: readonly Message[]
}

const MOST = 5_000
const IN_PICKING: readonly Fulfillment['state'][] = ['released']

/** The stop that an exception is about. */
export function stopOf({
  siteId,
  carrierId,
  until,
}: Extract<ExceptionCause, { reason: 'work-stopped' }>): Stop {
  return siteId === null ? { siteId, carrierId: carrierId ?? '', until } : { siteId, carrierId: null, until }
}

/** The id of the one exception of a stop. */
export function stopKey({ siteId, carrierId }: Pick<Stop, 'siteId' | 'carrierId'>): string {
  return siteId === null ? `work-stopped/carrier/${carrierId}` : `work-stopped/site/${siteId}`
}

/** Orders with work that was released there and is not packed. */
export async function stoppedOrders(
  tx: Tx,
  now: EpochMs,
  { siteId, carrierId }: Pick<Stop, 'siteId' | 'carrierId'>,
): Promise<string[]> {
  if (siteId !== null) {
    const held = await tx.fulfillments.ofSite(siteId, IN_PICKING, MOST)
    return [...new Set(held.map(({ orderId }) => orderId))]
  }
  if (carrierId === null) return []
  const suspensions = (await tx.carriers.suspensions(now)).filter(
    (one) => one.carrierId === carrierId && one.from <= now && (one.until === null || one.until > now),
  )
  const records = await tx.orders.byIds(await tx.orders.withOpenFulfillments(carrierId, null))
  const held = Map.groupBy(
    (await tx.fulfillments.byOrders(records.map(({ order }) => order.id))).filter(
      (one) => one.carrierId === carrierId && IN_PICKING.includes(one.state),
    ),
    ({ orderId }) => orderId,
  )
  return records.flatMap(({ order }) => {
    const isHeld = (held.get(order.id) ?? []).some(({ serviceId }) =>
      suspensions.some((one) => isSuspended(one, serviceId, order.destination)),
    )
    return isHeld ? [order.id] : []
  })
}

/** Whether a service to a destination is one that a suspension stops. */
export function isSuspended(
  { serviceId, zones }: Pick<Suspension, 'serviceId' | 'zones'>,
  service: string,
  { country, postcode }: Order['destination'],
): boolean {
  if (serviceId !== null && serviceId !== service) return false
  return zones.length === 0 || zones.some((zone) => isInZone(country, postcode, zone))
}

/** One exception per stop says how much released work it holds up; it closes when there is none or the stop ends. */
export async function restateStopped(context: CommandContext, stop: Stop, isOver = false): Promise<number> {
  const { tx, now } = context
  const held = isOver ? [] : await stoppedOrders(tx, now, stop)
  const orders = held.length
  await restateGrouped(
    context,
    stopKey(stop),
    orders === 0 ? null : { reason: 'work-stopped', ...stop, orders },
    { siteId: stop.siteId, dueAt: orders === 0 ? null : await earliestDue(tx, held) },
  )
  return orders
}

/** Released work is packed, taken back, cancelled: the count of what each stop still holds up is refreshed. */
export async function restateStops(context: CommandContext): Promise<void> {
  const { tx, now } = context
  for (const { id, outage } of await tx.sites.all())
    if (outage !== null) await restateStopped(context, { siteId: id, carrierId: null, until: outage.until })
  const suspensions = Map.groupBy(await tx.carriers.suspensions(now), ({ carrierId }) => carrierId)
  for (const [carrierId, own] of suspensions)
    await restateStopped(context, { siteId: null, carrierId, until: own[0]?.until ?? null })
}

/** Finds orders that can ship another way; of those that are `held` nothing is tried. Pure except for `tryTogether`. */
export async function planMove(
  tx: Tx,
  orderIds: readonly string[],
  tryTogether: TryTogether,
  away: ReadonlyMap<string, Message>,
): Promise<MovePlan> {
  const records = await tx.orders.byIds(orderIds.filter((id) => !away.has(id)))
  const held = Map.groupBy(
    (await tx.fulfillments.byOrders(orderIds)).filter(({ state }) => state !== 'cancelled'),
    ({ orderId }) => orderId,
  )
  const decisions = new Map(
    (await tryTogether(records.map(({ order }) => order))).map((one) => [one.orderId, one]),
  )
  const movable: MovePlan['movable'][number][] = []
  const stuck: MovePlan['stuck'][number][] = []
  for (const { order } of records) {
    const decision = decisions.get(order.id)
    if (decision === undefined) continue
    if (decision.kind !== 'allocated') {
      stuck.push({ orderId: order.id, cause: decision.cause })
      continue
    }
    const before = (held.get(order.id) ?? []).filter(({ state }) => state !== 'packed' && !hasLeft(state))
    const arrives = lastDay(decision.fulfillments)
    movable.push({
      orderId: order.id,
      siteIds: [...new Set(decision.fulfillments.map(({ siteId }) => siteId))],
      services: decision.fulfillments.map(({ carrierId, serviceId }) => ({ carrierId, serviceId })),
      extraCents: costOf(decision.fulfillments) - costOf(before),
      isLate: arrives > lastDay(before),
    })
  }
  return { movable, stuck, held: orderIds.flatMap((id) => away.get(id) ?? []) }
}

/**
 * Takes back what can go another way, to be reallocated at once; the rest stays where it is. Returns what was moved,
 * with what each had there.
 */
export async function moveStopped(
  context: CommandContext,
  stop: Stop,
  tryTogether: TryTogether,
): Promise<Moved[]> {
  const { tx } = context
  const stopped = await stoppedOrders(tx, context.now, stop)
  const plan = await planMove(tx, stopped, tryTogether, await heldReasons(context, stopped))
  const ids = plan.movable.map(({ orderId }) => orderId)
  const held = Map.groupBy(
    (await tx.fulfillments.byOrders(ids)).filter(({ state }) => IN_PICKING.includes(state)),
    ({ orderId }) => orderId,
  )
  const back = await reallocateByPerson(context, ids)
  await restateStopped(context, stop)
  return back.map((orderId) => ({
    orderId,
    fulfillmentIds: (held.get(orderId) ?? []).map(({ id }) => id),
  }))
}

interface Costed {
  readonly shippingCents: number
  readonly handlingCents: number
  readonly promise: { readonly deliverTo: LocalDate }
}

function costOf(fulfillments: readonly Costed[]): number {
  return fulfillments.reduce((sum, one) => sum + one.shippingCents + one.handlingCents, 0)
}

function lastDay(fulfillments: readonly Costed[]): LocalDate {
  return (
    fulfillments
      .map(({ promise }) => promise.deliverTo)
      .sort()
      .at(-1) ?? ''
  )
}

async function earliestDue(tx: Tx, orderIds: readonly string[]): Promise<EpochMs | null> {
  const due = (await tx.orders.byIds(orderIds)).flatMap(({ dueAt }) => dueAt ?? [])
  return due.length === 0 ? null : Math.min(...due)
}
