import type { WantedLines } from '../../../shared/contract/steering.ts'
import { addedLineId, isAddedLine, type LineEdit, ofUnits } from '../../../shared/domain/line-edits.ts'
import { lineValueCents, type Order, type OrderLine, orderValueCents } from '../../../shared/domain/order.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { isNameless } from '../mapping/nameless-lines.ts'
import type { UnitsOfLine } from '../ports/channel.ts'
import { refuse } from './refusal.ts'

type WantedLine = WantedLines['lines'][number]

/** What of an order limits how its lines may change, by line. */
export interface LineLimits {
  /** Units that are packed or have left. */
  readonly packed: ReadonlyMap<string, number>
  /** Units of a pack of its channel. */
  readonly packs: ReadonlyMap<string, number>
}

/** An order with other lines, and what follows from that. */
export interface LinesChange {
  readonly order: Order
  /** Units of the channel's lines that the buyer no longer gets: their channel is told, and they are paid back. */
  readonly cancelled: readonly UnitsOfLine[]
  /** By how much what is left is worth more (or less) than the buyer paid for it. */
  readonly differenceCents: number
  /** Something is sent of which no channel can be told. */
  readonly isUntold: boolean
  readonly said: readonly Message[]
}

interface LineChange {
  /** null = nothing is left of it. */
  readonly line: OrderLine | null
  /** More units than its channel knows of are a line of their own. */
  readonly more: OrderLine | null
  readonly edit: LineEdit | null
  readonly cancelled: number
  readonly said: readonly Message[]
}

/** The order with its lines as a person wants them. Pure. @throws {Refusal} they cannot be so, are so, or none is left */
export function changeLines(
  order: Order,
  { lines: wanted, added }: WantedLines,
  limits: LineLimits,
  newId: () => string,
): LinesChange {
  const changes = new Map(wanted.map((change) => [change.lineId, change]))
  if (wanted.some(({ lineId }) => !order.lines.some(({ id }) => id === lineId)))
    refuse('refusals.orders.noSuchLine')
  const edits = new Map((order.edits ?? []).map((edit) => [edit.lineId, edit]))
  const done = order.lines.map((line): LineChange => {
    const change = changes.get(line.id)
    if (change === undefined) return { line, more: null, edit: null, cancelled: 0, said: [] }
    return isAddedLine(line.id)
      ? changeAdded(line, change, limits)
      : changeTold(line, change, limits, edits.get(line.id), newId)
  })
  for (const { edit } of done) if (edit !== null) edits.set(edit.lineId, edit)
  const more = [
    ...done.flatMap((one) => one.more ?? []),
    ...added.map((one) => ({ ...one, id: addedLineId(newId()) })),
  ]
  const said = [...done.flatMap((one) => one.said), ...more.map(saidOfAdded)]
  if (said.length === 0) refuse('refusals.orders.sameLines')
  const lines = done.flatMap((one) => one.line ?? [])
  // With the last of them its channel would end the order.
  if (lines.every(({ id }) => isAddedLine(id))) refuse('refusals.orders.nothingLeft')
  const changed = {
    ...order,
    lines: [...lines, ...more],
    ...(edits.size > 0 && { edits: [...edits.values()] }),
  }
  const cancelledCents = done.reduce((sum, { cancelled }, i) => {
    const line = order.lines[i]
    if (line === undefined || cancelled === 0) return sum
    return sum + lineValueCents(line) - valueOfUnits(line, line.quantity - cancelled)
  }, 0)
  return {
    order: changed,
    cancelled: done.flatMap(({ cancelled, edit }) =>
      cancelled === 0 || edit === null ? [] : [{ lineId: edit.lineId, quantity: cancelled }],
    ),
    differenceCents: orderValueCents(changed) - (orderValueCents(order) - cancelledCents),
    isUntold:
      more.length > 0 ||
      done.some(({ line, said: of }) => of.length > 0 && line !== null && isSubstitute(order, line)),
    said,
  }
}

/** A line of the channel: fewer units are cancelled, more are added beside it, another product goes in its place. */
function changeTold(
  line: OrderLine,
  { quantity, sku, unitPriceCents }: WantedLine,
  { packed, packs }: LineLimits,
  before: LineEdit | undefined,
  newId: () => string,
): LineChange {
  if (isNameless(line.sku)) refuse('refusals.orders.nameFirst', { line: line.title ?? line.sku })
  const isOther = sku !== null && sku !== line.sku
  const kept = packed.get(line.id) ?? 0
  if (quantity < kept || (isOther && kept > 0))
    refuse('refusals.orders.unitsPacked', { sku: line.sku, units: kept })
  const units = Math.min(quantity, line.quantity)
  const cancelled = line.quantity - units
  const pack = packs.get(line.id) ?? 1
  if (pack > 1 && cancelled % pack !== 0) refuse('refusals.orders.wholePacks', { sku: line.sku, units: pack })
  const became = isOther ? substitute(line, sku, unitPriceCents) : line
  const extra = quantity - units
  const said: Message[] = []
  if (cancelled > 0) said.push(message('timeline.lines.cancelled', { units: cancelled, sku: line.sku }))
  if (isOther && units > 0) said.push(message('timeline.lines.instead', { units, sku, was: line.sku }))
  const was = before?.was ?? { sku: line.sku, quantity: line.quantity }
  return {
    line: units === 0 ? null : ofUnits(became, units),
    more:
      extra === 0
        ? null
        : {
            id: addedLineId(newId()),
            sku: became.sku,
            quantity: extra,
            unitPriceCents: unitPriceCents ?? became.unitPriceCents,
          },
    edit: cancelled > 0 || isOther ? { lineId: line.id, units, was } : null,
    cancelled,
    said,
  }
}

/** A line that a person added: it is changed as it is. */
function changeAdded(
  line: OrderLine,
  { quantity, sku, unitPriceCents }: WantedLine,
  { packed }: LineLimits,
): LineChange {
  const kept = packed.get(line.id) ?? 0
  const isOther = sku !== null && sku !== line.sku
  if (quantity < kept || (isOther && kept > 0))
    refuse('refusals.orders.unitsPacked', { sku: line.sku, units: kept })
  const became = { ...(isOther ? substitute(line, sku, unitPriceCents) : line), quantity }
  const now = unitPriceCents === null ? became : { ...became, unitPriceCents }
  const said: Message[] = []
  if (quantity < line.quantity)
    said.push(message('timeline.lines.removed', { units: line.quantity - quantity, sku: line.sku }))
  if (isOther && quantity > 0)
    said.push(message('timeline.lines.instead', { units: quantity, sku, was: line.sku }))
  if (quantity > line.quantity) said.push(saidOfAdded({ ...now, quantity: quantity - line.quantity }))
  if (said.length === 0 && now.unitPriceCents !== line.unitPriceCents)
    said.push(message('timeline.lines.priced', { sku: line.sku }))
  return { line: quantity === 0 ? null : now, more: null, edit: null, cancelled: 0, said }
}

/** Another product in the place of a line, at the same price unless one is given. */
function substitute(line: OrderLine, sku: string, unitPriceCents: number | null): OrderLine {
  const { id, quantity, grossCents } = line
  if (unitPriceCents !== null && unitPriceCents !== line.unitPriceCents)
    return { id, sku, quantity, unitPriceCents }
  return {
    id,
    sku,
    quantity,
    unitPriceCents: line.unitPriceCents,
    ...(grossCents !== undefined && { grossCents }),
  }
}

function isSubstitute({ lines }: Order, { id, sku }: OrderLine): boolean {
  return lines.some((line) => line.id === id && line.sku !== sku)
}

function valueOfUnits(line: OrderLine, units: number): number {
  return units === 0 ? 0 : lineValueCents(ofUnits(line, units))
}

function saidOfAdded({ sku, quantity }: Pick<OrderLine, 'sku' | 'quantity'>): Message {
  return message('timeline.lines.added', { units: quantity, sku })
}
