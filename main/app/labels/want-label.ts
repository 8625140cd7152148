import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
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
  { now, actor, newId }: CommandContext,
  account: CarrierAccount,
  what: ParcelToLabel,
  printerId: string | null,
): LabelPurchase {
  const id = newId()
  return {
    id,
    fulfillmentId: what.fulfillment.id,
    parcel: what.parcel.number,
    accountId: account.id,
    ...standing(what),
    request: labelRequest(purchaseReference(id), what),
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

function standing({ customs }: ParcelToLabel): Pick<LabelPurchase, 'state' | 'problem' | 'field'> {
  if (customs?.kind !== 'incomplete') return { state: 'wanted', problem: null, field: null }
  const products = customs.products.map(({ sku, gaps }) =>
    message('labels.undeclared', {
      sku,
      gaps: gaps.map((gap) => message(`labels.customsGaps.${gap}`)),
    }),
  )
  return { state: 'refused', problem: message('labels.customsIncomplete', { products }), field: 'customs' }
}
