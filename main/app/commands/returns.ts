import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import { presentPurchase } from '../../../shared/domain/label-purchase.ts'
import type { RefundChoice } from '../../../shared/domain/refund.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { printerById } from '../printers/printer-settings.ts'
import { returnPaper } from '../queries/announced-returns.ts'
import { announceReturn, cancelAnnounced, settleAnnounced } from '../returns/announce-return.ts'
import { type ReturnChoice, refundReturn, takeReturn } from '../returns/take-return.ts'
import { wantReturnLabel } from '../returns/want-return-label.ts'
import type { AppServices } from '../services/app-services.ts'
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

/** @throws {Refusal} there is no such return, or it is over */
async function openOne({ tx }: CommandContext, announcedId: string): Promise<AnnouncedReturn> {
  const announced = await tx.announcedReturns.get(announcedId)
  if (announced === null) refuse('refusals.unknown.return')
  if (announced.state !== 'open') refuse('refusals.returns.over')
  return announced
}

export function returnHandlers({ printing }: Pick<AppServices, 'printing'>): HandlersOf<'returns'> {
  return {
    receive: receiveReturn,
    refund: refundTakenReturn,
    async announce(context, { orderId, label, ...choice }) {
      const order = await orderOf(context, orderId)
      const announced = await announceReturn(context, order, {
        ...choice,
        channelReturnId: null,
        isRefunded: false,
      })
      if (label !== null) await wantReturnLabel(context, order.order, announced, label)
      return { announcedId: announced.id }
    },
    async sendLabel(context, { announcedId, label }) {
      const announced = await openOne(context, announcedId)
      const { order } = await orderOf(context, announced.orderId)
      await wantReturnLabel(context, order, announced, label)
      return {}
    },
    async noteLabelGiven(context, { announcedId }) {
      const announced = await openOne(context, announcedId)
      await context.tx.announcedReturns.updateOpen({ ...announced, givenAt: context.now })
      context.about(announced.orderId)
      context.touch('orders')
      return {}
    },
    async printLabel(context, { announcedId, printerId }) {
      const { tx } = context
      const announced = await openOne(context, announcedId)
      const { order } = await orderOf(context, announced.orderId)
      if ((await printerById(tx, printerId)) === null) refuse('packStops.unknownPrinter')
      const purchase = presentPurchase(await tx.labels.ofFulfillments([announcedId]), 1)
      const paper = purchase && (await returnPaper(tx, purchase))
      if (paper === null || !purchase?.trackingNumber) refuse('refusals.returns.noPaper')
      const id = context.newId()
      const title = `${order.reference} · ${purchase.trackingNumber}`
      await printing.queue.enqueue(tx, {
        id,
        key: `return-label/${id}`,
        printerId,
        label: null,
        title,
        content: { kind: 'document', documentId: paper.id, title },
        operator: context.actor,
      })
      context.afterCommit(() => printing.queue.wake(printerId))
      context.about(order.id)
      context.touch('printing')
      return {}
    },
    async cancelAnnounced(context, { announcedId }) {
      await cancelAnnounced(context, await openOne(context, announcedId))
      return {}
    },
    async receiveAnnounced(context, { announcedId, siteId, lines, note }) {
      const announced = await openOne(context, announcedId)
      const order = await orderOf(context, announced.orderId)
      const { channelReturnId, isRefunded, reason } = announced
      await settleAnnounced(context, announced, 'received')
      const record = await takeReturn(context, order, {
        lines,
        siteId,
        reason,
        note: note === '' ? announced.note : note,
        channelReturnId,
        refund: isRefunded ? 'at-channel' : null,
      })
      return { returnId: record.id }
    },
  }
}
