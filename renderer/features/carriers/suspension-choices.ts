import { FRENCH_REGIONS, type FrenchRegion } from '../../../shared/domain/postal/french-regions.ts'
import { DAY_MS, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'

/** For how long carriers are usually stopped. */
export const UNTILS = ['open', 'tonight', 'morning', 'week', 'at'] as const
export type Until = (typeof UNTILS)[number]

const MORNING_HOUR = 6
const MONDAY = 1

/** The instant that a choice means in the merchant's zone; null = until somebody resumes it. */
export function untilOf(choice: Exclude<Until, 'at'>, now: EpochMs, timeZone: string): EpochMs | null {
  switch (choice) {
    case 'open':
      return null
    case 'tonight':
      return nextLocal(now, timeZone, 0, () => true)
    case 'morning':
      return nextLocal(now, timeZone, MORNING_HOUR, (day) => day !== localDateOf(now, timeZone))
    case 'week':
      return nextLocal(
        now,
        timeZone,
        MORNING_HOUR,
        (day) => day !== localDateOf(now, timeZone) && isoWeekday(day) === MONDAY,
      )
  }
}

/** The first quarter of an hour after `now` that begins `hour` of a day that fits, clock changes included. */
function nextLocal(now: EpochMs, timeZone: string, hour: number, fits: (day: string) => boolean): EpochMs {
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  const quarter = 15 * MINUTE_MS
  const wanted = `${String(hour).padStart(2, '0')}:00`
  for (let at = Math.floor(now / quarter) * quarter + quarter; at < now + 9 * DAY_MS; at += quarter)
    if (clock.format(at) === wanted && fits(localDateOf(at, timeZone))) return at
  return now + DAY_MS
}

function isoWeekday(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7
}

const REGIONS = Object.keys(FRENCH_REGIONS) as FrenchRegion[]
export const ZONE_SETS = ['all', 'france', 'spain', ...REGIONS, 'own'] as const
export type ZoneSet = 'all' | 'france' | 'spain' | FrenchRegion | 'own'

/** Countries and postcode prefixes of a usual choice; empty = everywhere. */
function zonesOfSet(choice: Exclude<ZoneSet, 'own'>): string[] {
  switch (choice) {
    case 'all':
      return []
    case 'france':
      return ['FR']
    case 'spain':
      return ['ES']
    default:
      return FRENCH_REGIONS[choice].map((department) => `FR-${department}`)
  }
}

/** The zones of a choice; null when those that were typed cannot be read. */
export function zonesOf(choice: ZoneSet, typed: string): string[] | null {
  return choice === 'own' ? readZones(typed) : zonesOfSet(choice)
}

/** Countries and postcode prefixes as people type them: 'fr-20, ES'; null when there are none or one cannot be read. */
export function readZones(typed: string): string[] | null {
  const zones = typed
    .split(/[,;]/)
    .map((zone) => zone.trim().toUpperCase())
    .filter((zone) => zone !== '')
  const readable = zones.length > 0 && zones.every((zone) => /^[A-Z]{2}(-[A-Z0-9 ]{1,10})?$/.test(zone))
  return readable ? zones : null
}
