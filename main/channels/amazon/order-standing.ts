import { z } from 'zod'
import type {
  HoldKind,
  LineStanding,
  OrderStanding,
  StateMeaning,
} from '../../../shared/domain/order-standing.ts'
import { standing } from '../protocol/standing.ts'
import { readAll, saidText } from '../protocol/tolerant.ts'

/** What Amazon's states mean. A state that is not among them waits until the lead says. */
const MEANINGS: Readonly<Record<string, StateMeaning>> = {
  PENDING_AVAILABILITY: 'wait',
  PENDING: 'wait',
  UNSHIPPED: 'ship',
  PARTIALLY_SHIPPED: 'ship',
  SHIPPED: 'left',
  CANCELLED: 'called-off',
  UNFULFILLABLE: 'called-off',
}

const HOLDS: Readonly<Record<string, HoldKind>> = { PENDING_AVAILABILITY: 'scheduled', PENDING: 'unpaid' }

const count = z.int().min(0).max(1_000_000_000)

const sourceSchema = z.object({
  fulfillment: z.object({ fulfillmentStatus: saidText, fulfilledBy: saidText }).nullish().catch(undefined),
  orderItems: z.array(z.unknown()).nullish().catch(undefined),
})

const itemSchema = z.object({
  orderItemId: z.string().min(1).max(120),
  quantityOrdered: count,
  fulfillment: z
    .object({ quantityFulfilled: count.nullish(), quantityUnfulfilled: count.nullish() })
    .nullish(),
  cancellation: z
    .object({
      cancellationRequest: z.object({ requester: saidText }).nullish().catch(undefined),
      cancellationExecution: z.object({ cancelledBy: saidText }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
})
type Item = z.infer<typeof itemSchema>

export interface AmazonStanding {
  readonly standing: OrderStanding
  /** Amazon ships it from its own warehouse. */
  readonly isAmazons: boolean
}

/** Where an order stands at Amazon, from ids, states and counts alone; `value` is its parsed payload. */
export function readAmazonStanding(value: unknown): AmazonStanding {
  const parsed = sourceSchema.safeParse(value)
  if (!parsed.success) return { standing: standing({}), isAmazons: false }
  const { fulfillment, orderItems } = parsed.data
  const state = fulfillment?.fulfillmentStatus ?? ''
  if (fulfillment?.fulfilledBy === 'AMAZON')
    return { standing: standing({ state, meaning: 'ignore' }), isAmazons: true }
  const items = readAll(itemSchema, orderItems ?? [])
  const lines = items === null || items.length === 0 ? null : items.map((item) => unitsOf(item, state))
  return { standing: standingOf(state, items ?? [], lines), isAmazons: false }
}

function standingOf(state: string, items: readonly Item[], lines: LineStanding[] | null): OrderStanding {
  const isOver = (done: (units: LineStanding, ordered: number) => boolean): boolean =>
    lines?.every((units, at) => done(units, items[at]?.quantityOrdered ?? 0)) === true
  const meaning = state === '' ? 'ship' : (MEANINGS[state] ?? 'wait')
  if (meaning === 'called-off' || isOver(({ cancelled }, ordered) => cancelled >= ordered))
    return standing({ state, meaning: 'called-off', lines })
  if (meaning === 'left' || isOver(({ shipped, cancelled }, ordered) => shipped + cancelled >= ordered))
    return standing({ state, meaning: 'left', lines })
  const kind = HOLDS[state] ?? 'unknown-state'
  return standing({
    state,
    meaning,
    hold: meaning === 'wait' ? { kind, code: state, until: null } : null,
    cancelRequested: items.some((item) => asksToCancel(item, unitsOf(item, state))),
    lines,
  })
}

/** Amazon lists what has shipped and what is still to ship; units in neither were cancelled. */
function unitsOf(item: Item, state: string): LineStanding {
  const { orderItemId: lineId, quantityOrdered: ordered, fulfillment, cancellation } = item
  const unfulfilled = fulfillment?.quantityUnfulfilled
  const shipped = fulfillment?.quantityFulfilled ?? (state === 'SHIPPED' ? ordered : 0)
  if (MEANINGS[state] === 'called-off' || cancellation?.cancellationExecution)
    return { lineId, shipped, cancelled: Math.max(0, ordered - shipped) }
  // Before its payment an order's items are not counted out yet.
  const isCounted = typeof unfulfilled === 'number' && MEANINGS[state] !== 'wait'
  return { lineId, shipped, cancelled: isCounted ? Math.max(0, ordered - shipped - unfulfilled) : 0 }
}

/** The buyer asks for it, nobody has done it, and some of it is still here. */
function asksToCancel(
  { cancellation, quantityOrdered }: Item,
  { shipped, cancelled }: LineStanding,
): boolean {
  return Boolean(cancellation?.cancellationRequest) && shipped + cancelled < quantityOrdered
}
