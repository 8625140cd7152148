import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import { accountFor, type CarrierAccount, productOf } from '../../../shared/domain/carrier-account.ts'
import type { ExceptionReason, ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { bareId, type NearbyPoint, type NearbyPoints } from '../../../shared/domain/nearby-point.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { NearTo } from '../ports/carrier.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { pointArea } from './point-area.ts'

/** An order whose parcel needs a pick-up point: it names none, or its point takes nothing any more. */
export interface PointQuestion {
  readonly record: ExceptionRecord
  readonly order: OrderRecord
  readonly account: CarrierAccount
  /** What one answer of the carrier is good for. */
  readonly area: string
  readonly near: NearTo
  /** Points that refused the parcel, by `bareId`. */
  readonly refused: ReadonlySet<string>
  /** The one that takes nothing, as the order has it; null = it names none. */
  readonly closed: { readonly id: string; readonly name: string } | null
  /** What the carrier said before is not good enough. */
  readonly since: EpochMs
}

const REASONS: readonly ExceptionReason[] = ['pickup-point-missing', 'label-refused']
/** The rest are looked at when these are answered. */
const MOST = 200
/** A list is told anew after so long, and nothing is chosen by itself from an older one. */
const FRESH_MS = DAY_MS
/** For parcels that are not weighed yet. */
const USUAL_G = 1000

export async function pointQuestions(tx: Tx, now: EpochMs): Promise<PointQuestion[]> {
  const questions: PointQuestion[] = []
  for (const record of await tx.exceptions.openOf(REASONS, MOST)) {
    const question = await questionOf(tx, record, now)
    if (question !== null) questions.push(question)
  }
  return questions
}

/** null = it is about no point, or no account lists the carrier's. */
export async function questionOf(
  tx: Tx,
  record: ExceptionRecord,
  now: EpochMs,
): Promise<PointQuestion | null> {
  const { cause } = record
  const isRefused = cause.reason === 'label-refused' && cause.field === 'point'
  if (!isRefused && cause.reason !== 'pickup-point-missing') return null
  const listed = cause.reason === 'pickup-point-missing' ? cause.closed : null
  const [order] = record.orderId === null ? [] : await tx.orders.byIds([record.orderId])
  if (order === undefined) return null
  const parts = (await tx.fulfillments.byOrders([order.order.id])).filter(
    ({ state }) => state !== 'cancelled',
  )
  const part = parts.find((one) =>
    cause.reason === 'label-refused'
      ? one.id === cause.fulfillmentId
      : one.carrierId === cause.carrierId && one.serviceId === cause.serviceId,
  )
  if (part === undefined) return null
  const { carrierId, serviceId, siteId } = part
  const accounts = await tx.carrierAccounts.all()
  const account = accountFor(accounts, { carrierId, serviceId, siteId, channelId: order.order.channelId })
  if (account === null || !CARRIER_ABILITIES[account.kind].listsPoints) return null
  const product = productOf(account, serviceId)
  const refusals = (await tx.labels.ofFulfillments(parts.map(({ id }) => id))).filter(
    ({ state, field, request }) => state === 'refused' && field === 'point' && request.point !== null,
  )
  return {
    record,
    order,
    account,
    area: pointArea(order.order, product),
    near: await nearOf(tx, order.order, part, product, now),
    refused: new Set(
      [...refusals.map(({ request }) => request.point), listed].flatMap((point) =>
        point ? [bareId(point.id)] : [],
      ),
    ),
    closed: isRefused ? (order.order.requests?.pickupPoint ?? null) : listed,
    since: Math.max(0, ...refusals.map(({ changedAt }) => changedAt)),
  }
}

/** Where points are looked for that a part of an order can go to. */
export async function nearOf(
  tx: Tx,
  { destination }: Order,
  { siteId, parcels, promise }: Fulfillment,
  product: string | null,
  now: EpochMs,
): Promise<NearTo> {
  const { country, postcode, city, street } = destination
  const site = await tx.sites.get(siteId)
  const today = localDateOf(now, site?.timeZone ?? 'UTC')
  return {
    country,
    postcode,
    city,
    street: street[0] ?? '',
    weightG: Math.max(0, ...parcels.map(({ weightG }) => weightG)) || USUAL_G,
    shipOn: promise.shipOn > today ? promise.shipOn : today,
    product,
  }
}

/** Whether what was told of its area answers the question today. */
export function isFresh(
  told: NearbyPoints | null,
  { since }: Pick<PointQuestion, 'since'>,
  now: EpochMs,
): boolean {
  const at = told?.toldAt ?? null
  return at !== null && at >= since && Math.abs(now - at) < FRESH_MS
}

/** What can be chosen, nearest first. */
export function pointsFor(
  told: NearbyPoints | null,
  { refused }: Pick<PointQuestion, 'refused'>,
): NearbyPoint[] {
  return (told?.points ?? []).filter(({ id }) => !refused.has(bareId(id)))
}
