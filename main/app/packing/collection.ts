import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES, type ChannelAbilities } from '../../../shared/domain/channel-abilities.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { notifyChannel } from '../notify/notify-channel.ts'
import { readyKey } from '../notify/outbox-key.ts'
import { readyMessage } from '../notify/ready-message.ts'
import type { Tx } from '../ports/store.ts'

/** Days a buyer has after a reminder. */
const DAYS_AFTER_REMINDER = 3

/** Whether the order's channel tells its buyer that it is ready; otherwise a person does. */
export async function tellsBuyer(
  tx: Tx,
  { channelId }: Pick<Order, 'channelId'>,
): Promise<ChannelAbilities['tellsCollection']> {
  const channel = await tx.channels.get(channelId)
  return channel === null || !isConnected(channel) ? 'never' : CHANNEL_ABILITIES[channel.kind].tellsCollection
}

/** It is packed for its buyer, who collects it: kept so many days from now on, and the channel tells the buyer. */
export async function makeReady(context: CommandContext, order: Order, packed: Fulfillment): Promise<void> {
  const keepUntil = await keptUntil(context)
  await context.tx.fulfillments.keep(packed.id, keepUntil)
  await tellReady(context, order, { ...packed, keepUntil }, 0)
}

/** Kept for as many days again from now on. */
export async function keepLonger(
  context: CommandContext,
  { fulfillmentId }: { fulfillmentId: string },
): Promise<void> {
  await context.tx.fulfillments.keep(fulfillmentId, await keptUntil(context))
  context.touch('orders')
}

/** The channel tells the buyer again. @throws {Refusal} it cannot: a person does */
export async function remindBuyer(
  context: CommandContext,
  order: Order,
  { fulfillmentId }: { fulfillmentId: string },
): Promise<void> {
  const { tx, now } = context
  if ((await tellsBuyer(tx, order)) !== 'again') refuse('refusals.exceptions.tellByHand')
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  if (!fulfillment) refuse('packStops.unknownParcel')
  const told = (await tx.outbox.ofOrder(order.id)).filter(({ kind }) => kind === 'ready-to-collect')
  const keepUntil = now + DAYS_AFTER_REMINDER * DAY_MS
  await tx.fulfillments.keep(fulfillmentId, keepUntil)
  await tellReady(context, order, { ...fulfillment, keepUntil }, told.length)
  context.touch('orders')
}

async function tellReady(
  context: CommandContext,
  order: Order,
  fulfillment: Fulfillment,
  reminder: number,
): Promise<void> {
  if ((await tellsBuyer(context.tx, order)) === 'never') return
  const message = await readyMessage(context.tx, order, fulfillment, reminder)
  await notifyChannel(context, order, readyKey(fulfillment.id, reminder), message)
}

async function keptUntil({ tx, now }: CommandContext): Promise<EpochMs> {
  const { keepCollectedDays } = await tx.settings.get(WORKSPACE)
  return now + keepCollectedDays * DAY_MS
}

/** What is kept for its buyer past its day is an exception of its order, until it is collected, kept longer or put back. */
export async function restateOverdue(context: CommandContext): Promise<void> {
  const { tx, now } = context
  for (const { id, orderId, siteId, carrierId, state, keepUntil } of await tx.fulfillments.keptUntil(now)) {
    if (state !== 'packed' || carrierId !== COLLECTED || keepUntil === undefined) continue
    const key = `collection-overdue/${id}`
    if (await isSaid(tx, orderId, id)) continue
    const cause = { reason: 'collection-overdue', fulfillmentId: id, siteId, keepUntil } as const
    await tx.exceptions.open([
      { id: context.newId(), orderId, siteId, cause, openedAt: now, dueAt: keepUntil, key },
    ])
    context.about(orderId)
    context.touch('exceptions')
  }
}

async function isSaid(tx: Tx, orderId: string, fulfillmentId: string): Promise<boolean> {
  return (await tx.exceptions.ofOrder(orderId)).some(
    ({ state, cause }) =>
      state !== 'closed' && cause.reason === 'collection-overdue' && cause.fulfillmentId === fulfillmentId,
  )
}
