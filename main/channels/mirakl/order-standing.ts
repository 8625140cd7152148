import { z } from 'zod'
import type {
  HoldKind,
  LineStanding,
  OrderStanding,
  StateMeaning,
} from '../../../shared/domain/order-standing.ts'
import { standing } from '../protocol/standing.ts'
import { readAll, saidText } from '../protocol/tolerant.ts'
import { writtenOff } from './answers.ts'

/** What Mirakl's states of an order mean. A state that is not among them waits until the lead says. */
const MEANINGS: Readonly<Record<string, StateMeaning>> = {
  STAGING: 'wait',
  WAITING_ACCEPTANCE: 'wait',
  WAITING_DEBIT: 'wait',
  WAITING_DEBIT_PAYMENT: 'wait',
  SHIPPING: 'ship',
  INCIDENT_OPEN: 'wait',
  SHIPPED: 'left',
  TO_COLLECT: 'left',
  RECEIVED: 'left',
  CLOSED: 'left',
  // Of earlier versions: paid back after it had left.
  WAITING_REFUND: 'left',
  WAITING_REFUND_PAYMENT: 'left',
  REFUSED: 'called-off',
  CANCELED: 'called-off',
}

const HOLDS: Readonly<Record<string, HoldKind>> = {
  WAITING_DEBIT: 'unpaid',
  WAITING_DEBIT_PAYMENT: 'unpaid',
  INCIDENT_OPEN: 'incident',
}

const INCIDENT = 'INCIDENT_OPEN'
/** States of a line, and of a shipment, that has left. */
const LEFT = ['SHIPPED', 'TO_COLLECT', 'RECEIVED', 'CLOSED']
const CALLED_OFF = ['REFUSED', 'CANCELED']

const list = z.array(z.unknown()).nullish().catch(undefined)

const sourceSchema = z.object({
  order_state: saidText,
  has_incident: z.boolean().nullish().catch(undefined),
  order_lines: list,
  /** ST11, beside the order. */
  shipments: list,
})

const writeOffs = z.array(z.object({ quantity: z.int().min(0).nullish(), created_date: saidText }))
const lineSchema = z.object({
  order_line_id: z.string().min(1).max(120),
  order_line_state: saidText,
  quantity: z.int().min(0).max(1_000_000_000),
  shipped_date: saidText,
  cancelations: writeOffs.nullish(),
  refunds: writeOffs.nullish(),
})
type Line = z.infer<typeof lineSchema>

const shipmentSchema = z.object({
  status: saidText,
  shipment_lines: z.array(z.object({ order_line_id: saidText, quantity: z.int().min(0) })).nullish(),
})
type Shipment = z.infer<typeof shipmentSchema>

/** Where an order stands at its marketplace, from ids, states and counts alone; `value` is its parsed payload. */
export function readMiraklStanding(value: unknown): OrderStanding {
  const parsed = sourceSchema.safeParse(value)
  if (!parsed.success) return standing({})
  const source = parsed.data
  const state = source.order_state ?? ''
  const own = readAll(lineSchema, source.order_lines ?? [])
  const shipments = readAll(shipmentSchema, source.shipments ?? []) ?? []
  const lines = own === null || own.length === 0 ? null : own.map((line) => unitsOf(line, state, shipments))
  const isOver = (done: (units: LineStanding, line: Line) => boolean): boolean =>
    own !== null &&
    lines !== null &&
    own.every((line, at) => lines[at] !== undefined && done(lines[at], line))

  const meaning = state === '' ? 'ship' : (MEANINGS[state] ?? 'wait')
  if (meaning === 'called-off' || isOver(({ cancelled }, { quantity }) => cancelled >= quantity))
    return standing({ state, meaning: 'called-off', lines })
  if (meaning === 'left' || isOver(({ shipped, cancelled }, { quantity }) => shipped + cancelled >= quantity))
    return standing({ state, meaning: 'left', lines })
  const hasIncident =
    source.has_incident === true ||
    own?.some(({ order_line_state }) => order_line_state === INCIDENT) === true
  if (hasIncident)
    return standing({ state: INCIDENT, meaning: 'wait', hold: hold('incident', INCIDENT), lines })
  if (meaning !== 'wait') return standing({ state, meaning, lines })
  const kind = HOLDS[state] ?? (MEANINGS[state] === undefined ? 'unknown-state' : 'on-hold')
  return standing({ state, meaning, hold: hold(kind, state), lines })
}

/**
 * A line whose state says that it has left has left but for what was written off before; of any other, what its
 * shipments hold has left. Units that were refunded after they had left count as both.
 */
function unitsOf(line: Line, orderState: string, shipments: readonly Shipment[]): LineStanding {
  const { order_line_id: lineId, quantity } = line
  const state = line.order_line_state ?? ''
  const sent = shipments
    .filter(({ status }) => LEFT.includes(status ?? ''))
    .flatMap(({ shipment_lines }) => shipment_lines ?? [])
    .filter(({ order_line_id }) => order_line_id === lineId)
    .reduce((sum, one) => sum + one.quantity, 0)
  const hasLeft = LEFT.includes(state) || (state === 'REFUNDED' && LEFT.includes(orderState))
  const shipped = sent > 0 || !hasLeft ? sent : quantity - writtenOffBefore(line)
  const cancelled =
    CALLED_OFF.includes(state) || CALLED_OFF.includes(orderState) ? quantity : writtenOff(line)
  return { lineId, shipped: Math.max(0, shipped), cancelled }
}

/** A refund from before a line left is of units that did not leave. */
function writtenOffBefore({ cancelations, refunds, shipped_date }: Line): number {
  const leftAt = Date.parse(shipped_date ?? '')
  const before = (refunds ?? []).filter(({ created_date }) => Date.parse(created_date ?? '') < leftAt)
  return writtenOff({ cancelations, refunds: before })
}

function hold(kind: HoldKind, code: string): NonNullable<OrderStanding['hold']> {
  return { kind, code, until: null }
}
