import type { QuoteWant } from '../../../shared/domain/live-quote.ts'
import { lineValueCents, type Order } from '../../../shared/domain/order.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { packCartons } from '../../engine/shipping/cartons.ts'
import type { CommandContext } from '../commands/command.ts'
import type { CarrierFit } from '../decide/carrier-fit.ts'
import { recipientOf, senderOf } from '../labels/label-request.ts'
import { FRESH_MS, type UnpricedLane } from './quoting.ts'

/** Orders named by one question; the answer is for others too. */
const MOST_ORDERS = 500
const NO_LIMITS = {
  maxWeightG: Number.POSITIVE_INFINITY,
  maxChargeableG: Number.POSITIVE_INFINITY,
  maxLengthMm: Number.POSITIVE_INFINITY,
  volumetricDivisor: null,
}

/** Prices that these orders were decided without, or by old ones, are to be asked for; deciding has not waited for them. */
export async function wantQuotes(
  { tx, now }: CommandContext,
  orders: readonly Order[],
  fit: CarrierFit,
): Promise<void> {
  if (fit.quotesNothing) return
  const wanted = new Map<string, { lane: UnpricedLane; orders: Order[] }>()
  for (const order of orders) {
    for (const lane of fit.pricesToAskFor(order)) {
      const key = JSON.stringify(lane)
      const known = wanted.get(key) ?? { lane, orders: [] }
      wanted.set(key, known)
      if (!known.orders.includes(order)) known.orders.push(order)
    }
  }
  if (wanted.size === 0) return
  const sites = new Map((await tx.sites.all()).map((site) => [site.id, site]))
  const { merchantName } = await tx.settings.get(WORKSPACE)
  for (const { lane, orders: own } of wanted.values()) {
    const [first] = own
    const site = sites.get(lane.siteId)
    const known = await tx.quotes.want(lane)
    if (first === undefined || site === undefined) continue
    if (known !== null && known.dueAt === null && now - (known.askedAt ?? 0) < FRESH_MS) continue
    const products = await tx.products.bySkus(first.lines.map(({ sku }) => sku))
    const orderIds = [...new Set([...(known?.orderIds ?? []), ...own.map(({ id }) => id)])].slice(
      0,
      MOST_ORDERS,
    )
    await tx.quotes.putWant({
      ...lane,
      request: requestOf(first, products, site, { lane, merchantName, now }),
      orderIds,
      dueAt: known?.dueAt ?? now,
      askedAt: known?.askedAt ?? null,
      attempts: known?.attempts ?? 0,
    })
  }
}

/** A parcel as the order's, with the weight that prices are asked for by. */
function requestOf(
  order: Order,
  products: readonly Product[],
  site: Site,
  { lane, merchantName, now }: { lane: UnpricedLane; merchantName: string; now: number },
): QuoteWant['request'] {
  const bySku = new Map(products.map((product) => [product.sku, product]))
  const items = order.lines.flatMap(({ sku, quantity }, line) => {
    const product = bySku.get(sku)
    return product === undefined
      ? []
      : [{ line, quantity, weightG: product.weightG, dimensions: product.dimensions }]
  })
  const packing = packCartons(items, NO_LIMITS)
  const [carton] = packing.kind === 'packed' ? packing.cartons : []
  return {
    reference: 'SY0000000000000',
    product: '',
    isReturn: false,
    sender: senderOf(site, merchantName),
    recipient: recipientOf(order),
    point: null,
    orderReference: '',
    weightG: lane.upToWeightG,
    dimensions: carton?.dimensions ?? { lengthMm: 0, widthMm: 0, heightMm: 0 },
    shipOn: localDateOf(now, site.timeZone),
    valueCents: order.lines.reduce((sum, line) => sum + lineValueCents(line), 0),
    currency: order.currency,
    deliveryNote: '',
    customs: null,
    format: 'pdf',
  }
}
