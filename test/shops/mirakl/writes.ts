import { z } from 'zod'
import { type HttpAnswer, json } from '../../../main/demo/channel-server/faulty-http.ts'
import { shipmentJson } from './json.ts'
import type { MarketplaceShop } from './marketplace-shop.ts'
import { CARRIERS, left, type OrderRecord, type ShipmentRecord, type Tracking } from './records.ts'

export const NO_CONTENT: HttpAnswer = { status: 204, headers: {}, body: '' }

export function miraklError(status: number, message: string): HttpAnswer {
  return json(status, { status, message })
}

const acceptance = z.object({ order_lines: z.array(z.object({ id: z.string(), accepted: z.boolean() })) })

/** OR21: one answer for every line; refused lines are refused for good. */
export function accept(shop: MarketplaceShop, order: OrderRecord, body: unknown): HttpAnswer {
  const asked = acceptance.safeParse(body)
  if (!asked.success) return miraklError(400, 'VALIDATION_ERROR: Input validation failed')
  if (order.state !== 'WAITING_ACCEPTANCE')
    return miraklError(400, 'ORDER_INVALID_STATE: Order is not in the expected state for this operation')
  const answered = new Map(asked.data.order_lines.map((line) => [line.id, line.accepted]))
  if (order.lines.some((line) => !answered.has(line.id)))
    return miraklError(400, 'ORDER_LINE_ACCEPTANCE_DECISION_MISSING: Some order lines are missing')
  if ([...answered.values()].every(Boolean)) shop.move(order, 'WAITING_DEBIT_PAYMENT')
  else shop.end(order, 'REFUSED')
  return NO_CONTENT
}

const trackingFields = {
  carrier_code: z.string().optional(),
  carrier_name: z.string().optional(),
  tracking_number: z.string().optional(),
}
const orderTracking = z.strictObject({ ...trackingFields, carrier_url: z.string().optional() })
const shipmentTracking = z.strictObject({ ...trackingFields, tracking_url: z.string().optional() })

/** OR23. */
export function setTracking(shop: MarketplaceShop, order: OrderRecord, body: unknown): HttpAnswer {
  const asked = orderTracking.safeParse(body)
  if (!asked.success) return miraklError(400, z.prettifyError(asked.error))
  const { carrier_url, ...rest } = asked.data
  const tracking = readTracking({ ...rest, tracking_url: carrier_url })
  if (typeof tracking === 'string') return miraklError(400, tracking)
  order.tracking = tracking
  shop.move(order, order.state)
  return NO_CONTENT
}

/** OR24. */
export function ship(shop: MarketplaceShop, order: OrderRecord): HttpAnswer {
  if (order.state !== 'SHIPPING') return miraklError(400, `Order ${order.id} is not in the state SHIPPING`)
  if (order.shipments.length > 0) return miraklError(400, `Order ${order.id} has shipments`)
  shop.move(order, 'SHIPPED')
  return NO_CONTENT
}

const newShipments = z.object({
  shipments: z.array(
    z.object({
      order_id: z.string(),
      shipped: z.boolean().default(false),
      tracking: shipmentTracking.optional(),
      shipment_lines: z.array(
        z.object({
          order_line_id: z.string(),
          quantity: z.int().min(1),
          package_reference: z.string().optional(),
        }),
      ),
    }),
  ),
})

/** ST01: an error of one shipment leaves the others alone. */
export function createShipments(shop: MarketplaceShop, body: unknown): HttpAnswer {
  const asked = newShipments.safeParse(body)
  if (!asked.success) return miraklError(400, z.prettifyError(asked.error))
  const shipment_success: object[] = []
  const shipment_errors: object[] = []
  for (const wanted of asked.data.shipments) {
    const made = makeShipment(shop, wanted)
    if (typeof made === 'string') shipment_errors.push({ order_id: wanted.order_id, message: made })
    else shipment_success.push(made)
  }
  return json(201, { shipment_errors, shipment_success })
}

type NewShipment = z.input<typeof newShipments>['shipments'][number]

/** A shipment as it is shown, or why there is none. */
export function makeShipment(shop: MarketplaceShop, wanted: NewShipment): object | string {
  const order = shop.orders.get(wanted.order_id)
  if (order?.state !== 'SHIPPING') return 'The order is not in the state SHIPPING'
  const tracking = wanted.tracking === undefined ? null : readTracking(wanted.tracking)
  if (typeof tracking === 'string') return tracking
  const lines = []
  for (const { order_line_id, quantity, package_reference } of wanted.shipment_lines) {
    const line = order.lines.find((candidate) => candidate.id === order_line_id)
    if (line === undefined) return `The order line ${order_line_id} was not found`
    const gone = order.shipments
      .flatMap((shipment) => shipment.lines)
      .filter((entry) => entry.line === line)
      .reduce((sum, entry) => sum + entry.quantity, 0)
    if (quantity > left(line) - gone) return `Only ${left(line) - gone} of ${order_line_id} are left to ship`
    lines.push({ line, quantity, reference: package_reference ?? null })
  }
  const now = shop.clock.now()
  const shipment: ShipmentRecord = {
    id: `shipment-${shop.newId()}`,
    createdAt: now,
    updatedAt: now,
    status: wanted.shipped === true ? 'SHIPPED' : 'SHIPPING',
    tracking,
    lines,
  }
  order.shipments.push(shipment)
  closeIfSent(shop, order)
  return shipmentJson(order, shipment)
}

const trackedShipments = z.object({
  shipments: z.array(z.object({ id: z.string(), tracking: shipmentTracking })),
})

/** ST23. */
export function trackShipments(shop: MarketplaceShop, body: unknown): HttpAnswer {
  const asked = trackedShipments.safeParse(body)
  if (!asked.success) return miraklError(400, z.prettifyError(asked.error))
  return each(shop, asked.data.shipments, (shipment, { tracking: sent }) => {
    const tracking = readTracking(sent)
    if (typeof tracking === 'string') return tracking
    shipment.tracking = tracking
    return null
  })
}

const shippedShipments = z.object({ shipments: z.array(z.object({ id: z.string() })) })

/** ST24. */
export function shipShipments(shop: MarketplaceShop, body: unknown): HttpAnswer {
  const asked = shippedShipments.safeParse(body)
  if (!asked.success) return miraklError(400, z.prettifyError(asked.error))
  return each(shop, asked.data.shipments, (shipment) => {
    if (shipment.status !== 'SHIPPING') return 'The shipment is not in the state SHIPPING'
    shipment.status = 'SHIPPED'
    return null
  })
}

function each<Wanted extends { readonly id: string }>(
  shop: MarketplaceShop,
  wanted: readonly Wanted[],
  change: (shipment: ShipmentRecord, wanted: Wanted) => string | null,
): HttpAnswer {
  const shipment_success: object[] = []
  const shipment_errors: object[] = []
  for (const entry of wanted) {
    const order = [...shop.orders.values()].find((candidate) =>
      candidate.shipments.some((shipment) => shipment.id === entry.id),
    )
    const shipment = order?.shipments.find((candidate) => candidate.id === entry.id)
    const problem = shipment === undefined ? 'The shipment was not found' : change(shipment, entry)
    if (problem === null) shipment_success.push({ id: entry.id })
    else shipment_errors.push({ id: entry.id, message: problem })
    if (order !== undefined && shipment !== undefined) {
      shipment.updatedAt = shop.clock.now()
      closeIfSent(shop, order)
    }
  }
  return json(200, { shipment_success, shipment_errors })
}

function closeIfSent(shop: MarketplaceShop, order: OrderRecord): void {
  const sent = order.shipments
    .filter((shipment) => shipment.status === 'SHIPPED')
    .flatMap(({ lines }) => lines)
  const all = order.lines.every(
    (line) =>
      left(line) <=
      sent.filter((entry) => entry.line === line).reduce((sum, entry) => sum + entry.quantity, 0),
  )
  shop.move(order, all ? 'SHIPPED' : order.state)
}

const writeOffs = z.array(
  z.object({
    order_line_id: z.string(),
    quantity: z.int().min(1),
    amount: z.number().min(0),
    shipping_amount: z.number().min(0),
    taxes: z.array(z.object({ code: z.literal('VAT20'), amount: z.number().min(0) })).optional(),
    shipping_taxes: z.array(z.object({ code: z.literal('VAT20'), amount: z.number().min(0) })).optional(),
    reason_code: z.string().min(1),
  }),
)

/** OR30 and OR28. Neither is idempotent: asked twice, twice the units are gone while there are any. */
export function writeOff(shop: MarketplaceShop, by: 'cancelation' | 'refund', body: unknown): HttpAnswer {
  const list = `${by}s`
  const asked = z.object({ [list]: writeOffs }).safeParse(body)
  const entries = asked.success ? asked.data[list] : undefined
  if (entries === undefined) return miraklError(400, 'VALIDATION_ERROR: Input validation failed')
  const found = entries.map((entry) => {
    const order = [...shop.orders.values()].find((candidate) =>
      candidate.lines.some((line) => line.id === entry.order_line_id),
    )
    return { entry, order, line: order?.lines.find((line) => line.id === entry.order_line_id) }
  })
  const group = shop.newId()
  const done: object[] = []
  for (const { entry, order, line } of found) {
    if (shop.taxMode !== null && (entry.taxes === undefined || entry.shipping_taxes === undefined))
      return miraklError(400, 'The taxes of an order that has taxes are required')
    if (order === undefined || line === undefined || entry.quantity > left(line))
      return miraklError(
        400,
        `The order line ${entry.order_line_id} cannot be written off by ${entry.quantity}`,
      )
    if (by === 'cancelation' && (order.state === 'SHIPPED' || order.shipments.length > 0))
      return miraklError(400, `Order ${order.id} cannot be canceled any more`)
  }
  for (const [index, { entry, order, line }] of found.entries()) {
    if (order === undefined || line === undefined) continue
    const id = `${group}-${index}`
    const cents = Math.round(entry.amount * 100)
    const shippingCents = Math.round(entry.shipping_amount * 100)
    shop.writeOff(order, line, {
      id,
      quantity: entry.quantity,
      cents,
      shippingCents,
      taxCents: taxOf(entry.taxes),
      shippingTaxCents: taxOf(entry.shipping_taxes),
      reason: entry.reason_code,
      at: shop.clock.now(),
      by,
    })
    done.push({
      ...entry,
      ...(by === 'cancelation' ? { cancelation_id: id } : { refund_id: id, order_refund_id: String(group) }),
    })
    const hasLeft = order.state === 'SHIPPED' || order.shipments.length > 0
    if (!hasLeft && order.lines.every((own) => left(own) === 0)) shop.end(order, 'CANCELED')
  }
  return json(
    200,
    by === 'cancelation'
      ? { order_tax_mode: 'TAX_INCLUDED', cancelations: done }
      : { order_tax_mode: 'TAX_INCLUDED', refunds: done },
  )
}

function taxOf(taxes: readonly { readonly amount: number }[] | undefined): number {
  return (taxes ?? []).reduce((sum, tax) => sum + Math.round(tax.amount * 100), 0)
}

function readTracking(sent: {
  readonly carrier_code?: string | undefined
  readonly carrier_name?: string | undefined
  readonly tracking_number?: string | undefined
  readonly tracking_url?: string | undefined
}): Tracking | string {
  if (sent.carrier_code === undefined && sent.carrier_name === undefined) return 'A carrier is required'
  if (sent.carrier_code !== undefined && !CARRIERS.some((carrier) => carrier.code === sent.carrier_code))
    return `The carrier ${sent.carrier_code} does not exist`
  return {
    carrierCode: sent.carrier_code ?? null,
    carrierName: sent.carrier_name ?? null,
    number: sent.tracking_number ?? null,
    url: sent.tracking_url ?? null,
  }
}
