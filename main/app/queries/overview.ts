import type { OverviewFigures } from '../../../shared/contract/overview.ts'
import { type CarrierService, type Suspension, serviceKey } from '../../../shared/domain/carrier.ts'
import type { ExceptionReason } from '../../../shared/domain/exception.ts'
import { HOLIDAYS } from '../../../shared/domain/holidays.ts'
import type { OrderState } from '../../../shared/domain/order.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { dayNumberOfDate, localDateOfDay } from '../../engine/promise/day-number.ts'
import { waitingMessages } from '../notify/untold-stock.ts'
import type { Sync } from '../ports/channel-sync.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'
import { cutoffToday } from '../release/cutoff.ts'

/** The figures of the first screen, in a handful of aggregate queries. */
export async function overviewFigures(
  tx: Tx,
  now: EpochMs,
  sync: Sync,
  seen: SitesSeen,
): Promise<OverviewFigures> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const today = localDateOf(now, timeZone)
  const dayStart = instantOfLocal(today, 0, timeZone)
  const states = await tx.orders.countByState(dayStart, seen)
  const arrived = await tx.fulfillments.arrivedOrders(dayStart, seen)
  const open = await tx.exceptions.countOpen(now, seen)
  const totals = await tx.fulfillments.totals(dayStart, seen)
  const arrivals = await tx.tracks.deliveries(dayStart, seen)
  const sites = await siteFigures(tx, now, seen)
  const nextCutoff = sites
    .flatMap(({ id, name, cutoffAt }) =>
      cutoffAt === null ? [] : [{ siteId: id, siteName: name, at: cutoffAt }],
    )
    .sort((a, b) => a.at - b.at)[0]
  const exceptions = [...open].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count)
  const perHour = await tx.orders.receivedPerHour(dayStart, seen)
  return {
    now,
    dayStart,
    ordersToday: perHour.reduce((sum, [, count]) => sum + count, 0),
    weekAgo: seen === 'every-site' ? await receivedWeekAgo(tx, today, timeZone, now) : null,
    toRelease: nextCutoff
      ? await tx.orders.countDecidedDueBy(nextCutoff.at, seen)
      : (states.get('allocated') ?? 0),
    needYou: exceptions.reduce((sum, { count }) => sum + count, 0),
    nextCutoff: nextCutoff ?? null,
    commonCause: commonCause(exceptions),
    flow: flowOf(new Map([...states, ['delivered', arrived]])),
    receivedPerHour: hoursOf(perHour, dayStart, now),
    sites,
    carriers: carrierFigures(
      await tx.carriers.services(),
      await tx.carriers.suspensions(now),
      new Map(
        (await tx.fulfillments.serviceLoad(today))
          .filter((l) => l.date === today)
          .map((l) => [l.service, l.parcels]),
      ),
    ),
    channels: await channelFigures(tx, dayStart, sync, seen),
    exceptions,
    promisesKept: totals.promisesKept,
    promisesMissed: totals.promisesMissed,
    arrivedInTime: arrivals.inTime,
    arrivedLate: arrivals.late,
    costPerOrderCents:
      totals.orders === 0 ? null : (totals.shippingCents + totals.handlingCents) / totals.orders,
    splitOrders: totals.splitOrders,
    decidedOrders: totals.orders,
  }
}

/** Orders of the same weekday a week ago until this time of day; null = the first order is younger than that day. */
async function receivedWeekAgo(
  tx: Tx,
  today: string,
  timeZone: string,
  now: EpochMs,
): Promise<number | null> {
  const from = instantOfLocal(localDateOfDay(dayNumberOfDate(today) - 7), 0, timeZone)
  const first = await tx.orders.firstReceived(0)
  if (first === null || first > from) return null
  return tx.orders.countReceived(from, from + now - instantOfLocal(today, 0, timeZone))
}

/** The main line through the house, and the states that have passed each point of it. */
const FLOW: readonly (readonly [OrderState, readonly OrderState[]])[] = [
  ['received', ['received', 'on-hold', 'backordered']],
  ['allocated', ['allocated']],
  ['released', ['released']],
  ['packed', ['packed']],
  // Delivered ones that left earlier have not passed any of these points today.
  ['shipped', ['shipped', 'delivered', 'returned']],
]

/** How many orders came at least so far: each point counts itself and all behind it. */
function flowOf(states: ReadonlyMap<OrderState, number>): OverviewFigures['flow'] {
  let passed = 0
  return FLOW.toReversed()
    .map(([state, held]) => {
      passed += held.reduce((sum, one) => sum + (states.get(one) ?? 0), 0)
      return { state, count: passed }
    })
    .toReversed()
}

function commonCause(
  exceptions: readonly { reason: ExceptionReason; count: number }[],
): OverviewFigures['commonCause'] {
  const [first] = exceptions
  return first && first.count >= 2 ? first : null
}

function hoursOf(
  perHour: readonly (readonly [EpochMs, number])[],
  dayStart: EpochMs,
  now: EpochMs,
): number[] {
  const hours: number[] = Array.from({ length: Math.floor((now - dayStart) / HOUR_MS) + 1 }, () => 0)
  for (const [hour, count] of perHour) {
    const index = Math.floor((hour - dayStart) / HOUR_MS)
    if (index >= 0 && index < hours.length) hours[index] = (hours[index] ?? 0) + count
  }
  return hours
}

async function siteFigures(tx: Tx, now: EpochMs, seen: SitesSeen): Promise<OverviewFigures['sites']> {
  const sites = (await tx.sites.all()).filter(({ id }) => sees(seen, [id]))
  const edits = await tx.settings.get(HOLIDAYS)
  const load = new Map(
    (await tx.fulfillments.siteLoad(localDateOf(now - DAY_MS, 'UTC'))).map((l) => [
      `${l.siteId} ${l.date}`,
      l.orders,
    ]),
  )
  return sites.map((site) => {
    const date = localDateOf(now, site.timeZone)
    return {
      id: site.id,
      name: site.name,
      planned: load.get(`${site.id} ${date}`) ?? 0,
      capacity: site.dailyCapacity,
      cutoffAt: cutoffToday(site, now, edits),
      outage: site.outage,
    }
  })
}

function carrierFigures(
  services: readonly CarrierService[],
  suspensions: readonly Suspension[],
  parcels: ReadonlyMap<string, number>,
): OverviewFigures['carriers'] {
  return [...Map.groupBy(services, ({ carrierId }) => carrierId)].map(([id, own]) => {
    const running = suspensions.filter(({ carrierId }) => carrierId === id)
    const whole = running.find(({ serviceId, zones }) => serviceId === null && zones.length === 0)
    const caps = own.map(({ dailyCap }) => dailyCap)
    return {
      id,
      parcelsToday: own.reduce((sum, service) => sum + (parcels.get(serviceKey(service)) ?? 0), 0),
      cap: caps.every((cap) => cap !== null) ? caps.reduce((sum, cap) => sum + cap, 0) : null,
      suspended: whole ? 'all' : running.length > 0 ? 'partly' : 'no',
      suspendedUntil: (whole ?? running[0])?.until ?? null,
      reason: (whole ?? running[0])?.reason ?? null,
    }
  })
}

async function channelFigures(
  tx: Tx,
  dayStart: EpochMs,
  sync: Sync,
  seen: SitesSeen,
): Promise<OverviewFigures['channels']> {
  const waiting = await waitingMessages(tx)
  const received = await tx.orders.countByChannel(dayStart, seen)
  return (await tx.channels.all()).map((channel) => ({
    id: channel.id,
    name: channel.name,
    link: sync.health(channel).link,
    waiting: waiting.get(channel.id) ?? 0,
    ordersToday: received.get(channel.id) ?? 0,
  }))
}
