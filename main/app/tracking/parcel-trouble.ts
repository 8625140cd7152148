import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { ParcelTrouble } from '../../../shared/domain/exceptions/delivery-kinds.ts'
import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { CommandContext } from '../commands/command.ts'

/** A pick-up point sends a parcel back after a week or two. */
const WAITS_TOO_LONG_MS = 5 * DAY_MS

/** Also the exception's id: a parcel has one trouble at a time. */
function troubleId({ accountId, trackingNumber }: ParcelTrack): string {
  return `parcel-trouble/${accountId}/${trackingNumber}`
}

/** What is wrong with a parcel by the carrier's account, lateness apart; null = nothing. */
export function troubleOf(
  { state, stateSince }: Pick<ParcelTrack, 'state' | 'stateSince'>,
  now: EpochMs,
): Exclude<ParcelTrouble, 'late'> | null {
  switch (state) {
    case 'lost':
    case 'damaged':
      return state
    case 'returned-to-sender':
      return 'back'
    case 'available-at-point':
      return now - stateSince >= WAITS_TOO_LONG_MS ? 'waiting' : null
    default:
      return null
  }
}

/** The parcel's exception says what the carrier now tells of it; what a person has answered is not asked again. */
export async function restateTrouble(context: CommandContext, track: ParcelTrack): Promise<void> {
  const what = troubleOf(track, context.now)
  if (what !== null) return openTrouble(context, track, what)
  // Whether it is late, all late ones together say.
  await closeTrouble(
    context,
    track,
    track.deliveredAt === null ? ['lost', 'damaged', 'back', 'waiting'] : null,
  )
}

export async function openTrouble(
  context: CommandContext,
  track: ParcelTrack,
  what: ParcelTrouble,
): Promise<void> {
  const { tx, now } = context
  const id = troubleId(track)
  const known = await tx.exceptions.get(id)
  const same = known?.cause.reason === 'parcel-trouble' && known.cause.what === what
  if (known !== null && same && (known.state !== 'closed' || known.closedBy !== 'cleared')) return
  const { fulfillmentId, trackingNumber, carrierId, siteId, orderId, stateSince: since } = track
  const part = await tx.fulfillments.get(fulfillmentId)
  const contents = part?.parcels.find(({ number }) => number === track.parcel)?.contents ?? []
  const said = (await tx.tracks.events([fulfillmentId])).findLast(
    (event) => event.trackingNumber === trackingNumber,
  )
  const cause: ExceptionCause = {
    reason: 'parcel-trouble',
    what,
    fulfillmentId,
    carrierId,
    trackingNumber,
    said: said?.text ?? '',
    since,
    promised: track.promisedFor,
    lines: contents.map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity })),
  }
  await tx.exceptions.open([{ id, orderId, siteId, cause, openedAt: now, dueAt: null, key: id }])
  context.about(orderId)
  context.touch('exceptions')
}

/** Over when its trouble is one of these; null = whatever it is. */
export async function closeTrouble(
  context: CommandContext,
  track: ParcelTrack,
  whats: readonly ParcelTrouble[] | null,
): Promise<void> {
  const { tx, now } = context
  const known = await tx.exceptions.get(troubleId(track))
  if (known === null || known.state === 'closed' || known.cause.reason !== 'parcel-trouble') return
  if (whats !== null && !whats.includes(known.cause.what)) return
  await tx.exceptions.closeById([known.id], 'cleared', now)
  context.touch('exceptions')
}
