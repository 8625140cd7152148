import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { type LabelPurchase, presentPurchase } from '../../../shared/domain/label-purchase.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
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

/**
 * What was refused of an order is asked for again, with the order as it is now: its address was mended. Of a parcel that
 * is packed nobody else would.
 */
export async function buyRefusedAgain(context: CommandContext, orderId: OrderId): Promise<void> {
  const { tx } = context
  const here = (await tx.fulfillments.byOrders([orderId])).filter(
    ({ state }) => state === 'released' || state === 'packed',
  )
  for (const fulfillment of here) {
    const purchases = await tx.labels.ofFulfillments([fulfillment.id])
    for (const { number } of fulfillment.parcels) {
      const purchase = presentPurchase(purchases, number)
      if (purchase?.state === 'refused') await wantInstead(context, fulfillment, purchase)
    }
    await restateTrouble(context, fulfillment)
  }
}

/** @throws {Refusal} the parcel goes another way now */
async function buyAgain(context: CommandContext, purchase: LabelPurchase): Promise<void> {
  const fulfillment = await context.tx.fulfillments.get(purchase.fulfillmentId)
  if (fulfillment === null) refuse('labels.settledMeanwhile')
  const wanted = await wantInstead(context, fulfillment, purchase)
  if (wanted === 'no-account') refuse('labels.noAccount')
  if (wanted === 'settled') refuse('labels.settledMeanwhile')
}

/** With the order as it is now: what was wrong may be mended. */
async function wantInstead(
  context: CommandContext,
  fulfillment: Fulfillment,
  { parcel: number, printerId }: LabelPurchase,
): Promise<'wanted' | 'no-account' | 'settled'> {
  const { tx } = context
  const [record] = await tx.orders.byIds([fulfillment.orderId])
  const parcel = fulfillment.parcels.find((one) => one.number === number)
  if (record === undefined || parcel === undefined) return 'settled'
  const { order } = record
  const desk = await openLabelDesk(tx)
  const account = accountOf(desk, fulfillment, order)
  const what = account && (await toLabel(tx, desk, account, { order, fulfillment, parcel }, printerId))
  if (account === null || what === null) return 'no-account'
  return (await wantLabel(context, account, what, printerId)) === null ? 'settled' : 'wanted'
}
