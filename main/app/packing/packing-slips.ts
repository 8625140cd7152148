import type { Fulfillment, Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { paidForUnits, paidLines } from '../../../shared/domain/paid-line.ts'
import type { PaperOf } from '../../../shared/domain/paper.ts'
import { languageAt } from '../../../shared/domain/paper-language.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { WORKSPACE, type WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { CommandContext } from '../commands/command.ts'
import { recipientOf, senderOf } from '../labels/label-request.ts'
import type { PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { paperPrinter } from '../printers/printer-settings.ts'

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

/**
 * Queues a slip for each parcel that is being packed, in the customer's language; a gift's names no prices. They come
 * out where pages are printed, else where the labels do.
 */
export async function printSlips(
  { tx, newId, actor, afterCommit }: CommandContext,
  queue: PrintQueue<Tx>,
  order: Order,
  fulfillment: Fulfillment,
  printerId: string,
): Promise<void> {
  const settings = await tx.settings.get(WORKSPACE)
  if (!isSlipWanted(order, settings.packingSlips)) return
  const site = await tx.sites.get(fulfillment.siteId)
  if (site === null) return
  const printer = (await paperPrinter(tx)) ?? printerId
  const count = fulfillment.parcels.length
  for (const [i, parcel] of fulfillment.parcels.entries()) {
    const title = `${order.reference} ${i + 1}/${count}`
    const paper = slipOf(order, parcel, { index: i + 1, count }, site, settings.merchantName)
    await queue.enqueue(tx, {
      id: newId(),
      key: `packing-slip/${fulfillment.id}/${parcel.number}`,
      printerId: printer,
      label: null,
      title,
      content: { kind: 'paper', paper, title },
      operator: actor,
    })
  }
  afterCommit(() => queue.wake(printer))
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
