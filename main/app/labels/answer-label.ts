import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import {
  type LabelPurchase,
  type PurchaseState,
  presentPurchase,
} from '../../../shared/domain/label-purchase.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import { isParcelNumber } from '../../../shared/domain/parcel-number.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { PrintQueue } from '../ports/printing.ts'
import type { Purchasing } from '../ports/purchasing.ts'
import type { Tx } from '../ports/store.ts'
import { wantReturnLabel } from '../returns/want-return-label.ts'
import { giveUpLabel } from './give-up-label.ts'
import { accountOf, openLabelDesk, toLabel } from './label-desk.ts'
import { restateTrouble, restateTroubleOf } from './restate-trouble.ts'
import { keepBought, wantAgain } from './settle-purchase.ts'
import { wantLabel } from './want-label.ts'

export type LabelAnswer = 'buy-again' | 'buy-now' | 'label-made' | 'label-not-made' | 'void-again'

/** What a purchase must be for the answer still to be about it. */
const NEEDS: Readonly<Record<LabelAnswer, readonly PurchaseState[]>> = {
  'buy-again': ['refused'],
  'buy-now': ['wanted', 'buying', 'bought'],
  'label-made': ['uncertain'],
  'label-not-made': ['uncertain'],
  'void-again': ['kept'],
}

/**
 * What a person says of a label that needs one. `trackingNumber`: of a label that was made, as the carrier's own list
 * says it. @throws {Refusal} it was settled meanwhile, or no number was given
 */
export async function answerLabel(
  context: CommandContext,
  { queue, purchasing }: { readonly queue: PrintQueue<Tx>; readonly purchasing: Pick<Purchasing, 'reload'> },
  cause: ExceptionCause,
  answer: LabelAnswer,
  trackingNumber: string,
): Promise<void> {
  const { tx, now } = context
  if (!('purchaseId' in cause)) return
  const purchase = await tx.labels.get(cause.purchaseId)
  if (purchase === null || !NEEDS[answer].includes(purchase.state)) refuse('labels.settledMeanwhile')
  switch (answer) {
    case 'buy-again':
      if (purchase.request.isReturn) await buyReturnAgain(context, purchase)
      else await buyAgain(context, purchase)
      break
    case 'buy-now': {
      const { state, changedAt } = purchase
      await tx.labels.move(purchase.id, state, { state, changedAt, notBefore: now })
      context.afterCommit(() => purchasing.reload(purchase.accountId))
      break
    }
    case 'label-made':
      await checkNumber(tx, trackingNumber.trim())
      // Papers that the carrier does not give again are printed there.
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
      await giveUpLabel(context, purchase)
      break
  }
  await restateTroubleOf(context, purchase)
}

/** @throws {Refusal} it is no number, or another parcel has it */
async function checkNumber(tx: Tx, number: string): Promise<void> {
  if (!isParcelNumber(number)) refuse('labels.numberMissing')
  if ((await tx.labels.byNumber(number)) !== null) refuse('labels.numberTaken', { number })
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
export async function buyAgain(context: CommandContext, purchase: LabelPurchase): Promise<void> {
  const fulfillment = await context.tx.fulfillments.get(purchase.fulfillmentId)
  if (fulfillment === null) refuse('labels.settledMeanwhile')
  const wanted = await wantInstead(context, fulfillment, purchase)
  if (wanted === 'no-account') refuse('labels.noAccount')
  if (wanted === 'settled') refuse('labels.settledMeanwhile')
}

/** @throws {Refusal} the return is over, or its account makes no such label any more */
async function buyReturnAgain(
  context: CommandContext,
  { fulfillmentId, accountId, request }: LabelPurchase,
): Promise<void> {
  const announced = await context.tx.announcedReturns.get(fulfillmentId)
  const [record] = announced === null ? [] : await context.tx.orders.byIds([announced.orderId])
  if (announced === null || record === undefined) refuse('labels.settledMeanwhile')
  const format = request.format === 'code' ? 'code' : 'pdf'
  await wantReturnLabel(context, record.order, announced, { accountId, product: request.product, format })
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
