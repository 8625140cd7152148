import type { Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { paidForUnits, paidLines } from '../../../shared/domain/paid-line.ts'
import type { PaperOf } from '../../../shared/domain/paper.ts'
import { languageAt } from '../../../shared/domain/paper-language.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { recipientOf, senderOf } from '../labels/label-request.ts'

/** The shop, or a person, asks for a slip by this tag. */
const SLIP_TAG = 'packing-slip'

/** Whether an order's parcels get a slip, as the merchant wants it. */
export function isSlipWanted(
  { tags, requests }: Pick<Order, 'tags' | 'requests'>,
  wanted: WorkspaceSettings['packingSlips'],
): boolean {
  switch (wanted) {
    case 'always':
      return true
    case 'asked':
      return tags.includes(SLIP_TAG) || isGift(requests)
    case 'never':
      return false
  }
}

function isGift(requests: Order['requests']): boolean {
  return requests?.giftWrap === true || (requests?.giftMessage ?? '') !== ''
}

/** Pure. Prices are what the buyer paid for these units, tax and discounts in. */
export function slipOf(
  order: Order,
  { contents }: Pick<Parcel, 'contents'>,
  parcel: PaperOf<'packing-slip'>['parcel'],
  site: Site,
  merchantName: string,
): PaperOf<'packing-slip'> {
  const { destination, currency, requests } = order
  const paid = paidLines(order)
  const hasPrices = !isGift(requests)
  const lines = contents.map(({ lineId, sku, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId)
    const paidLine = paid.get(lineId)
    return {
      sku,
      title: line?.title ?? sku,
      options: (line?.options ?? []).map(({ name, value }) => `${name}: ${value}`),
      quantity,
      cents: hasPrices && paidLine !== undefined ? paidForUnits(paidLine, quantity, 0) : null,
    }
  })
  const cents = lines.reduce((sum, line) => sum + (line.cents ?? 0), 0)
  const sender = senderOf(site, merchantName)
  return {
    kind: 'packing-slip',
    language: languageAt(destination.country, destination.postcode),
    merchantName: merchantName === '' ? (sender.company ?? sender.name) : merchantName,
    sender,
    recipient: recipientOf(order),
    orderReference: order.reference,
    orderedOn: localDateOf(order.placedAt, site.timeZone),
    parcel,
    lines,
    total: hasPrices ? { cents, currency } : null,
    giftMessage: requests?.giftMessage ?? '',
    footer: '',
  }
}
