import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import type { TrackingEvent } from '../../../shared/domain/tracking-event.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { CommandContext } from '../commands/command.ts'
import { nextLook } from './next-look.ts'
import { restateTrouble } from './parcel-trouble.ts'
import { restateDelivered } from './restate-delivered.ts'
import { standingOf } from './track-state.ts'
import { knownTransits, transitOf } from './transit-of.ts'

/** What the carrier answered about the numbers that it was asked about; a number without events is not known to it yet. */
export async function settleTracked(
  context: CommandContext,
  accountId: string,
  asked: readonly string[],
  answer: ReadonlyMap<string, readonly TrackingEvent[]>,
): Promise<void> {
  const { tx } = context
  const zones = new Map((await tx.sites.all()).map(({ id, timeZone }) => [id, timeZone]))
  let known: Awaited<ReturnType<typeof knownTransits>> | null = null
  for (const track of await tx.tracks.byNumbers(accountId, asked)) {
    const told = answer.get(track.trackingNumber) ?? []
    const fresh = await tx.tracks.keepEvents(accountId, track.trackingNumber, told)
    const timeZone = zones.get(track.siteId) ?? 'UTC'
    const seen = afterAnswer(track, told, timeZone, context.now)
    if (seen.deliveredAt !== null && !seen.isReturn) known ??= await knownTransits(tx)
    const next =
      known === null || seen.isReturn ? seen : { ...seen, ...(await transitOf(tx, known, seen, timeZone)) }
    await tx.tracks.put(next)
    if (!next.isReturn) await restateTrouble(context, next)
    if ((next.deliveredAt === null) !== (track.deliveredAt === null))
      await restateDelivered(context, next.fulfillmentId)
    if (fresh.length === 0 && next.state === track.state && next.givenUpAt === null) continue
    context.touch('orders')
  }
}

/** The parcel once its carrier has answered; `told` is all that it tells of it, oldest first. */
export function afterAnswer(
  track: ParcelTrack,
  told: readonly TrackingEvent[],
  timeZone: string,
  now: number,
): ParcelTrack {
  const standing = standingOf(told)
  const { state, since: stateSince } = standing ?? { state: track.state, since: track.stateSince }
  const deliveredAt = state === 'delivered' ? stateSince : null
  const nextLookAt = nextLook({ ...track, state }, now)
  const isOver = state === 'delivered' || state === 'returned-to-sender'
  return {
    ...track,
    state,
    stateSince,
    lookedAt: now,
    nextLookAt,
    lastEventAt: standing?.lastEventAt ?? track.lastEventAt,
    deliveredAt,
    deliveredOn: deliveredAt === null ? null : localDateOf(deliveredAt, timeZone),
    givenUpAt: nextLookAt === null && !isOver ? now : null,
  }
}
