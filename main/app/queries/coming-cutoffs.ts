import type { ComingCutoff } from '../../../shared/contract/coming-cutoffs.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import type { PartsToPack } from '../ports/order-tables.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'

/** Fewer parcels in an hour are too few to go by: then two hours are. */
const ENOUGH = 5
const ORDERS_SHOWN = 20

/** Pick-ups that have passed with parcels still here, and those until the end of tomorrow; the earliest first. */
export async function comingCutoffs(tx: Tx, now: EpochMs, seen: SitesSeen): Promise<ComingCutoff[]> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const until = instantOfLocal(localDateOf(now + 2 * DAY_MS, timeZone), 0, timeZone)
  const waiting = (await tx.fulfillments.toPack(until)).filter(
    ({ siteId, carrierId }) => carrierId !== COLLECTED && sees(seen, [siteId]),
  )
  const zones = new Map((await tx.sites.all()).map((site) => [site.id, site.timeZone]))
  const lastHour = await tx.fulfillments.packedParcels(now - HOUR_MS)
  const twoHours = await tx.fulfillments.packedParcels(now - 2 * HOUR_MS)
  const found: ComingCutoff[] = []
  for (const [siteId, own] of Map.groupBy(waiting, (one) => one.siteId)) {
    const pacePerHour = paceOf(lastHour.get(siteId) ?? 0, twoHours.get(siteId) ?? 0)
    const today = localDateOf(now, zones.get(siteId) ?? timeZone)
    const isToday = (at: EpochMs) => localDateOf(at, zones.get(siteId) ?? timeZone) === today
    let before = 0
    for (const [at, parts] of Map.groupBy(own, ({ shipBy }) => shipBy)) {
      const toPack = sumOf(parts, 'toPack')
      const willMiss =
        at <= now ? toPack : isToday(at) ? missedOf(toPack, before, pacePerHour, at - now) : null
      before += toPack
      found.push({
        siteId,
        at,
        toPack,
        packed: sumOf(parts, 'packed'),
        pacePerHour,
        willMiss,
        carriers: parts.map(({ carrierId, toPack: left, packed }) => ({ carrierId, toPack: left, packed })),
        orders: willMiss
          ? await tx.fulfillments.lastToPack(siteId, at, Math.min(willMiss, ORDERS_SHOWN))
          : [],
      })
    }
  }
  return found.sort((a, b) => a.at - b.at || (a.siteId < b.siteId ? -1 : 1))
}

function paceOf(inOne: number, inTwo: number): number | null {
  if (inOne >= ENOUGH) return inOne
  return inTwo >= ENOUGH ? inTwo / 2 : null
}

/** Of `toPack` parcels, packed after `before` others that have an earlier pick-up. */
export function missedOf(
  toPack: number,
  before: number,
  pacePerHour: number | null,
  ms: number,
): number | null {
  if (toPack === 0) return 0
  if (pacePerHour === null) return null
  const packedInTime = Math.floor((pacePerHour * ms) / HOUR_MS) - before
  return toPack - Math.max(0, Math.min(toPack, packedInTime))
}

function sumOf(parts: readonly PartsToPack[], what: 'toPack' | 'packed'): number {
  return parts.reduce((sum, part) => sum + part[what], 0)
}
