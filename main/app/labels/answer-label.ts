import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { accountOf, openLabelDesk, toLabel } from './label-desk.ts'
import { restateTrouble } from './restate-trouble.ts'
import { keepBought, wantAgain } from './settle-purchase.ts'
import { wantLabel } from './want-label.ts'

export type LabelAnswer = 'buy-again' | 'label-made' | 'label-not-made' | 'void-again'

/**
 * What a person says of a label that needs one. `trackingNumber`: of a label that was made, as the carrier's own list
 * says it. @throws {Refusal} it was settled meanwhile, or no number was given
 */
export async function answerLabel(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  cause: ExceptionCause,
  answer: LabelAnswer,
  trackingNumber: string,
): Promise<void> {
  const { tx, now } = context
  if (!('purchaseId' in cause)) return
  const purchase = await tx.labels.get(cause.purchaseId)
  const needs = {
    'buy-again': 'refused',
    'label-made': 'uncertain',
    'label-not-made': 'uncertain',
    'void-again': 'kept',
  }
  if (purchase === null || purchase.state !== needs[answer]) refuse('labels.settledMeanwhile')
  switch (answer) {
    case 'buy-again':
      await buyAgain(context, purchase)
      break
    case 'label-made':
      if (trackingNumber.trim() === '') refuse('labels.numberMissing')
      // Its papers are with the carrier: they are printed there.
      await keepBought(context, queue, purchase, {
        trackingNumber: trackingNumber.trim(),
        trackingUrl: null,
        shipmentId: null,
        price: null,
        documents: [],
      })
      break
    case 'label-not-made':
      await wantAgain(context, purchase, { state: 'wanted' }, 0)
      break
    case 'void-again':
      await tx.labels.move(purchase.id, 'kept', {
        state: 'voiding',
        attempts: 0,
        notBefore: now,
        changedAt: now,
      })
      break
  }
  const fulfillment = await tx.fulfillments.get(purchase.fulfillmentId)
  if (fulfillment !== null) await restateTrouble(context, fulfillment)
}

/** With the order as it is now: what was wrong may be mended. @throws {Refusal} the parcel goes another way now */
async function buyAgain(context: CommandContext, purchase: LabelPurchase): Promise<void> {
  const { tx } = context
  const fulfillment = await tx.fulfillments.get(purchase.fulfillmentId)
  const [record] = fulfillment === null ? [] : await tx.orders.byIds([fulfillment.orderId])
  const parcel = fulfillment?.parcels.find(({ number }) => number === purchase.parcel)
  if (fulfillment === null || record === undefined || parcel === undefined) refuse('labels.settledMeanwhile')
  const { order } = record
  const desk = await openLabelDesk(tx)
  const account = accountOf(desk, fulfillment, order)
  const { printerId } = purchase
  const what = account && (await toLabel(tx, desk, account, { order, fulfillment, parcel }, printerId))
  if (account === null || what === null) refuse('labels.noAccount')
  if ((await wantLabel(context, account, what, printerId)) === null) refuse('labels.settledMeanwhile')
}
