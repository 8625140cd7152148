import type { InputOf } from '../../../shared/contract/commands.ts'
import type { LinesTried, WantedLines } from '../../../shared/contract/steering.ts'
import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { remainderOf } from '../../engine/remainder.ts'
import { reallocateByPerson } from '../decide/reallocate.ts'
import type { WorldCache } from '../decide/world-cache.ts'
import { loseCompanion, withoutParcel } from '../merging/companions.ts'
import { cancelOf } from '../notify/cancel-message.ts'
import { notifyChannel } from '../notify/notify-channel.ts'
import { cancelLinesKey } from '../notify/outbox-key.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'
import { tryOrder } from '../queries/what-if.ts'
import type { TryAll } from '../resolutions/other-ways.ts'
import { cancelledUnits } from '../returns/owed.ts'
import { rememberOrder } from '../undo/undo-order.ts'
import { changeLines, type LinesChange } from './change-lines.ts'
import type { CommandContext } from './command.ts'
import { Refusal, refuse } from './refusal.ts'
import { type Steered, steerable, withReason } from './steer-order.ts'

/**
 * Lines of an order are cancelled, changed or added. What is cancelled is free for sale again; its channel is told of
 * it, and pays it back. Undone while no channel was told.
 * @throws {Refusal} units are packed, the channel has whole packs only, or what is allocated would no longer be
 */
export async function setLines(
  context: CommandContext,
  { orderId, note, ...wanted }: InputOf<'orders', 'setLines'>,
  tryAll: TryAll,
): Promise<Steered> {
  const { tx, now } = context
  const record = await changeable(context, orderId)
  const { order } = record
  const change = await changeOf(tx, record, wanted, context.newId)
  const changed = withoutParcel(change.order)
  if (change.isUntold && record.state === 'allocated') await needsAllocation(context, changed, tryAll)
  const part = change.cancelled.length === 0 ? null : await cancelledUnits(tx, order, change.cancelled)
  const channel = await connectedChannel(tx, order.channelId)
  const undo = await rememberOrder(context, record, async () => {
    await tx.orders.update(changed)
    await loseCompanion(context, order)
    await reallocateByPerson(context, [orderId])
    // Those that are no longer among its lines are for sale again.
    await tx.changedStock.mark([...new Set(order.lines.map(({ sku }) => sku))], now)
    if (part !== null)
      await notifyChannel(
        context,
        order,
        cancelLinesKey(orderId, context.newId()),
        cancelOf(order, part, note),
      )
  })
  const cents = part?.owed?.cents ?? 0
  const what = message('timeline.lines.changed', { what: [...change.said] })
  const said: Message =
    cents === 0
      ? what
      : message('timeline.lines.owed', { what, owed: { amount: cents, currency: order.currency } })
  const isTold = part !== null && channel !== null
  return { sentence: withReason(said, note), undo: isTold ? [] : undo }
}

/** What a change of lines would come to; nothing is written. */
export async function tryLines(
  tx: Tx,
  worlds: WorldCache,
  record: OrderRecord,
  wanted: WantedLines,
  now: number,
): Promise<LinesTried> {
  const { order, state } = record
  const channel = await connectedChannel(tx, order.channelId)
  const paysBack = channel === null ? null : CHANNEL_ABILITIES[channel.kind].refund
  const nothing = { trial: null, owed: null, paysBack, differenceCents: 0, isUntold: false, isFinal: false }
  let id = 0
  let change: LinesChange
  try {
    change = await changeOf(tx, record, wanted, () => String(id++))
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return { ...nothing, refusal: fault.why }
  }
  const trial = await tryOrder(tx, worlds, withoutParcel(change.order), now, [])
  const part = change.cancelled.length === 0 ? null : await cancelledUnits(tx, order, change.cancelled)
  return {
    refusal: null,
    trial: { ...trial, parts: [...trial.parts] },
    owed: part === null ? null : { cents: part.owed?.cents ?? null },
    paysBack,
    differenceCents: change.differenceCents,
    isUntold: change.isUntold,
    isFinal: state === 'released' || (part !== null && channel !== null),
  }
}

async function changeOf(
  tx: Tx,
  { order }: OrderRecord,
  wanted: WantedLines,
  newId: () => string,
): Promise<LinesChange> {
  const skus = [...wanted.lines.flatMap(({ sku }) => sku ?? []), ...wanted.added.map(({ sku }) => sku)]
  const known = new Set((await tx.products.bySkus(skus)).map(({ sku }) => sku))
  const unknown = skus.find((sku) => !known.has(sku))
  if (unknown !== undefined) refuse('refusals.unknown.product', { sku: unknown })
  const packs = await tx.skuMappings.packsOf(order.id)
  const kept = (await tx.fulfillments.byOrders([order.id])).filter(
    ({ state }) => state === 'packed' || !(isOpenFulfillment(state) || state === 'cancelled'),
  )
  const packed = new Map<string, number>()
  for (const { lineId, quantity } of kept.flatMap(({ allocations }) => allocations))
    packed.set(lineId, (packed.get(lineId) ?? 0) + quantity)
  const limits = { packed, packs: new Map(packs.map(({ lineId, units }) => [lineId, units])) }
  const change = changeLines(order, wanted, limits, newId)
  if (remainderOf(change.order, kept) === null) refuse('refusals.orders.nothingLeft')
  return change
}

/** Until its goods are packed; of one at its site the rest is taken back and decided anew. @throws {Refusal} */
async function changeable(context: CommandContext, orderId: string): Promise<OrderRecord> {
  const [record] = await context.tx.orders.byIds([orderId])
  if (record?.state === 'packed') refuse('refusals.orders.packed')
  return record?.state === 'released' ? record : steerable(context, orderId)
}

/** @throws {Refusal} it is allocated, and with these lines it would not be */
async function needsAllocation(
  { tx }: CommandContext,
  changed: LinesChange['order'],
  tryAll: TryAll,
): Promise<void> {
  const [decision] = await tryAll([changed])
  if (decision?.kind === 'allocated') return
  if (decision === undefined) refuse('refusals.exceptions.noSuchWay')
  refuse('refusals.exceptions.noSuchWayBecause', { why: sentenceOf(decision.cause, await nameLookup(tx)) })
}

async function connectedChannel(tx: Tx, channelId: string) {
  const channel = await tx.channels.get(channelId)
  return channel !== null && isConnected(channel) ? channel : null
}
