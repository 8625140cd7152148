import type { OrderReturn, ReturnsOfOrder } from '../../../shared/contract/returns.ts'
import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { RETURN_REASONS } from '../../../shared/domain/return.ts'
import { isOurCost, RETURN_POLICY } from '../../../shared/domain/return-policy.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Tx } from '../ports/store.ts'
import { cancelledMoneyOf, owedFor, refundableNow, refundStateOf } from '../returns/order-money.ts'
import { daysLate } from '../returns/return-window.ts'
import { returnableLines } from '../returns/returnable.ts'
import { announcedRows } from './announced-returns.ts'
import { orderById } from './order-detail.ts'

/** What came back of an order, how its money stands, and what may still come back. */
export async function returnsOfOrder(tx: Tx, orderId: string, now: EpochMs): Promise<ReturnsOfOrder> {
  const record = await orderById(tx, orderId)
  const { order } = record
  const channel = await tx.channels.get(order.channelId)
  const outbox = await tx.outbox.ofOrder(orderId)
  const policy = await tx.settings.get(RETURN_POLICY)
  const records = await tx.returns.ofOrder(orderId)
  const money = await refundableNow(tx, order)
  const returns: OrderReturn[] = []
  for (const [at, one] of records.entries()) {
    const owedCents = await owedFor(tx, order, one, records.slice(0, at), money.leftCents)
    returns.push({ record: one, ...refundStateOf(one, outbox), owedCents })
  }
  const abilities = channel !== null && isConnected(channel) ? CHANNEL_ABILITIES[channel.kind] : null
  return {
    returns,
    announced: await announcedRows(
      tx,
      (await tx.announcedReturns.ofOrder(orderId)).filter(({ state }) => state !== 'received'),
    ),
    returnable: await returnableLines(tx, record),
    daysLate: await daysLate(tx, record, now),
    atOurCost: RETURN_REASONS.filter((reason) => isOurCost(policy, reason)),
    money,
    cancelled: cancelledMoneyOf(outbox),
    paysBack: abilities?.refund ?? null,
    refundsFees: abilities?.refundsFees ?? false,
  }
}
