import { type Fulfillment, hasLeft } from '../../../shared/domain/fulfillment.ts'
import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import type { TrackingState } from '../../../shared/domain/tracking-event.ts'
import { DAY_MS, type EpochMs, HOUR_MS, type LocalDate } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import type { Tx } from '../../app/ports/store.ts'
import { knownTransits, transitOf } from '../../app/tracking/transit-of.ts'

const LATE_SHARE = 0.07
/** Deliveries begin at this local hour and go on for so many hours. */
const FIRST_HOUR = 9
const HOURS = 8

const WORDS: Partial<Readonly<Record<TrackingState, string>>> = {
  'handed-over': 'Votre colis est pris en charge',
  'in-transit': 'Votre colis est en cours d’acheminement',
  delivered: 'Votre colis est livré',
}

/** Parcels of the demo's past arrived as promised, but for a few that came a day or two later; the last are under way. */
export async function livePastParcels(
  tx: Tx,
  orderIds: readonly string[],
  leftAt: EpochMs,
  now: EpochMs,
  random: Random,
): Promise<void> {
  const zones = new Map((await tx.sites.all()).map(({ id, timeZone }) => [id, timeZone]))
  const known = await knownTransits(tx)
  const arrived: string[] = []
  for (const part of await tx.fulfillments.byOrders(orderIds)) {
    if (!hasLeft(part.state)) continue
    const timeZone = zones.get(part.siteId) ?? 'UTC'
    const day = arrivalDay(part, random)
    const at = instantOfLocal(day, FIRST_HOUR * 60 + Math.floor(random() * HOURS * 60), timeZone)
    const parcels = part.parcels.map((parcel) => ({ ...parcel, trackingNumber: numberOf(random) }))
    await tx.fulfillments.putParcels(part.id, parcels)
    for (const { number, trackingNumber } of parcels) {
      const track = trackOf(part, number, trackingNumber, leftAt, at <= now ? at : null, timeZone)
      await tx.tracks.follow([{ ...track, ...(await transitOf(tx, known, track, timeZone)) }])
      await tx.tracks.keepEvents(
        track.accountId,
        trackingNumber,
        eventsOf(leftAt, at).filter((event) => event.at <= now),
      )
    }
    if (at > now) continue
    await tx.fulfillments.setDelivered(part.id, true)
    arrived.push(part.orderId)
  }
  const parts = Map.groupBy(await tx.fulfillments.byOrders(arrived), ({ orderId }) => orderId)
  const whole = [...parts].filter(([, own]) =>
    own.every(({ state }) => state === 'delivered' || state === 'cancelled'),
  )
  await tx.orders.move(
    whole.map(([orderId]) => orderId),
    'delivered',
    now,
  )
}

function arrivalDay({ promise }: Fulfillment, random: Random): LocalDate {
  if (random() >= LATE_SHARE) return random() < 0.6 ? promise.deliverFrom : promise.deliverTo
  const late = Date.parse(promise.deliverTo) + (random() < 0.7 ? 1 : 2) * DAY_MS
  return new Date(late).toISOString().slice(0, 10)
}

function numberOf(random: Random): string {
  return `8R${String(Math.floor(random() * 1e11)).padStart(11, '0')}`
}

function trackOf(
  { id, orderId, siteId, carrierId, serviceId, promise }: Fulfillment,
  parcel: number,
  trackingNumber: string,
  leftAt: EpochMs,
  deliveredAt: EpochMs | null,
  timeZone: string,
): ParcelTrack {
  return {
    accountId: `demo-${carrierId === 'seur' ? 'sendcloud' : carrierId}`,
    trackingNumber,
    fulfillmentId: id,
    isReturn: false,
    parcel,
    orderId,
    siteId,
    carrierId,
    serviceId,
    state: deliveredAt === null ? 'in-transit' : 'delivered',
    handedOverAt: leftAt,
    promisedFor: promise.deliverTo,
    lookedAt: deliveredAt ?? leftAt,
    // The carriers of this run have never seen it.
    nextLookAt: null,
    lastEventAt: deliveredAt ?? leftAt,
    stateSince: deliveredAt ?? leftAt,
    deliveredAt,
    deliveredOn: deliveredAt === null ? null : localDateOf(deliveredAt, timeZone),
    givenUpAt: null,
    zone: null,
    transitDays: null,
  }
}

function eventsOf(leftAt: EpochMs, deliveredAt: EpochMs) {
  const steps: readonly (readonly [TrackingState, EpochMs])[] = [
    ['handed-over', leftAt],
    ['in-transit', leftAt + 4 * HOUR_MS],
    ['delivered', deliveredAt],
  ]
  return steps.map(([state, at]) => ({ at, state, code: state, text: WORDS[state] ?? '', place: null }))
}
