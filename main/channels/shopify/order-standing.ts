import { z } from 'zod'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { NoWork } from '../../../shared/domain/no-work.ts'
import type { HoldKind, LineStanding, OrderStanding } from '../../../shared/domain/order-standing.ts'
import { standing } from '../protocol/standing.ts'
import { readAll, saidText } from '../protocol/tolerant.ts'

/** Units of one line that needs shipping. Ordered = ours + elsewhere + cancelled. */
export interface LineUnits {
  /** For us to ship, also what has left already. */
  readonly ours: number
  /** Seen to by another app at its own location. */
  readonly elsewhere: number
}

export interface ShopifyStanding {
  readonly standing: OrderStanding
  /** By line id; what is not in it says nothing of itself. */
  readonly units: ReadonlyMap<string, LineUnits>
  /** Why it is never ours to ship; null = it is, or may be. */
  readonly notOurs: NoWork | null
}

const count = z.int().min(0).nullish().catch(undefined)
const list = z
  .object({ nodes: z.array(z.unknown()) })
  .nullish()
  .catch(undefined)

const sourceSchema = z.object({
  cancelledAt: saidText,
  test: z.boolean().nullish().catch(undefined),
  requiresShipping: z.boolean().nullish().catch(undefined),
  displayFinancialStatus: saidText,
  displayFulfillmentStatus: saidText,
  risk: z.object({ recommendation: saidText }).nullish().catch(undefined),
  lineItems: list,
  fulfillmentOrders: list,
})
type Source = z.infer<typeof sourceSchema>

const lineSchema = z.object({
  id: z.string().min(1).max(120),
  quantity: z.int().min(0),
  currentQuantity: z.int().min(0),
  unfulfilledQuantity: count,
  requiresShipping: z.boolean().nullish().catch(undefined),
})
type Line = z.infer<typeof lineSchema>

const fulfillmentOrderSchema = z.object({
  status: saidText,
  requestStatus: saidText,
  fulfillAt: saidText,
  assignedLocation: z
    .object({ location: z.object({ isFulfillmentService: z.boolean().nullish() }).nullish() })
    .nullish()
    .catch(undefined),
  fulfillmentHolds: z
    .array(z.object({ reason: saidText }))
    .nullish()
    .catch(undefined),
  lineItems: z
    .object({
      pageInfo: z.object({ hasNextPage: z.boolean() }).nullish().catch(undefined),
      nodes: z.array(
        z.object({
          remainingQuantity: z.int(),
          totalQuantity: count,
          lineItem: z.object({ id: z.string() }),
        }),
      ),
    })
    .nullish()
    .catch(undefined),
})
type FulfillmentOrder = z.infer<typeof fulfillmentOrderSchema>

/** Payment states in which the merchant has the money or the right to take it; in any other the order waits. */
const PAYABLE = ['PAID', 'AUTHORIZED', 'PARTIALLY_REFUNDED']

/** Shopify's reasons of a hold that mean more to us than "on hold". */
const HOLD_KINDS: Readonly<Record<string, HoldKind>> = {
  AWAITING_PAYMENT: 'unpaid',
  HIGH_RISK_OF_FRAUD: 'fraud',
}

/** States of a fulfilment order in which nothing of it is to be shipped any more. */
const ENDED = ['CLOSED', 'CANCELLED']
/** A fulfilment that was requested of another app is that app's, wherever it stands. */
const REQUESTED = ['SUBMITTED', 'ACCEPTED', 'CANCELLATION_REQUESTED', 'CANCELLATION_REJECTED']

/**
 * Where an order stands at Shopify, from ids, states and counts alone; `value` is its parsed payload, whatever that
 * is. Lines at a fulfilment service's location, or in no fulfilment order that we may see while others are, belong to
 * another app.
 */
export function readShopifyStanding(channel: Channel, value: unknown): ShopifyStanding {
  const parsed = sourceSchema.safeParse(value)
  if (!parsed.success) return { standing: standing({}), units: new Map(), notOurs: null }
  const source = parsed.data
  const lines = readAll(lineSchema, source.lineItems?.nodes ?? [])
  const orders = readAll(fulfillmentOrderSchema, source.fulfillmentOrders?.nodes ?? []) ?? []
  const shippable = lines?.filter((line) => line.requiresShipping !== false) ?? null
  const counted = shippable?.map((line) => ({ line, ...unitsOf(line, orders) })) ?? null
  const units = new Map(counted?.map(({ line, ours, elsewhere }) => [line.id, { ours, elsewhere }]))
  const said = (standing: OrderStanding, notOurs: NoWork | null = null) => ({ standing, units, notOurs })

  const isOver = counted !== null && counted.length > 0 && counted.every(({ ours }) => ours === 0)
  const isAllElsewhere = isOver && counted.every(({ elsewhere }) => elsewhere > 0)
  if (typeof source.cancelledAt === 'string' || (isOver && !isAllElsewhere))
    return said(standing({ state: 'CANCELLED', meaning: 'called-off', lines: countsOf(counted) }))
  if (source.test === true && !channel.sandbox)
    return said(standing({ state: 'TEST', meaning: 'ignore' }), 'test-order')
  if (source.requiresShipping === false || (lines !== null && lines.length > 0 && shippable?.length === 0))
    return said(standing({ state: 'FULFILLMENT_NOT_REQUIRED', meaning: 'ignore' }), 'nothing-to-ship')
  if (isAllElsewhere)
    return said(
      standing({
        state: 'FULFILLMENT_SERVICE',
        meaning: 'ignore',
        hold: hold('elsewhere', 'another app'),
      }),
      'shipped-by-another',
    )
  return said({ ...stateOf(source, counted, orders, lines), lines: countsOf(counted) })
}

interface Counted extends LineUnits {
  readonly line: Line
  /** Of ours, what has left; null = Shopify does not count it here. */
  readonly shipped: number | null
}

function stateOf(
  source: Source,
  counted: readonly Counted[] | null,
  orders: readonly FulfillmentOrder[],
  lines: readonly Line[] | null,
): OrderStanding {
  const status = source.displayFulfillmentStatus ?? ''
  const isCounted = counted !== null && counted.length > 0 && counted.every(({ shipped }) => shipped !== null)
  const hasLeft = isCounted
    ? counted.every(({ ours, shipped }) => (shipped ?? 0) >= ours)
    : status === 'FULFILLED'
  if (hasLeft) return standing({ state: 'FULFILLED', meaning: 'left' })
  const held = holdOf(source, orders, new Set(counted?.map(({ line }) => line.id)))
  if (held !== null) return standing({ state: held.state, meaning: 'wait', hold: held.hold })
  const paid = source.displayFinancialStatus
  if (paid === null || (paid !== undefined && !PAYABLE.includes(paid)))
    return standing({ state: paid ?? '', meaning: 'wait', hold: hold('unpaid', paid ?? 'no payment') })
  // The shop fulfils digital lines by itself; without them somebody has shipped units that we cannot count.
  const isUnclear =
    status === 'PARTIALLY_FULFILLED' && !isCounted && lines?.every((line) => line.requiresShipping !== false)
  if (isUnclear === true)
    return standing({ state: status, meaning: 'wait', hold: hold('unknown-state', status) })
  return standing({ state: paid ?? '' })
}

/** What of an order is held holds all of it: nothing leaves that Shopify says is held. */
function holdOf(
  source: Source,
  orders: readonly FulfillmentOrder[],
  lineIds: ReadonlySet<string>,
): { state: string; hold: NonNullable<OrderStanding['hold']> } | null {
  const open = orders.filter(
    (one) =>
      typeof one.status === 'string' &&
      !ENDED.includes(one.status) &&
      !isElsewhere(one) &&
      (one.lineItems?.nodes.some(({ lineItem }) => lineIds.has(lineItem.id)) ?? true),
  )
  const states =
    open.length > 0 ? open.map(({ status }) => status ?? '') : [source.displayFulfillmentStatus ?? '']
  if (states.includes('ON_HOLD')) {
    const reasons = open.flatMap((one) => one.fulfillmentHolds?.map(({ reason }) => reason ?? '') ?? [])
    const code = reasons.find((reason) => HOLD_KINDS[reason] !== undefined) ?? reasons[0] ?? 'ON_HOLD'
    return { state: 'ON_HOLD', hold: hold(HOLD_KINDS[code] ?? 'on-hold', code) }
  }
  if (states.includes('SCHEDULED')) {
    const times = open.map(({ fulfillAt }) => Date.parse(fulfillAt ?? '')).filter((at) => !Number.isNaN(at))
    const until = times.length === 0 ? null : Math.max(...times)
    return { state: 'SCHEDULED', hold: { ...hold('scheduled', 'SCHEDULED'), until } }
  }
  const waits = states.find((state) => state === 'INCOMPLETE' || state === 'PENDING_FULFILLMENT')
  if (waits !== undefined) return { state: waits, hold: hold('elsewhere', waits) }
  const advice = source.risk?.recommendation
  if (advice === 'CANCEL' || advice === 'INVESTIGATE')
    return { state: `RISK_${advice}`, hold: hold('fraud', `RISK_${advice}`) }
  return null
}

/** Shopify tells returned units from cancelled ones nowhere: what is no longer the customer's counts as cancelled. */
function unitsOf(line: Line, orders: readonly FulfillmentOrder[]): Omit<Counted, 'line'> {
  const within = (which: (one: FulfillmentOrder) => boolean) =>
    orders
      .filter((one) => one.status !== 'CANCELLED' && which(one))
      .flatMap((one) => one.lineItems?.nodes ?? [])
      .filter(({ lineItem }) => lineItem.id === line.id)
  const theirs = within(isElsewhere)
  const hasLeftOf = ({ totalQuantity, remainingQuantity }: (typeof theirs)[number]): number =>
    Math.max(0, (totalQuantity ?? remainingQuantity) - remainingQuantity)
  const elsewhere = isHidden(line, orders)
    ? line.currentQuantity
    : Math.min(
        line.currentQuantity,
        theirs.reduce(
          (sum, { totalQuantity, remainingQuantity }) => sum + (totalQuantity ?? remainingQuantity),
          0,
        ),
      )
  const ours = line.currentQuantity - elsewhere
  const unfulfilled = line.unfulfilledQuantity
  if (typeof unfulfilled !== 'number') return { ours, elsewhere, shipped: null }
  const theirsLeft = theirs.reduce((sum, one) => sum + hasLeftOf(one), 0)
  const left = Math.max(0, line.currentQuantity - unfulfilled - theirsLeft)
  return { ours, elsewhere, shipped: Math.min(ours, left) }
}

/** In none of the fulfilment orders that we may see, though they are all there: another app's, at its location. */
function isHidden(line: Line, orders: readonly FulfillmentOrder[]): boolean {
  const areWhole = orders.every((one) => one.lineItems && one.lineItems.pageInfo?.hasNextPage !== true)
  const seen = new Set(orders.flatMap((one) => one.lineItems?.nodes.map(({ lineItem }) => lineItem.id) ?? []))
  return areWhole && seen.size > 0 && !seen.has(line.id) && (line.unfulfilledQuantity ?? 0) > 0
}

/** Whether another app sees to a fulfilment order. */
export function isElsewhere({
  assignedLocation,
  requestStatus,
}: Pick<FulfillmentOrder, 'assignedLocation' | 'requestStatus'>): boolean {
  return assignedLocation?.location?.isFulfillmentService === true || REQUESTED.includes(requestStatus ?? '')
}

function countsOf(counted: readonly Counted[] | null): LineStanding[] | null {
  if (counted === null || counted.length === 0) return null
  const lines = counted.flatMap(({ line, ours, elsewhere, shipped }) =>
    shipped === null
      ? []
      : [{ lineId: line.id, shipped, cancelled: Math.max(0, line.quantity - ours - elsewhere) }],
  )
  return lines.length === counted.length ? lines : null
}

function hold(kind: HoldKind, code: string): NonNullable<OrderStanding['hold']> {
  return { kind, code, until: null }
}
