import type { InputOf, ResultOf } from '../../../shared/contract/commands.ts'
import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import { presentPurchase } from '../../../shared/domain/label-purchase.ts'
import type { ReturnRecord } from '../../../shared/domain/return.ts'
import { message } from '../../../shared/messages/message.ts'
import { printerById } from '../printers/printer-settings.ts'
import { returnPaper } from '../queries/announced-returns.ts'
import { announceReturn, cancelAnnounced, settleAnnounced } from '../returns/announce-return.ts'
import { eachReturn } from '../returns/each-return.ts'
import { exchangeReturn, exchangeSentence, sendExchange } from '../returns/exchange-return.ts'
import { refuseReturn, waiveReturn } from '../returns/refuse-return.ts'
import { checkWindow } from '../returns/return-window.ts'
import {
  checkReceivable,
  type ReturnChoice,
  refundOwed,
  refundReturn,
  takeReturn,
} from '../returns/take-return.ts'
import { wantReturnLabel } from '../returns/want-return-label.ts'
import type { AppServices } from '../services/app-services.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { knownOrder } from './known-order.ts'
import { refuse } from './refusal.ts'

export async function receiveReturn(
  context: CommandContext,
  { orderId, takesLate, ...choice }: InputOf<'returns', 'receive'>,
): Promise<ResultOf<'returns', 'receive'>> {
  const order = await knownOrder(context.tx, orderId)
  const { id, refund } = await takeReturn(context, order, {
    ...choice,
    channelReturnId: null,
    daysLate: await checkWindow(context, order, takesLate),
    announced: null,
  })
  return {
    returnId: id,
    undo: refund.kind === 'told' ? [] : [{ kind: 'return', returnId: id, announcedId: null }],
  }
}

async function takenOne({ tx }: CommandContext, returnId: string): Promise<ReturnRecord> {
  const record = await tx.returns.get(returnId)
  if (record === null) refuse('refusals.unknown.return')
  return record
}

/** What goes out for it leaves now, where it waits for that. Taken back only while nothing did. */
async function receiveExpected(
  context: CommandContext,
  expected: AnnouncedReturn,
  received: Pick<ReturnChoice, 'lines' | 'siteId' | 'note'>,
): Promise<{ returnId: string; undo: UndoStep[] }> {
  const order = await knownOrder(context.tx, expected.orderId)
  await checkReceivable(context.tx, order, received)
  const announced = await sendExchange(context, order.order, expected)
  const { channelReturnId, isRefunded, reason, note, daysLate = 0 } = announced
  await settleAnnounced(context, announced, 'received')
  const { id } = await takeReturn(context, order, {
    ...received,
    note: received.note === '' ? note : received.note,
    reason,
    channelReturnId,
    refund: isRefunded ? 'at-channel' : null,
    daysLate,
    announced,
  })
  return {
    returnId: id,
    undo: announced.exchange ? [] : [{ kind: 'return', returnId: id, announcedId: announced.id }],
  }
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
    async refund(context, { returnId, ...refund }) {
      const record = await takenOne(context, returnId)
      await refundReturn(context, record, await knownOrder(context.tx, record.orderId), refund)
      return {}
    },
    refundAll: (context, { returnIds }) =>
      eachReturn(returnIds, async (id) => {
        const record = await takenOne(context, id)
        await refundOwed(context, record, await knownOrder(context.tx, record.orderId))
        return []
      }),
    waive: (context, { returnIds, note }) =>
      eachReturn(returnIds, async (id) => {
        await waiveReturn(context, await takenOne(context, id), note)
        return [{ kind: 'return-waived', returnId: id }]
      }),
    async announce(context, { orderId, label, ...choice }) {
      const order = await knownOrder(context.tx, orderId)
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
      const { order } = await knownOrder(context.tx, announced.orderId)
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
      const { order } = await knownOrder(context.tx, announced.orderId)
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
      return { undo: await cancelAnnounced(context, await openOne(context, announcedId)) }
    },
    async receiveAnnounced(context, { announcedId, ...received }) {
      return receiveExpected(context, await openOne(context, announcedId), received)
    },
    receiveAll: (context, { announcedIds }) =>
      eachReturn(announcedIds, async (id) => {
        const announced = await openOne(context, id)
        const lines = announced.lines.map(({ lineId, quantity }) => ({
          lineId,
          quantity,
          condition: 'sellable' as const,
        }))
        const { siteId } = announced
        return (await receiveExpected(context, announced, { lines, siteId, note: '' })).undo
      }),
    async refuse(context, { announcedId, note }) {
      const announced = await openOne(context, announcedId)
      const undo = await refuseReturn(context, announced, note)
      const what = message('commands.returns.refuse')
      return { sentence: message('timeline.because', { what, why: note }), undo }
    },
    async exchange(context, { announcedId, ...wanted }) {
      const announced = await openOne(context, announcedId)
      const { order } = await knownOrder(context.tx, announced.orderId)
      const kept = await exchangeReturn(context, order, announced, wanted)
      return {
        orderId: kept.exchange?.orderId ?? null,
        sentence: await exchangeSentence(context.tx, order, kept),
      }
    },
  }
}
