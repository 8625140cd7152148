import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { lineValueCents, type Order, partOfLine } from '../../../shared/domain/order.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { reship } from '../returns/reship.ts'
import { setClaim } from './claim.ts'

type ParcelCause = Extract<ExceptionCause, { reason: 'parcel-trouble' }>

/** What was in the parcel is sent once more, as an order of its own. @throws {Refusal} it was sent again before */
export async function reshipParcel(context: CommandContext, order: Order, cause: ParcelCause): Promise<void> {
  const made = await reship(context, order, {
    mark: cause.trackingNumber,
    reference: `${order.reference}-R`,
    lines: linesIn(order, cause),
  })
  if (made === null) refuse('refusals.parcels.sentAgain', { parcel: cause.trackingNumber })
}

/** A claim for what the parcel is worth is opened with the carrier; one that is there stays. */
export async function askCarrier(
  context: CommandContext,
  order: Order,
  cause: ParcelCause,
  note: string,
): Promise<void> {
  const { tx } = context
  const [track] = (await tx.tracks.ofFulfillments([cause.fulfillmentId])).filter(
    ({ trackingNumber }) => trackingNumber === cause.trackingNumber,
  )
  if (track === undefined) refuse('refusals.parcels.unknown', { parcel: cause.trackingNumber })
  if ((await tx.claims.get(track)) !== null) return
  const worth = linesIn(order, cause).reduce((sum, line) => sum + lineValueCents(line), 0)
  const { accountId, trackingNumber } = track
  await setClaim(context, { accountId, trackingNumber, state: 'opened', amountCents: worth, note })
}

function linesIn(order: Order, cause: ParcelCause): Order['lines'] {
  return order.lines.flatMap((line) => {
    const inside = cause.lines.find(({ lineId }) => lineId === line.id)?.quantity ?? 0
    return inside === 0 ? [] : [partOfLine(line, Math.min(inside, line.quantity))]
  })
}
