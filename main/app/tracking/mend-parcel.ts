import type { Channel } from '../../../shared/domain/channel.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { CHOICE_TAGS, lineValueCents, type Order, partOfLine } from '../../../shared/domain/order.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { setClaim } from './claim.ts'

type ParcelCause = Extract<ExceptionCause, { reason: 'parcel-trouble' }>

/** Where orders are kept that replace a parcel: no shop knows of them, and none is told. */
const RESHIPS: Channel = {
  id: 're-shipped',
  name: 'Re-shipped parcels',
  kind: 'csv',
  url: null,
  buffer: 0,
  // They are late already.
  priority: 100,
  paused: false,
  sandbox: false,
}

/**
 * What was in the parcel is sent once more, as an order of its own that is decided like any other: from the site that
 * serves it best now. @throws {Refusal} it was sent again before
 */
export async function reshipParcel(context: CommandContext, order: Order, cause: ParcelCause): Promise<void> {
  const { tx, now } = context
  if ((await tx.channels.get(RESHIPS.id)) === null) {
    await tx.channels.put(RESHIPS)
    context.touch('channels')
  }
  const { charges: _charges, chosen: _chosen, ...rest } = order
  const choices: readonly string[] = Object.values(CHOICE_TAGS)
  const again: Order = {
    ...rest,
    id: context.newId(),
    channelId: RESHIPS.id,
    externalId: `${order.externalId}/${cause.trackingNumber}`,
    reference: `${order.reference}-R`,
    placedAt: now,
    shipBy: null,
    deliverBy: null,
    tags: order.tags.filter((tag) => !choices.includes(tag)),
    lines: linesIn(order, cause),
  }
  const [made] = again.lines.length === 0 ? [] : await tx.orders.insert([again], now)
  if (made === undefined) refuse('refusals.parcels.sentAgain', { parcel: cause.trackingNumber })
  context.about(order.id)
  context.about(again.id)
  context.touch('orders')
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
