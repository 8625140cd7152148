import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import { hasAllLeft } from '../../../shared/domain/order.ts'
import type { Verdict } from '../../../shared/domain/order-standing.ts'
import { remainderOf } from '../../engine/remainder.ts'
import type { CommandContext } from '../commands/command.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { StandingRecord } from '../ports/standing-tables.ts'
import { openAboutOrder } from './open-exception.ts'
import { restateOrder } from './restate-order.ts'

/**
 * An order that is cancelled here and that its channel counts as open. What the channel, or the end of its wait, had
 * called off is work again; where a person here had cancelled it, or some of it has left or been paid back, a person
 * is asked. A cancellation of ours that the channel has not confirmed yet is none of these. True: it waits on hold,
 * to be released.
 */
export async function comeBack(
  context: CommandContext,
  known: OrderRecord,
  before: StandingRecord | null,
  verdict: Verdict,
  state: string,
): Promise<boolean> {
  const { tx } = context
  const { order } = known
  if (!(await isTakenUpAgain(context, known, before, verdict))) return false
  const isSomeGone = (await tx.fulfillments.byOrders([order.id])).some(({ state }) => hasLeft(state))
  const isPaidBack = (await tx.returns.ofOrder(order.id)).length > 0
  if (before === null || before.ended === null || isSomeGone || isPaidBack) {
    await openAboutOrder(context, known, {
      reason: 'back-at-channel',
      channelId: order.channelId,
      was: 'cancelled',
      state,
    })
    return false
  }
  await takeUp(context, known)
  return true
}

/**
 * An order that its channel had said has left, and counts as open again: a shipment made by mistake was taken back
 * there. Whether it is to leave from here is for a person to say. What has all left from here is not asked about.
 */
export async function askIfOpenAgain(
  context: CommandContext,
  known: OrderRecord,
  before: StandingRecord | null,
  verdict: Verdict,
  state: string,
): Promise<void> {
  if (verdict.kind === 'left') {
    await context.tx.exceptions.close(known.order.id, ['back-at-channel'], 'cleared', context.now)
    return
  }
  if (!hasAllLeft(known.state) || before?.verdict !== 'left') return
  if (!(await isSomeLeft(context, known))) return
  const { channelId } = known.order
  await openAboutOrder(context, known, { reason: 'back-at-channel', channelId, was: 'left', state })
}

/** Units of the order that have not left from here. */
export async function isSomeLeft({ tx }: CommandContext, { order }: OrderRecord): Promise<boolean> {
  const parts = await tx.fulfillments.byOrders([order.id])
  return (
    remainderOf(
      order,
      parts.filter(({ state }) => hasLeft(state)),
    ) !== null
  )
}

/** Cancelled, gone or history, it waits on hold again with its lines wanted. */
export async function takeUp(context: CommandContext, { order }: OrderRecord): Promise<void> {
  const { tx, now } = context
  if (!(await tx.orders.reopen(order.id, now))) {
    await tx.orders.move([order.id], 'received', now)
    await tx.orders.move([order.id], 'on-hold', now)
  }
  await tx.exceptions.close(order.id, ['back-at-channel'], 'cleared', now)
  await restateOrder(context, order)
}

async function isTakenUpAgain(
  { tx }: CommandContext,
  { order }: OrderRecord,
  before: StandingRecord | null,
  verdict: Verdict,
): Promise<boolean> {
  if (before === null) {
    // Cancelled before standings were stored: by a person when the channel was notified, else by the channel.
    const told = await tx.outbox.ofOrder(order.id)
    return verdict.kind === 'ship' && !told.some(({ kind }) => kind === 'cancel')
  }
  if (before.verdict === 'called-off' || before.verdict === 'ignore') return true
  return before.ended === 'wait' && verdict.kind === 'ship'
}
