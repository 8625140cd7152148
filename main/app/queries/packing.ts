import type { LabelStop, PackTask, PrintJobView } from '../../../shared/contract/packing.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import {
  type Fulfillment,
  type FulfillmentState,
  hasLeft,
  isOpenFulfillment,
} from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { URGENT_POINTS } from '../../engine/priority/priority.ts'
import { carrierOf } from '../packing/carrier-of.ts'
import { tellsBuyer } from '../packing/collection.ts'
import { findByLabel } from '../packing/find-by-label.ts'
import { labelStop } from '../packing/require-labels.ts'
import { partsTogether } from '../packing/shared-parcel.ts'
import { stopsOf } from '../packing/stops.ts'
import type { PrintJob, PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { findReturn } from './announced-returns.ts'
import { parcelLabels } from './parcel-labels.ts'

export function jobView({
  id,
  printerId,
  label,
  title,
  state,
  detail,
  changedAt,
  reprintNumber,
}: PrintJob): PrintJobView {
  return { id, printerId, parcel: label?.parcel ?? null, title, state, detail, changedAt, reprintNumber }
}

/** What tells how it stands with labels. */
interface Desk {
  readonly printJobs: PrintJobStore<Tx>
  readonly isAnswering: (accountId: string) => boolean
  readonly now: EpochMs
}

/** Of so many that leave next, urgent ones come first. */
const LOOKED_AHEAD = 500

export async function packQueue(tx: Tx, desk: Desk, siteId: string, limit: number): Promise<PackTask[]> {
  const next = await tx.fulfillments.ofSite(siteId, ['released'], Math.max(limit, LOOKED_AHEAD))
  const urgent = await tx.orders.withPriority(
    next.map(({ orderId }) => orderId),
    URGENT_POINTS,
  )
  const first = next.filter(({ orderId }) => urgent.has(orderId))
  const then = next.filter(({ orderId }) => !urgent.has(orderId))
  return tasksOf(tx, desk, [...first, ...then].slice(0, limit))
}

type Scanned =
  | { kind: 'task'; task: PackTask }
  | { kind: 'product'; product: Product }
  | { kind: 'other-site'; siteName: string }
  | { kind: 'return'; announcedId: string }
  | { kind: 'unknown' }

/** A scanned order number, fulfilment id, product or label; what is to be packed here comes first. */
export async function readScan(tx: Tx, desk: Desk, siteId: string, scan: string): Promise<Scanned> {
  const direct = await tx.fulfillments.get(scan)
  const record = direct ? null : await tx.orders.byReference(scan)
  const product = direct || record ? null : await tx.products.byScan(scan)
  if (product) return { kind: 'product', product }
  const labelled = direct || record ? null : await findByLabel(tx, scan)
  const single = direct ?? labelled
  const parts = single ? [single] : record ? await tx.fulfillments.byOrders([record.order.id]) : []
  const live = parts.filter(({ state }) => state !== 'cancelled')
  const here = live.filter((part) => part.siteId === siteId)
  const [next] = [...here].sort((a, b) => URGENCY[a.state] - URGENCY[b.state])
  if (next === undefined || hasLeft(next.state)) {
    const found = await findReturn(tx, scan, [siteId])
    if (found.kind === 'announced') return { kind: 'return', announcedId: found.announcedId }
  }
  if (next) {
    const [task] = await tasksOf(tx, desk, [next])
    if (task) return { kind: 'task', task }
  }
  const [elsewhere] = live
  if (elsewhere)
    return { kind: 'other-site', siteName: (await tx.sites.get(elsewhere.siteId))?.name ?? elsewhere.siteId }
  return { kind: 'unknown' }
}

const URGENCY: Readonly<Record<FulfillmentState, number>> = {
  released: 1,
  packed: 2,
  planned: 3,
  shipped: 4,
  delivered: 4,
  cancelled: 5,
}

const BLOCKED: Readonly<Partial<Record<FulfillmentState, Message>>> = {
  planned: message('packStops.blocked.planned'),
  packed: message('packStops.blocked.packed'),
  shipped: message('packStops.blocked.shipped'),
  delivered: message('packStops.blocked.shipped'),
  cancelled: message('packStops.blocked.cancelled'),
}

const NOBODY_YET = { carrier: '', trackingNumber: '' }

async function tasksOf(tx: Tx, desk: Desk, fulfillments: readonly Fulfillment[]): Promise<PackTask[]> {
  const orders = new Map(
    (await tx.orders.byIds(fulfillments.map(({ orderId }) => orderId))).map(({ order }) => [order.id, order]),
  )
  const skus = fulfillments.flatMap(({ allocations }) => allocations.map(({ sku }) => sku))
  const products = new Map(
    (await tx.products.bySkus([...new Set(skus)])).map((product) => [product.sku, product]),
  )
  const services = await tx.carriers.services()
  const stops = await stopsOf(tx, [...orders.keys()])
  const unlabelled = new Map<string, LabelStop | null>()
  for (const one of fulfillments) unlabelled.set(one.id, await labelStop(tx, desk.printJobs, one))
  const parts = fulfillments.flatMap((fulfillment) => {
    const order = orders.get(fulfillment.orderId)
    return order === undefined ? [] : [{ fulfillment, order }]
  })
  const labels = await parcelLabels(tx, parts, desk.isAnswering, desk.now)
  const together = new Map<string, PackTask['together']>()
  for (const { fulfillment, order } of parts) {
    if (order.chosen?.together === undefined || !isOpenFulfillment(fulfillment.state)) continue
    const others = await partsTogether(tx, order, fulfillment)
    const known = await tx.orders.byIds(others.map(({ orderId }) => orderId))
    together.set(
      fulfillment.id,
      others.map(({ orderId, state, allocations }) => ({
        reference: known.find((one) => one.order.id === orderId)?.order.reference ?? orderId,
        units: allocations.reduce((sum, { quantity }) => sum + quantity, 0),
        isPacked: state === 'packed',
      })),
    )
  }
  const telling = new Map<string, boolean>()
  for (const order of orders.values())
    if (!telling.has(order.channelId)) telling.set(order.channelId, (await tellsBuyer(tx, order)) !== 'never')
  return fulfillments.flatMap((fulfillment): PackTask[] => {
    const order = orders.get(fulfillment.orderId)
    if (!order) return []
    const service = services.find(
      ({ carrierId, serviceId }) =>
        carrierId === fulfillment.carrierId && serviceId === fulfillment.serviceId,
    )
    return [
      {
        fulfillment,
        reference: order.reference,
        channelId: order.channelId,
        destination: order.destination,
        products: [...new Set(fulfillment.allocations.map(({ sku }) => sku))].flatMap(
          (sku) => products.get(sku) ?? [],
        ),
        carrierName: carrierOf(fulfillment, order),
        byHand: fulfillment.carrierId === BY_HAND ? (order.chosen?.byHand ?? NOBODY_YET) : null,
        collected:
          fulfillment.carrierId === COLLECTED
            ? {
                isToldByChannel: telling.get(order.channelId) === true,
                keepUntil: fulfillment.keepUntil ?? null,
              }
            : null,
        serviceName: service?.name ?? fulfillment.serviceId,
        blocked: BLOCKED[fulfillment.state] ?? null,
        together: together.get(fulfillment.id) ?? [],
        requests: order.requests ?? null,
        personal: personalLines(order, fulfillment),
        stop: isOpenFulfillment(fulfillment.state) ? (stops.get(order.id) ?? null) : null,
        unlabelled: unlabelled.get(fulfillment.id) ?? null,
        labels: labels.get(fulfillment.id) ?? [],
      },
    ]
  })
}

/** What of a parcel is made for its buyer. */
function personalLines({ lines }: Order, { allocations }: Fulfillment): PackTask['personal'] {
  return lines.flatMap(({ id, sku, title, options }) => {
    const quantity = allocations
      .filter(({ lineId }) => lineId === id)
      .reduce((sum, allocation) => sum + allocation.quantity, 0)
    if (quantity === 0 || options === undefined || options.length === 0) return []
    return [{ sku, quantity, options, ...(title === undefined ? {} : { title }) }]
  })
}
