import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { giveUpLabel } from '../labels/give-up-label.ts'
import { takeNumber } from '../labels/label-at-packing.ts'
import { type LabelDesk, openLabelDesk, rangeOf, toLabel } from '../labels/label-desk.ts'
import { type LabelTrouble, restateTrouble } from '../labels/restate-trouble.ts'
import type { Tx } from '../ports/store.ts'
import { drawLabel, type Labelling, symbolOf } from './label-parcels.ts'

interface Numberable {
  readonly purchase: LabelPurchase
  readonly fulfillment: Fulfillment
  readonly order: Order
  readonly desk: LabelDesk
  readonly range: CarrierAccount
  readonly printerId: string
}

/** A packed parcel without its label, and the range of its carrier's numbers that has one left; null = there is none. */
export async function numberable(
  tx: Tx,
  { purchaseId }: Pick<LabelTrouble, 'purchaseId'>,
): Promise<Numberable | null> {
  const purchase = await tx.labels.get(purchaseId)
  const fulfillment = purchase && (await tx.fulfillments.get(purchase.fulfillmentId))
  const [record] = fulfillment ? await tx.orders.byIds([fulfillment.orderId]) : []
  if (!purchase || fulfillment?.state !== 'packed' || record === undefined) return null
  const { printerId } = purchase
  if (printerId === null || !isWithoutLabel(purchase)) return null
  const desk = await openLabelDesk(tx)
  const range = rangeOf(desk, fulfillment, record.order)
  if (range === null || ((await tx.numberRanges.left()).get(range.id) ?? 0) === 0) return null
  return { purchase, fulfillment, order: record.order, desk, range, printerId }
}

function isWithoutLabel({ state, papers }: LabelPurchase): boolean {
  return state === 'wanted' || state === 'refused' || (state === 'bought' && papers === 'owed')
}

/**
 * The parcel takes a number of its carrier's range, and the label comes out where it was packed; what was bought is
 * taken back. @throws {Refusal} its label came meanwhile, or there is no number
 */
export async function numberParcel(
  context: CommandContext,
  labelling: Pick<Labelling, 'queue' | 'numberFrom' | 'language'>,
  trouble: Pick<LabelTrouble, 'purchaseId'>,
): Promise<void> {
  const { tx } = context
  const found = await numberable(tx, trouble)
  if (found === null) refuse('labels.noNumberHere')
  const { purchase, fulfillment, order, desk, range, printerId } = found
  const parcel = fulfillment.parcels.find(({ number }) => number === purchase.parcel)
  const what = parcel && (await toLabel(tx, desk, range, { order, fulfillment, parcel }, printerId))
  if (parcel === undefined || !what) refuse('labels.noNumberHere')
  if (purchase.state !== 'refused') await giveUpLabel(context, purchase)
  const taken = await takeNumber(context, labelling.numberFrom, range, what, printerId)
  const { trackingNumber } = taken
  if (trackingNumber === null) refuse('labels.noNumberHere')
  await drawLabel(
    context,
    labelling,
    { ...what, key: `label/${taken.id}`, printerId },
    {
      trackingNumber,
      trackingSymbol: symbolOf(trackingNumber),
      isCarriers: true,
    },
  )
  const parcels = fulfillment.parcels.map((one) => (one === parcel ? { ...one, trackingNumber } : one))
  await tx.fulfillments.putParcels(fulfillment.id, parcels)
  await restateTrouble(context, { ...fulfillment, parcels })
  context.about(order.id)
  context.touch('orders', 'printing')
  context.afterCommit(() => labelling.queue.wake(printerId))
}
