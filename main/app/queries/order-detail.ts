import { ORPCError } from '@orpc/server'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { carrierName } from '../../../shared/domain/carrier.ts'
import type { Explanation } from '../../../shared/domain/explanation.ts'
import { explanationMessages } from '../../../shared/domain/explanation-messages.ts'
import { FITTED_FIELDS } from '../../../shared/domain/fitted-address.ts'
import { type Fulfillment, isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import { postcodeZone } from '../../../shared/domain/live-quote.ts'
import type { Order, OrderState } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { explain } from '../../engine/explain/explain.ts'
import { withRefusals } from '../../engine/explain/refused-by-sites.ts'
import { Departures, dayOrderOf } from '../../engine/promise/departures.ts'
import { compileRules } from '../../engine/rules/compile.ts'
import { mayBeSentInstead } from '../commands/send-instead.ts'
import type { CarrierFit } from '../decide/carrier-fit.ts'
import type { WorldCache } from '../decide/world-cache.ts'
import { heldWork } from '../following/held-work.ts'
import type { OrderMethod } from '../ports/method-tables.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { USED_MS } from '../quotes/quoting.ts'
import { standingOfOrder } from './channel-standing.ts'
import { type NameLookup, nameLookup } from './name-lookup.ts'
import { parcelLabels } from './parcel-labels.ts'
import { orderTimeline } from './timeline.ts'

type Allowed = OrderDetail['allowed'][number]

const ALLOWED: Readonly<Record<OrderState, readonly Allowed[]>> = {
  received: ['hold', 'cancel'],
  allocated: ['release', 'reallocate', 'hold', 'cancel'],
  released: ['reallocate', 'hold', 'cancel'],
  packed: ['cancel'],
  shipped: [],
  delivered: [],
  'on-hold': ['resume', 'reallocate', 'cancel'],
  backordered: ['resume', 'reallocate', 'cancel'],
  cancelled: [],
  returned: [],
}

export async function orderById(tx: Tx, orderId: string): Promise<OrderRecord> {
  const [record] = await tx.orders.byIds([orderId])
  if (record) return record
  const data = { what: 'order', id: orderId }
  throw new ORPCError((await tx.orders.outline(orderId)) ? 'UNREADABLE' : 'NOT_FOUND', { data })
}

export async function orderDetail(
  tx: Tx,
  orderId: string,
  isAnswering: (accountId: string) => boolean,
  now: EpochMs,
): Promise<OrderDetail> {
  const record = await orderById(tx, orderId)
  const fulfillments = await tx.fulfillments.byOrders([orderId])
  const live = fulfillments.flatMap((fulfillment) =>
    fulfillment.state === 'cancelled' ? [] : [{ fulfillment, order: record.order }],
  )
  const standing = await standingOfOrder(tx, orderId)
  const isHeld = standing?.holders.includes('channel') ?? false
  const products = await tx.products.bySkus([...new Set(record.order.lines.map(({ sku }) => sku))])
  return {
    ...record,
    ruleTags: [...record.ruleTags],
    productNames: new Map(products.map(({ sku, name }) => [sku, name])),
    fulfillments,
    labels: new Map(await parcelLabels(tx, live, isAnswering, now)),
    rejections: await tx.siteRejections.ofOrders([orderId]),
    held: [...((await heldWork({ tx, now }, [orderId])).get(orderId) ?? [])],
    takenBack: await tx.leases.takenBackOf(orderId),
    exceptions: await tx.exceptions.ofOrder(orderId),
    timeline: await orderTimeline(tx, record),
    standing,
    allowed: [
      ...ALLOWED[record.state],
      ...(isHeld ? (['ship-anyway'] as const) : []),
      ...(mayBeSentInstead(record) ? (['send-instead'] as const) : []),
    ],
  }
}

/** Rebuilt from the stored trace and the rule-set version it names; null when the order was never decided. */
export async function explainOrder(
  tx: Tx,
  worlds: WorldCache,
  now: EpochMs,
  orderId: string,
): Promise<{ explanation: Explanation | null; sentences: Message[] }> {
  const { order } = await orderById(tx, orderId)
  const kept = await tx.decisions.get(orderId)
  if (!kept) return { explanation: null, sentences: [] }
  const { world, rules: current, fit } = await worlds.view(tx, now, [])
  const past = kept.ruleSetVersion === current.version ? null : await tx.ruleSets.version(kept.ruleSetVersion)
  const told = explain({
    order,
    decision: { orderId, trace: kept.trace },
    rules: past ? compileRules(past, world.context) : current,
    context: world.context,
    world,
  })
  const before = (await tx.siteRejections.ofOrders([orderId])).filter(({ at }) => at <= kept.decidedAt)
  const leaving = (await tx.fulfillments.byOrders([orderId])).filter(({ state }) => isOpenFulfillment(state))
  const departures = new Departures(world.world, kept.decidedAt).ofAll(leaving, dayOrderOf(order, told.rules))
  const explanation = { ...withRefusals(told, before), departures }
  const { names }: NameLookup = await nameLookup(tx)
  const byMethod = methodSentence((await tx.methods.ofOrders([orderId]))[0])
  const sentences = [
    ...(byMethod === null ? [] : [byMethod]),
    ...explanationMessages(explanation, names),
    ...notTaken(order, fit),
    ...(await quotedPrices(tx, order, leaving, kept.decidedAt)),
    ...lackingPrices(order, fit),
  ]
  return { explanation, sentences }
}

/** Why carriers' services were no candidates, as the order is now; where their products go is not said. */
function notTaken(order: Order, fit: CarrierFit): Message[] {
  const said = new Map<string, Message>()
  for (const { service, carrierId, serviceId, fault } of fit.misfits(order)) {
    if (fault.field === 'product') continue
    const field = FITTED_FIELDS.find((one) => one === fault.field)
    const why =
      field === undefined ? fault.problem : message('address.cause.notTaken', { field, why: fault.problem })
    said.set(
      service,
      message('orderWhy.notTaken', { carrier: carrierName(carrierId), service: serviceId, why }),
    )
  }
  return [...said.values()]
}

/** Of what ships by a carrier's live price: when that was given. */
async function quotedPrices(
  tx: Tx,
  { destination }: Order,
  leaving: readonly Fulfillment[],
  decidedAt: EpochMs,
): Promise<Message[]> {
  if (leaving.length === 0) return []
  const quotes = await tx.quotes.latest(decidedAt - USED_MS, decidedAt)
  const { country, postcode } = destination
  const zone = postcodeZone(country, postcode)
  return leaving.flatMap(({ siteId, carrierId, serviceId, parcels }) => {
    const heaviest = Math.max(...parcels.map(({ chargeableG }) => chargeableG))
    const [quote] = quotes
      .filter(
        (one) =>
          one.siteId === siteId &&
          one.carrierId === carrierId &&
          one.serviceId === serviceId &&
          one.country === country &&
          one.postcodePrefix === zone &&
          one.upToWeightG >= heaviest,
      )
      .toSorted((a, b) => a.upToWeightG - b.upToWeightG)
    if (quote === undefined) return []
    const carrier = carrierName(carrierId)
    return [message('orderWhy.liveQuote', { carrier, service: serviceId, at: quote.quotedAt })]
  })
}

/** Services that could not be chosen because their price is being asked for. */
function lackingPrices(order: Order, fit: CarrierFit): Message[] {
  const lacking = new Map(fit.unpriced(order).map((lane) => [lane.service, lane]))
  return [...lacking.values()].map(({ carrierId, serviceId }) =>
    message('orderWhy.priceLacking', { carrier: carrierName(carrierId), service: serviceId }),
  )
}

/** What the order's shipping method was taken to mean, and by whom; null = it named none, or nobody knows. */
function methodSentence(method: OrderMethod | undefined): Message | null {
  if (method === undefined || method.target === null || method.name === '') return null
  const { name, target, by, person } = method
  return message('orderWhy.byMethod', {
    method: name,
    target: target.delivery === 'home' ? target.level : target.delivery,
    by,
    person: person ?? '',
  })
}
