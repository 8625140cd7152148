import { carrierName } from '../../../shared/domain/carrier.ts'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { Paper } from '../../../shared/domain/paper.ts'
import type { PrintContent } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'

/** One for the parcel, one for its carrier, one for the customs of its destination. */
const INVOICES = 3

/**
 * What a parcel takes through customs: the carrier's papers as they came; where it gave none, our CN 23 and commercial
 * invoice from what it was declared with. A parcel that crosses no border has none.
 */
export async function customsPapers(tx: Tx, purchase: LabelPurchase, title: string): Promise<PrintContent[]> {
  const kept = (await tx.labels.documents(purchase.id)).filter(({ role }) => role === 'customs')
  return kept.length > 0
    ? kept.map(({ id }) => ({ kind: 'document', documentId: id, title }))
    : (await ownPapers(tx, purchase)).map((paper) => ({ kind: 'paper', paper, title }))
}

async function ownPapers(
  tx: Tx,
  { request, trackingNumber, accountId, fulfillmentId }: LabelPurchase,
): Promise<Paper[]> {
  const { customs, orderReference, sender, recipient, weightG, shipOn } = request
  if (customs === null) return []
  const account = await tx.carrierAccounts.get(accountId)
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  const [record] = fulfillment === null ? [] : await tx.orders.byIds([fulfillment.orderId])
  const brand = record?.order.channelId ?? null
  const isTold = account !== null && CARRIER_ABILITIES[account.kind].customs !== 'on-paper'
  const declared = { trackingNumber, orderReference, sender, recipient, weightG, shipOn, customs, isTold }
  const invoice: Paper = { kind: 'invoice', brand, merchantName: sender.company ?? sender.name, ...declared }
  return [
    { kind: 'cn23', carrierName: carrierName(account?.carrierId ?? accountId), ...declared },
    ...Array.from({ length: INVOICES }, () => invoice),
  ]
}
