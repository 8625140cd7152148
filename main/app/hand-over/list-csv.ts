import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import { safeCsv } from '../csv/safe-csv.ts'

const COLUMNS = [
  'tracking_number',
  'reference',
  'order',
  'product',
  'ship_on',
  'weight_g',
  'name',
  'company',
  'street',
  'street_2',
  'postcode',
  'city',
  'country',
  'phone',
  'email',
  'point',
] as const

/** What a carrier that takes a file is told of the parcels of a list; formulas are made harmless. */
export function listCsv(purchases: readonly LabelPurchase[]): string {
  const rows = purchases.map(({ trackingNumber, request }) => {
    const { recipient, point } = request
    const [street = '', ...more] = recipient.street
    return [
      trackingNumber ?? '',
      request.reference,
      request.orderReference,
      request.product,
      request.shipOn,
      request.weightG,
      recipient.name,
      recipient.company ?? '',
      street,
      more.join(', '),
      recipient.postcode,
      recipient.city,
      recipient.country,
      recipient.phone ?? '',
      recipient.email ?? '',
      point?.id ?? '',
    ]
  })
  return safeCsv(rows, COLUMNS)
}
