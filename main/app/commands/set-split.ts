import type { InputOf } from '../../../shared/contract/commands.ts'
import type { SplitTried } from '../../../shared/contract/steering.ts'
import { isCollected } from '../../../shared/domain/collection.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { MOST_SPLIT_PARTS, type OrderSplit } from '../../../shared/domain/order-choice.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Decision } from '../../engine/decision.ts'
import { reallocate } from '../decide/reallocate.ts'
import { loseCompanion, withoutParcel } from '../merging/companions.ts'
import type { UnitsOfLine } from '../ports/channel.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'
import { partsOf } from '../queries/what-if.ts'
import type { TryAll } from '../resolutions/other-ways.ts'
import { rememberOrder } from '../undo/undo-order.ts'
import type { CommandContext } from './command.ts'
import { Refusal, refuse } from './refusal.ts'
import { type Steered, steerable, withReason } from './steer-order.ts'

/** An order leaves from several sites, each with the units that a person names. @throws {Refusal} a site cannot */
export async function setSplit(
  context: CommandContext,
  { orderId, split, note }: InputOf<'orders', 'setSplit'>,
  tryAll: TryAll,
): Promise<Steered> {
  const { tx } = context
  const record = await steerable(context, orderId)
  const { order } = await decided(tx, record, split, tryAll)
  const undo = await rememberOrder(context, record, async () => {
    await tx.orders.update(order)
    await loseCompanion(context, record.order)
    await reallocate(context, [orderId])
  })
  const { names } = await nameLookup(tx)
  const units = (lines: OrderSplit[number]['lines']) => lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const parts = split.map(({ siteId, lines }) =>
    message('timeline.split.part', { units: units(lines), site: names.site(siteId) }),
  )
  return { sentence: withReason(message('timeline.split.done', { parts }), note), undo }
}

/** What a split by hand would come to; nothing is written. */
export async function trySplit(
  tx: Tx,
  record: OrderRecord,
  split: OrderSplit,
  tryAll: TryAll,
): Promise<SplitTried> {
  try {
    const { decision } = await decided(tx, record, split, tryAll)
    const problem = decision.approval && sentenceOf(decision.approval, await nameLookup(tx))
    return { refusal: null, parts: [...partsOf(decision)], problem }
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return { refusal: fault.why, parts: [], problem: null }
  }
}

async function decided(
  tx: Tx,
  { order }: OrderRecord,
  split: OrderSplit,
  tryAll: TryAll,
): Promise<{ order: Order; decision: Extract<Decision, { kind: 'allocated' }> }> {
  if (isCollected(order)) refuse('refusals.orders.splitCollected')
  if (new Set(split.map(({ siteId }) => siteId)).size < 2) refuse('refusals.orders.splitOneSite')
  if (split.flatMap(({ lines }) => lines).length > MOST_SPLIT_PARTS)
    refuse('refusals.orders.splitTooFine', { most: MOST_SPLIT_PARTS })
  const left = new Map(order.lines.map(({ id, quantity }) => [id, quantity]))
  for (const { lineId, quantity } of split.flatMap(({ lines }) => lines))
    left.set(lineId, (left.get(lineId) ?? 0) - quantity)
  const open = order.lines.find(({ id }) => left.get(id) !== 0)
  if (open !== undefined) refuse('refusals.orders.splitNotWhole', { sku: open.sku, units: open.quantity })
  await needsStock(tx, order, split)
  const { siteId: _site, byHand: _byHand, ...others } = withoutParcel(order).chosen ?? {}
  const wanted: Order = { ...order, chosen: { ...others, split } }
  const [decision] = await tryAll([wanted])
  if (decision?.kind === 'allocated' && isAs(decision, split)) return { order: wanted, decision }
  if (decision === undefined || 'fulfillments' in decision) refuse('refusals.exceptions.noSuchWay')
  refuse('refusals.exceptions.noSuchWayBecause', { why: sentenceOf(decision.cause, await nameLookup(tx)) })
}

/** @throws {Refusal} a site has not so many, with what the order holds there itself */
async function needsStock(tx: Tx, order: Order, split: OrderSplit): Promise<void> {
  const skus = new Map(order.lines.map(({ id, sku }) => [id, sku]))
  const levels = await tx.stock.bySkus([...new Set(skus.values())])
  const own = (await tx.fulfillments.byOrders([order.id])).filter(({ state }) => state === 'planned')
  const { names } = await nameLookup(tx)
  for (const { siteId, lines } of split) {
    const wanted = new Map<string, number>()
    for (const { lineId, quantity } of lines) {
      const sku = skus.get(lineId) ?? ''
      wanted.set(sku, (wanted.get(sku) ?? 0) + quantity)
    }
    for (const [sku, units] of wanted) {
      const level = levels.find((one) => one.siteId === siteId && one.sku === sku)
      const held = own
        .filter((one) => one.siteId === siteId)
        .flatMap(({ allocations }) => allocations.filter((one) => one.sku === sku))
        .reduce((sum, { quantity }) => sum + quantity, 0)
      const free = level === undefined ? 0 : level.onHand - level.reserved - level.safety + held
      if (units > free)
        refuse('refusals.orders.siteLacks', { site: names.site(siteId), sku, units: Math.max(0, free) })
    }
  }
}

function isAs({ fulfillments }: Extract<Decision, { kind: 'allocated' }>, split: OrderSplit): boolean {
  const textOf = (siteId: string, lines: readonly UnitsOfLine[]) =>
    [siteId, ...lines.map(({ lineId, quantity }) => `${lineId}=${quantity}`).toSorted()].join(' ')
  const planned = fulfillments.map(({ siteId, allocations }) => textOf(siteId, allocations)).toSorted()
  const wanted = split.map(({ siteId, lines }) => textOf(siteId, lines)).toSorted()
  return planned.join(' ') === wanted.join(' ')
}
