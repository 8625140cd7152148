import type { Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { paidForUnits, paidLines } from '../../../shared/domain/paid-line.ts'
import type { PaperOf } from '../../../shared/domain/paper.ts'
import { languageAt } from '../../../shared/domain/paper-language.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { paperWords } from '../../../shared/messages/papers/paper-texts.ts'
import { recipientOf, senderOf } from '../labels/label-request.ts'

/**
 * Pure. Prices are what the buyer paid for these units, tax and discounts in. `tellsReturns`: it says how to send goods
 * back.
 */
export function slipOf(
  order: Order,
  { contents }: Pick<Parcel, 'contents'>,
  parcel: PaperOf<'packing-slip'>['parcel'],
  site: Site,
  {
    merchantName,
    footer,
    hasPrices,
    tellsReturns,
  }: { merchantName: string; footer: string; hasPrices: boolean; tellsReturns: boolean },
): PaperOf<'packing-slip'> {
  const { destination, currency, requests } = order
  const paid = paidLines(order)
  const language = languageAt(destination.country, destination.postcode)
  const { labelled } = paperWords(language)
  const lines = contents.map(({ lineId, sku, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId)
    const paidLine = paid.get(lineId)
    return {
      sku,
      title: line?.title ?? sku,
      options: (line?.options ?? []).map(({ name, value }) => labelled(name, value)),
      quantity,
      cents: hasPrices && paidLine !== undefined ? paidForUnits(paidLine, quantity, 0) : null,
    }
  })
  const cents = lines.reduce((sum, line) => sum + (line.cents ?? 0), 0)
  const sender = senderOf(site, merchantName)
  return {
    kind: 'packing-slip',
    brand: order.channelId,
    language,
    merchantName: merchantName === '' ? (sender.company ?? sender.name) : merchantName,
    sender,
    recipient: recipientOf(order),
    orderReference: order.reference,
    orderedOn: localDateOf(order.placedAt, site.timeZone),
    parcel,
    lines,
    total: hasPrices ? { cents, currency } : null,
    giftMessage: requests?.giftMessage ?? '',
    returnTo: tellsReturns ? sender : null,
    footer,
  }
}
