import type { OrderReturn, ReturnsOfOrder } from '../../../shared/contract/returns.ts'
import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { paidForUnits, paidLines } from '../../../shared/domain/paid-line.ts'
import { unitsBefore } from '../../../shared/domain/return.ts'
import type { Tx } from '../ports/store.ts'
import { cancelledMoneyOf, refundableNow, refundStateOf } from '../returns/order-money.ts'
import { returnableLines } from '../returns/returnable.ts'
import { announcedRows } from './announced-returns.ts'
import { orderById } from './order-detail.ts'

/** What came back of an order, how its money stands, and what may still come back. */
export async function returnsOfOrder(tx: Tx, orderId: string): Promise<ReturnsOfOrder> {
  const record = await orderById(tx, orderId)
  const { order } = record
  const channel = await tx.channels.get(order.channelId)
  const outbox = await tx.outbox.ofOrder(orderId)
  const records = await tx.returns.ofOrder(orderId)
  const money = await refundableNow(tx, order)
  const paid = paidLines(order)
  const returns = records.map((one, at): OrderReturn => {
    const { state, answer } = refundStateOf(one, outbox)
    const before = unitsBefore(one.lines, records.slice(0, at))
    const worth = one.lines.reduce((sum, { lineId, quantity }, index) => {
      const line = paid.get(lineId)
      return line === undefined ? sum : sum + paidForUnits(line, quantity, before[index] ?? 0)
    }, 0)
    const owedCents = one.state === 'taken' && state === 'none' ? Math.min(worth, money.leftCents) : 0
    return { record: one, refundState: state, answer, owedCents }
  })
  const abilities = channel !== null && isConnected(channel) ? CHANNEL_ABILITIES[channel.kind] : null
  return {
    returns,
    announced: await announcedRows(
      tx,
      (await tx.announcedReturns.ofOrder(orderId)).filter(({ state }) => state !== 'received'),
    ),
    returnable: await returnableLines(tx, record),
    money,
    cancelled: cancelledMoneyOf(outbox),
    paysBack: abilities?.refund ?? null,
    refundsFees: abilities?.refundsFees ?? false,
  }
}
