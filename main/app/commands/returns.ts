import type { RefundChoice } from '../../../shared/domain/refund.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { type ReturnChoice, refundReturn, takeReturn } from '../returns/take-return.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

export async function receiveReturn(
  context: CommandContext,
  {
    orderId,
    ...choice
  }: Omit<ReturnChoice, 'channelReturnId' | 'refund'> & {
    orderId: string
    refund: RefundChoice | null
  },
): Promise<{ returnId: string }> {
  const order = await orderOf(context, orderId)
  const record = await takeReturn(context, order, { ...choice, channelReturnId: null })
  return { returnId: record.id }
}

export async function refundTakenReturn(
  context: CommandContext,
  { returnId, ...refund }: RefundChoice & { returnId: string },
): Promise<Record<string, never>> {
  const record = await context.tx.returns.get(returnId)
  if (record === null) refuse('refusals.unknown.return')
  await refundReturn(context, record, await orderOf(context, record.orderId), refund)
  return {}
}

async function orderOf({ tx }: CommandContext, orderId: string): Promise<OrderRecord> {
  const [order] = await tx.orders.byIds([orderId])
  if (!order) refuse('refusals.unknown.order')
  return order
}

export const returnHandlers: HandlersOf<'returns'> = {
  receive: receiveReturn,
  refund: refundTakenReturn,
}
