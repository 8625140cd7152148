import type { ExceptionRecord } from '../../../shared/domain/exception.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { messageAnew } from '../notify/message-anew.ts'
import { repairStock } from '../reconcile/repair-stock.ts'

/** Sends again what the exception says a channel did not take. @throws {Refusal} our books no longer have it */
export async function retryPush(context: CommandContext, { cause, orderId }: ExceptionRecord): Promise<void> {
  if (cause.reason === 'stock-differs') {
    await repairStock(context, { channelId: cause.channelId, channelSkus: null })
    return
  }
  if (cause.reason === 'message-unreadable') return writeAnew(context, cause.messageId)
  if (cause.reason !== 'push-refused') return
  context.touch('channels')
  // A refused stock figure is of yesterday: the true ones are sent instead.
  if (orderId === null) return context.tx.changedStock.markAll(context.now)
  const refused = (await context.tx.outbox.ofOrder(orderId)).filter(({ state }) => state === 'refused')
  for (const item of refused) {
    await context.tx.outbox.settle([item.id], {
      state: 'pending',
      notBefore: context.now,
      problem: item.problem ?? message('channels.waits'),
    })
  }
}

/** A message that cannot be read is written anew from our books. @throws {Refusal} they do not have it any more */
async function writeAnew(context: CommandContext, messageId: string): Promise<void> {
  const { tx, now } = context
  const item = await tx.outbox.get(messageId)
  context.touch('channels')
  if (item === null || item.state !== 'unreadable') return
  if (item.kind === 'stock') return tx.changedStock.markAll(now)
  const [record] = item.orderId === null ? [] : await tx.orders.byIds([item.orderId])
  const message = record === undefined ? null : await messageAnew(tx, record.order, item)
  if (message === null) refuse('refusals.exceptions.contentGone')
  await tx.outbox.rewrite(item.id, message, now)
}
