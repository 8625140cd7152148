import { z } from 'zod'
import type { NoWork } from '../../../shared/domain/no-work.ts'
import type { HoldKind, OrderStanding } from '../../../shared/domain/order-standing.ts'
import { standing } from '../protocol/standing.ts'
import { readAll, saidText } from '../protocol/tolerant.ts'

export interface VendureStanding {
  readonly standing: OrderStanding
  /** Units per line that a digital fulfilment of the shop's has sent; they are nobody's to ship. */
  readonly digital: ReadonlyMap<string, number>
  /** Why it is never ours to ship; null = it is, or may be. */
  readonly notOurs: NoWork | null
}

const list = z.array(z.unknown()).nullish().catch(undefined)

const sourceSchema = z.object({
  type: saidText,
  state: saidText,
  orderPlacedAt: saidText,
  totalWithTax: z.number().nullish().catch(undefined),
  shippingLines: list,
  lines: list,
  payments: list,
  fulfillments: list,
})
type Source = z.infer<typeof sourceSchema>

const lineSchema = z.object({
  id: z.string().min(1).max(120),
  quantity: z.int().min(0),
  orderPlacedQuantity: z.int().min(0),
})
type Line = z.infer<typeof lineSchema>

const fulfillmentSchema = z.object({
  state: z.string(),
  method: saidText,
  lines: z.array(z.object({ orderLineId: z.string(), quantity: z.int() })),
})

const paymentSchema = z.object({
  state: z.string(),
  amount: z.number(),
  refunds: z.array(z.object({ state: z.string(), total: z.number() })),
})

/** Vendure's own states; orders in states a shop has added wait until somebody says what they mean. */
const STATES: Readonly<Record<string, Partial<OrderStanding>>> = {
  PaymentAuthorized: { meaning: 'ship' },
  PaymentSettled: { meaning: 'ship' },
  Shipped: { meaning: 'left' },
  Delivered: { meaning: 'left' },
  Modifying: waits('on-hold', 'Modifying'),
  ArrangingPayment: waits('unpaid', 'ArrangingPayment'),
  ArrangingAdditionalPayment: waits('unpaid', 'ArrangingAdditionalPayment'),
  Cancelled: { meaning: 'called-off' },
}
/** Work as far as its counts say what is left of it. */
const PARTLY_GONE = ['PartiallyShipped', 'PartiallyDelivered']
/** States of a cart, before it is ordered. */
const CARTS = ['AddingItems', 'Created', 'Draft']

/** Where an order stands at Vendure, from ids, states and counts alone; `value` is its parsed payload, whatever that is. */
export function readVendureStanding(value: unknown): VendureStanding {
  const parsed = sourceSchema.safeParse(value)
  if (!parsed.success) return { standing: standing({}), digital: new Map(), notOurs: null }
  const source = parsed.data
  const state = source.state ?? ''
  const { lines, digital } = countsOf(source)
  const said = (over: Partial<OrderStanding>, notOurs: NoWork | null = null): VendureStanding => ({
    standing: standing({ state, lines, ...over }),
    digital,
    notOurs,
  })
  if (source.type === 'Aggregate') return said({ meaning: 'ignore', lines: null }, 'orders-of-its-own')
  if (state === 'Cancelled') return said({ meaning: 'called-off' })
  if (CARTS.includes(state) || (source.orderPlacedAt === null && STATES[state]?.meaning !== 'ship'))
    return said({ meaning: 'ignore', lines: null }, 'not-placed')
  if (source.shippingLines?.length === 0) return said({ meaning: 'ignore', lines: null }, 'nothing-to-ship')
  const meant = STATES[state] ?? (state === '' ? {} : waits('unknown-state', state))
  // The lead's table holds one meaning per state; what the counts add does not belong to the state.
  if (meant.meaning === 'left') return said(meant)
  if (hasLeft(source, lines, digital)) return said({ state: 'Shipped', meaning: 'left' })
  return said(onceUnpaid(source, PARTLY_GONE.includes(state) && lines !== null ? { meaning: 'ship' } : meant))
}

/** A payment that went back whole, while the order stands as it was. */
function onceUnpaid(source: Source, meant: Partial<OrderStanding>): Partial<OrderStanding> {
  const payments = readAll(paymentSchema, source.payments ?? []) ?? []
  const settled = payments.filter(({ state }) => state === 'Settled')
  const paid = settled.reduce((sum, { amount }) => sum + amount, 0)
  const back = settled
    .flatMap(({ refunds }) => refunds)
    .filter(({ state }) => state !== 'Failed')
    .reduce((sum, { total }) => sum + total, 0)
  const isBack = paid > 0 && back >= paid && (source.totalWithTax ?? 0) > 0
  return isBack ? { state: 'Refunded', ...waits('unpaid', 'Refunded') } : meant
}

/** All of it by the counts, whatever the state says. */
function hasLeft(
  source: Source,
  counts: OrderStanding['lines'],
  digital: ReadonlyMap<string, number>,
): boolean {
  if (counts === null || !counts.some(({ shipped }) => shipped > 0)) return false
  const shipped = new Map(counts.map((line) => [line.lineId, line.shipped]))
  return (readAll(lineSchema, source.lines ?? []) ?? []).every(
    ({ id, quantity }) => (shipped.get(id) ?? 0) + (digital.get(id) ?? 0) >= quantity,
  )
}

/** A fulfilment that is only pending has taken its units already: nobody else can fulfil them. */
function countsOf(source: Source): { lines: OrderStanding['lines']; digital: ReadonlyMap<string, number> } {
  const fulfillments = readAll(fulfillmentSchema, source.fulfillments ?? [])
  const lines = readAll(lineSchema, source.lines ?? [])
  const standingOnes = (fulfillments ?? []).filter(({ state }) => state !== 'Cancelled')
  const digital = unitsIn(standingOnes.filter(isDigital))
  const shipped = unitsIn(standingOnes.filter((one) => !isDigital(one)))
  if (!source.fulfillments || fulfillments === null || lines === null) return { lines: null, digital }
  const physical = lines.filter(({ id, quantity }) => quantity === 0 || (digital.get(id) ?? 0) < quantity)
  return {
    lines: physical.map((line) => ({
      lineId: line.id,
      shipped: shipped.get(line.id) ?? 0,
      cancelled: cancelledUnits(line),
    })),
    digital,
  }
}

/** A line that was added later was not placed. */
function cancelledUnits({ orderPlacedQuantity, quantity }: Line): number {
  return Math.max(0, orderPlacedQuantity - quantity)
}

function isDigital({ method }: z.infer<typeof fulfillmentSchema>): boolean {
  return /digital|download|e-?mail|virtual/i.test(method ?? '')
}

function unitsIn(fulfillments: readonly z.infer<typeof fulfillmentSchema>[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { orderLineId, quantity } of fulfillments.flatMap(({ lines }) => lines))
    units.set(orderLineId, (units.get(orderLineId) ?? 0) + quantity)
  return units
}

function waits(kind: HoldKind, code: string): Partial<OrderStanding> {
  return { meaning: 'wait', hold: { kind, code, until: null } }
}
