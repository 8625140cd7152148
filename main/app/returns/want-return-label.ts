import type { ReturnLabelChoice } from '../../../shared/contract/announced-returns.ts'
import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Declared } from '../../../shared/domain/customs/declare.ts'
import type { Parcel } from '../../../shared/domain/fulfillment.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { customsOf, merchantIdentity } from '../labels/customs-of.ts'
import { recipientOf, senderOf, valueOf } from '../labels/label-request.ts'
import { restateTroubleOf } from '../labels/restate-trouble.ts'
import { purchaseOf } from '../labels/want-label.ts'
import type { Tx } from '../ports/store.ts'
import { returnOffers } from './return-offers.ts'

/**
 * Writes down that a return needs a label: the loop of purchases buys it, once. A return has at most one that may have
 * been bought; one that was refused is asked for anew. @throws {Refusal} it has one, the return is over, or the account
 * makes none
 */
export async function wantReturnLabel(
  context: CommandContext,
  order: Order,
  announced: AnnouncedReturn,
  choice: ReturnLabelChoice,
): Promise<void> {
  const { tx } = context
  const site = await tx.sites.get(announced.siteId)
  if (announced.state !== 'open' || site === null) refuse('refusals.returns.over')
  const offer = (await returnOffers(tx, order, site)).find(
    ({ accountId, product }) => accountId === choice.accountId && product === choice.product,
  )
  const account = await tx.carrierAccounts.get(choice.accountId)
  if (offer === undefined || account === null || (choice.format === 'code' && !offer.takesCode))
    refuse('refusals.returns.noSuchLabel')
  const parcel = await parcelOf(tx, order, announced)
  const customs = asReturn(await customsOf(tx, await merchantIdentity(tx), account, { order, parcel, site }))
  const { merchantName } = await tx.settings.get(WORKSPACE)
  const what = { order, parcel, site, account, customs, merchantName, now: context.now, choice }
  const of = { fulfillmentId: announced.id, parcel: 1, customs }
  const purchase = purchaseOf(context, account, of, (reference) => returnRequest(reference, what), null)
  if (!(await tx.labels.want(purchase))) refuse('refusals.returns.hasLabel')
  await restateTroubleOf(context, purchase)
  context.about(order.id)
  context.touch('orders')
}

interface What {
  readonly order: Order
  readonly parcel: Parcel
  readonly site: Site
  readonly account: CarrierAccount
  readonly customs: Declared | null
  readonly merchantName: string
  readonly now: number
  readonly choice: ReturnLabelChoice
}

/** From the customer to the site. */
function returnRequest(reference: string, what: What): LabelRequest {
  const { order, parcel, site, customs, choice } = what
  return {
    reference,
    product: choice.product,
    isReturn: true,
    sender: recipientOf(order),
    recipient: senderOf(site, what.merchantName),
    point: null,
    orderReference: order.reference,
    weightG: parcel.weightG,
    dimensions: parcel.dimensions,
    shipOn: localDateOf(what.now, site.timeZone),
    valueCents: valueOf(order, parcel),
    currency: order.currency,
    deliveryNote: '',
    customs: customs?.kind === 'declared' ? customs.declaration : null,
    format: choice.format,
  }
}

/** Goods that come back pay no import duties: numbers of the sale do not apply. */
function asReturn(customs: Declared | null): Declared | null {
  if (customs?.kind !== 'declared') return customs
  return {
    kind: 'declared',
    declaration: { ...customs.declaration, reason: 'return', ioss: null, voec: null, shippingCents: 0 },
  }
}

/** As customers pack: the goods in the box that they came in. */
async function parcelOf(tx: Tx, { id }: Order, { lines }: AnnouncedReturn): Promise<Parcel> {
  const parts = await tx.fulfillments.byOrders([id])
  const cameIn = parts
    .filter(({ state }) => state !== 'cancelled')
    .flatMap(({ parcels }) => parcels)
    .find(({ contents }) => contents.some((one) => lines.some(({ lineId }) => lineId === one.lineId)))
  const inBox = cameIn?.contents ?? []
  const skus = [...new Set([...lines, ...inBox].map(({ sku }) => sku))]
  const weights = new Map((await tx.products.bySkus(skus)).map(({ sku, weightG }) => [sku, weightG]))
  const weightOf = (units: readonly { readonly sku: string; readonly quantity: number }[]): number =>
    units.reduce((sum, { sku, quantity }) => sum + (weights.get(sku) ?? 0) * quantity, 0)
  const boxG = Math.max(0, (cameIn?.weightG ?? 0) - weightOf(inBox))
  const weightG = Math.max(1, weightOf(lines) + boxG)
  return {
    number: 1,
    weightG,
    chargeableG: weightG,
    dimensions: cameIn?.dimensions ?? { lengthMm: 0, widthMm: 0, heightMm: 0 },
    contents: lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity })),
    trackingNumber: null,
  }
}
