import { type Fulfillment, hasLeft } from '../../../shared/domain/fulfillment.ts'
import { CLOSED_STATES, type Order, type OrderLine } from '../../../shared/domain/order.ts'
import type { OrderStanding } from '../../../shared/domain/order-standing.ts'
import { remainderOf } from '../../engine/remainder.ts'
import type { CommandContext } from '../commands/command.ts'
import type { UnitsOfLine } from '../ports/channel.ts'
import type { LinePack } from '../ports/mapping-tables.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { StandingRecord } from '../ports/standing-tables.ts'
import { settleAsPacked } from './called-off.ts'
import { openAboutOrder } from './open-exception.ts'
import { restateOrder } from './restate-order.ts'
import { holdBack, resumeUnheld } from './resume-unheld.ts'

/** Units that left without us, by the channel's counts. */
export interface LeftElsewhere {
  /** In the channel's articles: all that has left without us so far. */
  readonly elsewhere: readonly UnitsOfLine[]
  /** In our units: what of it is still a line of ours. */
  readonly news: readonly (UnitsOfLine & { readonly sku: string })[]
}

/**
 * Of the units that the channel says have left, those that did not leave from here. What it counted once stays
 * counted while our own shipment is on its way to it, and comes back only when it counts fewer than that in all.
 * Pure.
 */
export function leftElsewhere(
  known: OrderRecord,
  before: Pick<StandingRecord, 'elsewhere' | 'sentAnyway'>,
  { meaning, lines }: Pick<OrderStanding, 'meaning' | 'lines'>,
  { packs, fulfillments }: { packs: readonly LinePack[]; fulfillments: readonly Fulfillment[] },
): LeftElsewhere {
  const sent = unitsOf(fulfillments.filter(({ state }) => hasLeft(state)))
  const elsewhere = new Map(before.elsewhere.map(({ lineId, quantity }) => [lineId, quantity]))
  const news: (UnitsOfLine & { sku: string })[] = []
  for (const { id, sku, quantity } of known.order.lines) {
    const units = packs.find(({ lineId, units }) => lineId === id && units > 0)?.units ?? 1
    const ours = sent.get(id) ?? 0
    const counted = elsewhere.get(id) ?? 0
    const anyway = before.sentAnyway.find(({ lineId }) => lineId === id)?.quantity ?? 0
    const said = lines?.find(({ lineId }) => lineId === id)?.shipped ?? 0
    const now =
      meaning === 'left'
        ? counted + Math.ceil((quantity - ours) / units) - anyway
        : Math.min(said, Math.max(counted, said - Math.floor(ours / units) - anyway))
    const fresh = Math.min(quantity - ours, (now - counted) * units)
    if (fresh > 0) news.push({ lineId: id, sku, quantity: fresh })
    elsewhere.set(id, Math.max(0, now))
  }
  return { elsewhere: inUnits(elsewhere), news }
}

/**
 * What has left elsewhere leaves our work: lines shrink, what is held for them is given back, and an order of which
 * nothing is left to do is history without a word to its channel. What is picked or packed here already is for a
 * person to stop or to send. asked: nothing was changed. history: none of it left from here, and its lines stay as
 * they were. Nothing happens to what has left or ended.
 */
export async function leaveElsewhere(
  context: CommandContext,
  known: OrderRecord,
  news: LeftElsewhere['news'],
): Promise<'none' | 'asked' | 'shrunk' | 'history'> {
  const { tx, now } = context
  const { order, state } = known
  if (news.length === 0 || CLOSED_STATES.includes(state)) return 'none'
  const parts = await tx.fulfillments.byOrders([order.id])
  const lines = without(order.lines, news)
  if (!covers(lines, parts.filter(isUnderWayOrGone))) {
    await openAboutOrder(context, known, {
      reason: 'shipped-at-channel',
      channelId: order.channelId,
      lines: [...news],
    })
    return 'asked'
  }
  await tx.exceptions.close(order.id, ['shipped-at-channel'], 'cleared', now)
  if (
    !covers(
      lines,
      parts.filter(({ state }) => state !== 'cancelled'),
    )
  )
    await tx.decisions.undo(order.id, now)
  if (lines.length > 0) await tx.orders.update({ ...order, lines })
  const gone = parts.filter(({ state }) => state === 'packed' || hasLeft(state))
  const isOver = lines.length === 0 || remainderOf({ ...order, lines }, gone) === null
  const underWay = parts.filter(({ state }) => isUnderWay(state))
  if (isOver && underWay.length === 0) await becomeHistory(context, known)
  else if (isOver && underWay.every(({ state }) => state === 'packed'))
    await settleAsPacked(context, order.id)
  else if (state === 'allocated' || state === 'backordered') {
    await holdBack(context, order.id)
    await resumeUnheld(context, [order.id])
  }
  await restateOrder(context, order)
  return lines.length === 0 ? 'history' : 'shrunk'
}

/** The lines without these units; what is worth something is worth its share. */
export function without(lines: readonly OrderLine[], units: readonly UnitsOfLine[]): OrderLine[] {
  return lines.flatMap((line) => {
    const gone = units.find(({ lineId }) => lineId === line.id)?.quantity ?? 0
    const quantity = line.quantity - gone
    if (quantity <= 0) return []
    if (gone === 0 || line.grossCents === undefined) return [{ ...line, quantity }]
    return [{ ...line, quantity, grossCents: Math.round((line.grossCents * quantity) / line.quantity) }]
  })
}

/** All of it has left, from here or elsewhere. */
async function becomeHistory(context: CommandContext, { order }: OrderRecord): Promise<void> {
  const { tx, now } = context
  await tx.decisions.undo(order.id, now)
  await tx.orders.move([order.id], 'received', now)
  await tx.orders.move([order.id], 'shipped', now)
  await tx.exceptions.close(order.id, null, 'cleared', now)
}

function isUnderWay(state: Fulfillment['state']): boolean {
  return state === 'released' || state === 'packed'
}

function isUnderWayOrGone({ state }: Fulfillment): boolean {
  return isUnderWay(state) || hasLeft(state)
}

/** Whether these lines want at least what the fulfilments take. */
function covers(lines: Order['lines'], fulfillments: readonly Fulfillment[]): boolean {
  const taken = unitsOf(fulfillments)
  const wanted = new Map(lines.map(({ id, quantity }) => [id, quantity]))
  return [...taken].every(([lineId, quantity]) => quantity <= (wanted.get(lineId) ?? 0))
}

function unitsOf(fulfillments: readonly Fulfillment[]): Map<string, number> {
  const units = new Map<string, number>()
  for (const { lineId, quantity } of fulfillments.flatMap(({ allocations }) => allocations))
    units.set(lineId, (units.get(lineId) ?? 0) + quantity)
  return units
}

function inUnits(map: ReadonlyMap<string, number>): UnitsOfLine[] {
  return [...map].filter(([, quantity]) => quantity > 0).map(([lineId, quantity]) => ({ lineId, quantity }))
}
