import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import { DAY_MS, type LocalDate } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { CommandContext } from '../commands/command.ts'
import { restateGrouped } from '../exceptions/grouped-exception.ts'
import { closeTrouble, openTrouble, troubleOf } from './parcel-trouble.ts'

/** So many late parcels of one service are one exception. */
const MANY_LATE = 5

/**
 * Parcels that are still under way after the last day they were promised for: one exception each, or one for all of a
 * service where many are. What is lost, damaged, back or waits at a point says so itself.
 */
export async function restateLate(context: CommandContext): Promise<void> {
  const { tx, now } = context
  const today = new Map(
    (await tx.sites.all()).map(({ id, timeZone }) => [id, localDateOf(now, timeZone)] as const),
  )
  const latest = [...today.values()].toSorted().at(-1)
  if (latest === undefined) return
  const late = (await tx.tracks.promisedBefore(latest)).filter(
    (track) => track.promisedFor < (today.get(track.siteId) ?? latest) && troubleOf(track, now) === null,
  )
  const byService = Map.groupBy(late, keyOf)
  for (const { carrierId, serviceId } of await tx.carriers.services()) {
    const key = keyOf({ carrierId, serviceId })
    await restateService(context, key, byService.get(key) ?? [], latest)
  }
}

function keyOf({ carrierId, serviceId }: Pick<ParcelTrack, 'carrierId' | 'serviceId'>): string {
  return `carrier-late/${carrierId}/${serviceId}`
}

async function restateService(
  context: CommandContext,
  key: string,
  late: readonly ParcelTrack[],
  today: LocalDate,
): Promise<void> {
  const [first] = late
  if (first === undefined || late.length < MANY_LATE) {
    await restateGrouped(context, key, null)
    for (const track of late) await openTrouble(context, track, 'late')
    return
  }
  for (const track of late) await closeTrouble(context, track, ['late'])
  const { carrierId, serviceId, promisedFor } = first
  const days = Math.round((Date.parse(today) - Date.parse(promisedFor)) / DAY_MS)
  const cause = { reason: 'carrier-late', carrierId, serviceId, parcels: late.length, days } as const
  await restateGrouped(context, key, cause)
}
