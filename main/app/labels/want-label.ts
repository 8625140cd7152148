import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Declared } from '../../../shared/domain/customs/declare.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import { labelRequest, type ParcelToLabel } from './label-request.ts'
import { purchaseReference } from './purchase-reference.ts'

/**
 * Writes down that a parcel needs a label of the account: the loop buys it. null = it has a live purchase already.
 * `printerId`: where it prints by itself once it is there; null = when it is packed.
 */
export async function wantLabel(
  context: CommandContext,
  account: CarrierAccount,
  what: ParcelToLabel,
  printerId: string | null,
): Promise<LabelPurchase | null> {
  const purchase = newPurchase(context, account, what, printerId)
  return (await context.tx.labels.want(purchase)) ? purchase : null
}

/** A purchase that nobody has been asked for yet; refused beforehand where customs would have to be told what is not known. */
export function newPurchase(
  context: CommandContext,
  account: CarrierAccount,
  what: ParcelToLabel,
  printerId: string | null,
): LabelPurchase {
  const { fulfillment, parcel, customs } = what
  const of = { fulfillmentId: fulfillment.id, parcel: parcel.number, customs }
  return purchaseOf(context, account, of, (reference) => labelRequest(reference, what), printerId)
}

/** The same of any parcel. */
export function purchaseOf(
  { now, actor, newId }: CommandContext,
  account: CarrierAccount,
  of: Pick<LabelPurchase, 'fulfillmentId' | 'parcel'> & { readonly customs: Declared | null },
  request: (reference: string) => LabelRequest,
  printerId: string | null,
): LabelPurchase {
  const id = newId()
  return {
    id,
    fulfillmentId: of.fulfillmentId,
    parcel: of.parcel,
    accountId: account.id,
    ...standing(of),
    request: request(purchaseReference(id)),
    trackingNumber: null,
    trackingUrl: null,
    shipmentId: null,
    papers: null,
    priceCents: null,
    currency: null,
    attempts: 0,
    notBefore: now,
    createdAt: now,
    changedAt: now,
    printerId,
    awaitedSince: printerId === null ? null : now,
    operator: actor,
  }
}

function standing({
  customs,
}: Pick<ParcelToLabel, 'customs'>): Pick<LabelPurchase, 'state' | 'problem' | 'field'> {
  if (customs?.kind !== 'incomplete') return { state: 'wanted', problem: null, field: null }
  const products = customs.products.map(({ sku, gaps }) =>
    message('labels.undeclared', {
      sku,
      gaps: gaps.map((gap) => message(`labels.customsGaps.${gap}`)),
    }),
  )
  return { state: 'refused', problem: message('labels.customsIncomplete', { products }), field: 'customs' }
}
