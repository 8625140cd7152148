import type { ExceptionCause, ExceptionRecord } from '../../../shared/domain/exception.ts'
import { isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import { CLOSED_STATES, hasAllLeft, type OrderId } from '../../../shared/domain/order.ts'
import { holdKey } from '../../../shared/domain/order-standing.ts'
import { cancelOrder } from '../commands/cancel-order.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { loseCompanion } from '../merging/companions.ts'
import type { UnitsOfLine } from '../ports/channel.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Holder, StandingRecord } from '../ports/standing-tables.ts'
import { isSomeLeft, takeUp } from './back-at-channel.ts'
import { CALLED_OFF_KEY } from './called-off.ts'
import { readAgain } from './channel-states.ts'
import { leaveElsewhere } from './left-elsewhere.ts'
import { restateOrder } from './restate-order.ts'
import { resumeUnheld } from './resume-unheld.ts'

/** What a person answers to a channel's change of an order. Each is part of settling its exception. */

/** The order goes on, whatever the channel says of it now; another change at the channel holds it again. */
export async function shipAnyway(
  context: CommandContext,
  known: OrderRecord,
  cause: ExceptionCause,
): Promise<void> {
  const standing = await standingOf(context, known)
  switch (cause.reason) {
    case 'held-by-channel':
      await keep(context, { ...without(standing, 'channel'), waived: holdKey(cause) })
      break
    case 'cancelled-before-leaving':
      await keep(context, { ...standing, waived: CALLED_OFF_KEY })
      break
    case 'payload-rejected':
      await keep(context, without(standing, 'content'))
      break
    case 'shipped-at-channel': {
      const units = await inArticles(context, known.order.id, cause.lines)
      await keep(context, { ...standing, sentAnyway: sumOf(standing.sentAnyway, units) })
      break
    }
    default:
      return
  }
  await resumeUnheld(context, [known.order.id])
  context.about(known.order.id)
  context.touch('orders')
}

/** Parcels that are still here are taken apart; what is left of the order waits, ends, or is reallocated. */
export async function stopHere(
  context: CommandContext,
  known: OrderRecord,
  { id, cause }: Pick<ExceptionRecord, 'id' | 'cause'>,
): Promise<void> {
  const { tx, now } = context
  const { order } = known
  if (CLOSED_STATES.includes(known.state)) refuse('refusals.orders.leftOrEnded')
  if (cause.reason === 'cancelled-before-leaving') {
    await cancelOrder(context, order)
    await tx.exceptions.close(order.id, null, 'stop-here', now)
    context.about(order.id)
    return
  }
  await takeApart(context, known)
  if (cause.reason === 'shipped-at-channel') {
    await tx.exceptions.closeById([id], 'stop-here', now)
    const standing = await standingOf(context, known)
    const units = await inArticles(context, order.id, cause.lines)
    const [apart = known] = await tx.orders.byIds([order.id])
    const moved = await leaveElsewhere(context, apart, cause.lines)
    if (moved === 'shrunk') await keep(context, { ...standing, elsewhere: sumOf(standing.elsewhere, units) })
  }
  await resumeUnheld(context, [order.id])
}

/** Cancelled here, or history of which not all has left from here, it is work again, as the channel has it now. */
export async function bringBack(context: CommandContext, known: OrderRecord): Promise<void> {
  const isHistory = hasAllLeft(known.state) && (await isSomeLeft(context, known))
  if (known.state !== 'cancelled' && !isHistory) refuse('refusals.orders.notEnded')
  const { channelId, externalId, id } = known.order
  await keep(context, { ...(await standingOf(context, known)), ended: null })
  await takeUp(context, known)
  await resumeUnheld(context, [id])
  await readAgain(context, channelId, externalId)
  context.touch('channels')
}

/** It ships although the buyer asked to cancel; the same request opens no exception again. */
export async function refuseCancel(context: CommandContext, known: OrderRecord): Promise<void> {
  await keep(context, { ...(await standingOf(context, known)), cancelRefused: true })
}

/** What is under way or packed is taken apart: its units are free again, and the order is received anew. @throws {Refusal} */
export async function takeApart(context: CommandContext, { order }: OrderRecord): Promise<void> {
  const { tx, now } = context
  const parts = (await tx.fulfillments.byOrders([order.id])).filter(({ state }) => isOpenFulfillment(state))
  if (parts.length === 0) refuse('refusals.orders.notUnderWay')
  await tx.fulfillments.move(
    parts.map(({ id }) => id),
    'cancelled',
    now,
  )
  await tx.orders.move([order.id], 'received', now)
  await tx.orders.move([order.id], 'on-hold', now)
  await loseCompanion(context, order)
  await restateOrder(context, order)
}

async function standingOf({ tx }: CommandContext, { order }: OrderRecord): Promise<StandingRecord> {
  const [standing] = await tx.standings.ofOrders([order.id])
  if (!standing) refuse('refusals.orders.channelSilent')
  return standing
}

function keep({ tx }: CommandContext, standing: StandingRecord): Promise<void> {
  return tx.standings.put([standing])
}

function without(standing: StandingRecord, holder: Holder): StandingRecord {
  return { ...standing, holders: standing.holders.filter((one) => one !== holder) }
}

/** Our units in the channel's articles, a begun pack as a whole one. */
async function inArticles(
  { tx }: CommandContext,
  orderId: OrderId,
  lines: readonly UnitsOfLine[],
): Promise<UnitsOfLine[]> {
  const packs = await tx.skuMappings.packsOf(orderId)
  return lines.map(({ lineId, quantity }) => {
    const units = packs.find((pack) => pack.lineId === lineId && pack.units > 0)?.units ?? 1
    return { lineId, quantity: Math.ceil(quantity / units) }
  })
}

function sumOf(some: readonly UnitsOfLine[], more: readonly UnitsOfLine[]): UnitsOfLine[] {
  const units = new Map<string, number>()
  for (const { lineId, quantity } of [...some, ...more])
    units.set(lineId, (units.get(lineId) ?? 0) + quantity)
  return [...units].map(([lineId, quantity]) => ({ lineId, quantity }))
}
