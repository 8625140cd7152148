import type { LabelPurchase } from '../../shared/domain/label-purchase.ts'
import { aRequest } from './carriers/label-requests.ts'

/** Wanted for the first parcel of F-1, nobody asked yet. */
export function aPurchase(part: Partial<LabelPurchase> = {}): LabelPurchase {
  return {
    id: 'purchase-1',
    fulfillmentId: 'F-1',
    parcel: 1,
    accountId: 'colissimo',
    state: 'wanted',
    request: aRequest('DOM'),
    trackingNumber: null,
    trackingUrl: null,
    shipmentId: null,
    papers: null,
    priceCents: null,
    currency: null,
    problem: null,
    field: null,
    attempts: 0,
    notBefore: 5,
    createdAt: 5,
    changedAt: 5,
    printerId: null,
    awaitedSince: null,
    operator: 'Pia',
    ...part,
  }
}
