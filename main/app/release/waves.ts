import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { Site, SiteId } from '../../../shared/domain/site.ts'
import type { WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { cutoffOn } from './cutoff.ts'

export type WaveSettings = Pick<
  WorkspaceSettings,
  'releaseAt' | 'waveMinutes' | 'lastWaveMinutes' | 'autoReleaseMinutes'
>

/** A site that works on no day of a week has no waves. */
const DAYS = 7

/**
 * Waves of a site on a local day, earliest first: the last so long before its cut-off, the others each so often before
 * it; where orders are released after a waiting time only the last. None on a day that it does not work.
 */
function wavesOn(site: Site, date: string, edits: readonly HolidayEdit[], settings: WaveSettings): EpochMs[] {
  const cutoff = cutoffOn(site, date, edits)
  if (cutoff === null) return []
  const last = cutoff - settings.lastWaveMinutes * MINUTE_MS
  if (settings.releaseAt === 'minutes') return [last]
  const waves: EpochMs[] = []
  const midnight = instantOfLocal(date, 0, site.timeZone)
  for (let at = last; at > midnight; at -= settings.waveMinutes * MINUTE_MS) waves.push(at)
  return waves.reverse()
}

/** The next wave of a site after `now`; null = none in a week. */
export function nextWaveOf(
  site: Site,
  now: EpochMs,
  edits: readonly HolidayEdit[],
  settings: WaveSettings,
): EpochMs | null {
  for (let day = 0; day <= DAYS; day++) {
    const date = localDateOf(now + day * DAY_MS, site.timeZone)
    const next = wavesOn(site, date, edits, settings).find((at) => at > now)
    if (next !== undefined) return next
  }
  return null
}

/** The last wave of the site's day has been, and its cut-off has not. */
export function isAfterLastWave(
  site: Site,
  now: EpochMs,
  edits: readonly HolidayEdit[],
  settings: WaveSettings,
): boolean {
  const today = localDateOf(now, site.timeZone)
  const last = wavesOn(site, today, edits, settings).at(-1)
  const cutoff = cutoffOn(site, today, edits)
  return last !== undefined && cutoff !== null && last <= now && now < cutoff
}

/**
 * Where orders wait for waves: those of a site that were decided before its last wave go now. After the last wave of a
 * day those that can still make the cut-off go after the waiting time. Sites that had no wave for a week are left out.
 */
export function decidedBefore(
  sites: readonly Site[],
  now: EpochMs,
  edits: readonly HolidayEdit[],
  settings: WaveSettings & { readonly autoReleaseMinutes: number },
): ReadonlyMap<SiteId, EpochMs> {
  return new Map(
    sites.flatMap((site): [SiteId, EpochMs][] => {
      for (let day = 0; day <= DAYS; day++) {
        const date = localDateOf(now - day * DAY_MS, site.timeZone)
        const passed = wavesOn(site, date, edits, settings).findLast((at) => at <= now)
        if (passed === undefined) continue
        const isLast = isAfterLastWave(site, now, edits, settings)
        const waited = now - settings.autoReleaseMinutes * MINUTE_MS
        return [[site.id, isLast ? Math.max(passed, waited) : passed]]
      }
      return []
    }),
  )
}
