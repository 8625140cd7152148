import type { CancelLimit, MarketplaceHealth } from '../../../shared/contract/marketplace-health.ts'
import type { DailySums } from '../../../shared/domain/daily-figures.ts'
import {
  type HealthMeasure,
  type HealthWindow,
  MARKETPLACE_LIMITS,
  roomBelow,
} from '../../../shared/domain/marketplace-limits.ts'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs, type LocalDate } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { dayNumberOfDate, localDateOfDay } from '../../engine/promise/day-number.ts'
import type { DailyFigure } from '../ports/daily-figure-table.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { SitesSeen } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'

/** What each marketplace measures of us, by our own orders; nothing for whoever does not see all sites. */
export async function marketplaceHealth(tx: Tx, now: EpochMs, seen: SitesSeen): Promise<MarketplaceHealth[]> {
  if (seen !== 'every-site') return []
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const today = localDateOf(now, timeZone)
  const figures = await channelFigures(tx, today)
  return (await tx.channels.all()).flatMap(({ id, kind }) => {
    const windows = MARKETPLACE_LIMITS[kind]
    if (windows === undefined) return []
    const own = figures.filter(({ partId }) => partId === id)
    return [{ channelId: id, windows: windows.map((one) => standing(one, own, today)) }]
  })
}

/**
 * What cancelling these orders makes of the cancellations of their marketplaces that have a limit. What its buyer asked to
 * cancel does not count.
 */
export async function cancelLimits(
  tx: Tx,
  now: EpochMs,
  orderIds: readonly string[],
): Promise<CancelLimit[]> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const today = localDateOf(now, timeZone)
  const open = (await tx.orders.byIds(orderIds)).filter(({ state }) => !CLOSED_STATES.includes(state))
  const kinds = new Map((await tx.channels.all()).map(({ id, kind }) => [id, kind]))
  const byUs: OrderRecord[] = []
  for (const record of open) {
    const kind = kinds.get(record.order.channelId)
    if (kind === undefined || MARKETPLACE_LIMITS[kind] === undefined) continue
    const told = await tx.exceptions.ofOrder(record.order.id)
    if (!told.some(({ cause }) => cause.reason === 'cancel-requested')) byUs.push(record)
  }
  const figures = await channelFigures(tx, today)
  return [...Map.groupBy(byUs, ({ order }) => order.channelId)].flatMap(([channelId, orders]) => {
    const kind = kinds.get(channelId)
    const window = kind && MARKETPLACE_LIMITS[kind]?.find(({ measure }) => measure === 'cancelled')
    if (!window || window.limit === null) return []
    const { days, limit } = window
    const { bad, of } = standing(
      window,
      figures.filter(({ partId }) => partId === channelId),
      today,
    )
    const more = orders.filter(({ order }) => order.placedAt > now - days * DAY_MS).length
    if (of === 0 || more === 0) return []
    return [{ channelId, days, limit, before: bad / of, after: Math.min(1, (bad + more) / of) }]
  })
}

const MOST_DAYS = 30

function channelFigures(tx: Tx, today: LocalDate): Promise<DailyFigure[]> {
  return tx.dailyFigures.between(daysBefore(today, MOST_DAYS), today, null, ['channel'])
}

function standing({ measure, days, limit }: HealthWindow, figures: readonly DailyFigure[], today: LocalDate) {
  const from = daysBefore(today, days)
  let bad = 0
  let of = 0
  for (const { day, sums } of figures) {
    if (day < from) continue
    const [badHere, ofHere] = COUNTED[measure](sums)
    bad += badHere
    of += ofHere
  }
  return { measure, days, limit, bad, of, room: limit === null ? null : roomBelow(limit, bad, of) }
}

const COUNTED: Readonly<Record<HealthMeasure, (sums: DailySums) => readonly [bad: number, of: number]>> = {
  late: ({ pastDeadline, leftInTime, leftLate }) => [pastDeadline, leftInTime + leftLate],
  cancelled: ({ cancelledByUs, placed }) => [cancelledByUs, placed],
  untracked: ({ tracked, leftInTime, leftLate }) => [leftInTime + leftLate - tracked, leftInTime + leftLate],
}

/** The first of so many days up to `today`. */
function daysBefore(today: LocalDate, days: number): LocalDate {
  return localDateOfDay(dayNumberOfDate(today) - days + 1)
}
