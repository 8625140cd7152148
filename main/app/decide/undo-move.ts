import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { OrderState } from '../../../shared/domain/order.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import type { BulkResult } from '../commands/each-order.ts'
import { type Moved, restateStops } from './stopped-work.ts'

/** From these it comes back; what is packed or gone stays where it went. */
const COMES_BACK: readonly OrderState[] = ['received', 'allocated', 'released', 'on-hold', 'backordered']

/**
 * Released work goes back to where it was before it was moved, as it was; orders that have progressed since are named.
 */
export async function undoMove(context: CommandContext, moved: readonly Moved[]): Promise<BulkResult> {
  const { tx, now } = context
  const result: BulkResult = { changed: [], skipped: [], undo: [] }
  const records = new Map(
    (await tx.orders.byIds(moved.map(({ orderId }) => orderId))).map((one) => [one.order.id, one]),
  )
  const skus = new Set<string>()
  for (const { orderId, fulfillmentIds } of moved) {
    const record = records.get(orderId)
    const before = (await tx.fulfillments.byOrders([orderId])).filter(({ id }) => fulfillmentIds.includes(id))
    const isWhole =
      before.length === fulfillmentIds.length && before.every(({ state }) => state === 'cancelled')
    if (record === undefined || !COMES_BACK.includes(record.state) || !isWhole) {
      result.skipped.push({ id: orderId, why: message('refusals.orders.movedOn') })
      continue
    }
    // Why it had been sent there; of an order that was not decided since, that is its last decision.
    const last = await tx.decisions.get(orderId)
    const kept = record.state === 'received' ? last : ((await tx.decisions.earlier(orderId)) ?? last)
    for (const sku of await tx.decisions.undo(orderId, now)) skus.add(sku)
    const written = await tx.decisions.commit([
      {
        orderId,
        decidedAt: now,
        ruleSetVersion: kept?.ruleSetVersion ?? 0,
        priority: record.priority,
        ruleTags: record.ruleTags,
        state: 'allocated',
        dueAt: Math.min(...before.map(({ promise }) => promise.shipBy)),
        trace: kept?.trace ?? new Uint8Array(),
        fulfillments: before.map((one): Fulfillment => ({ ...one, id: context.newId(), state: 'planned' })),
      },
    ])
    if (written.length === 0) {
      result.skipped.push({ id: orderId, why: message('refusals.orders.stockTaken') })
      continue
    }
    for (const { allocations } of before) for (const { sku } of allocations) skus.add(sku)
    await tx.orders.move([orderId], 'released', now)
    const back = (await tx.fulfillments.byOrders([orderId])).filter(({ state }) => state === 'planned')
    await tx.fulfillments.move(
      back.map(({ id }) => id),
      'released',
      now,
    )
    result.changed.push(orderId)
  }
  await tx.changedStock.mark(skus, now)
  await restateStops(context)
  context.about(...result.changed)
  if (moved.length > 0) context.touch('orders', 'stock', 'exceptions')
  return result
}
