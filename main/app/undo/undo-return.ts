import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import type { ReturnRecord } from '../../../shared/domain/return.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'

/**
 * A return was not received, refused or cancelled after all: what it put on the shelf is taken off, and it is expected
 * again. @throws {Refusal} money went back for it, something went out for it, or its units have been sold since
 */
export async function takeReturnBack(
  context: CommandContext,
  { returnId, announcedId }: Extract<UndoStep, { kind: 'return' }>,
): Promise<void> {
  const { tx, now } = context
  const record = returnId === null ? null : await tx.returns.get(returnId)
  if (returnId !== null && record === null) refuse('refusals.unknown.return')
  if (record !== null) {
    if (record.refund.kind === 'told' || record.exchange !== undefined) refuse('refusals.returns.settled')
    await takeOffShelf(context, record)
    await tx.returns.remove(record.id)
    await outAgain(context, record.orderId)
    context.about(record.orderId)
  }
  if (announcedId !== null) {
    const announced = await tx.announcedReturns.get(announcedId)
    if (announced === null) refuse('refusals.unknown.return')
    await tx.announcedReturns.reopen(announced)
    for (const track of await tx.tracks.ofFulfillments([announcedId]))
      if (track.state !== 'delivered') await tx.tracks.put({ ...track, nextLookAt: now })
    context.about(announced.orderId)
  }
  context.touch('orders')
}

async function takeOffShelf({ tx, now, touch }: CommandContext, record: ReturnRecord): Promise<void> {
  const { siteId, lines } = record
  if (siteId === null) return
  const sellable = Map.groupBy(
    lines.filter(({ condition }) => condition === 'sellable'),
    ({ sku }) => sku,
  )
  const skus = [...sellable.keys()]
  const levels = (await tx.stock.bySkus(skus)).filter((level) => level.siteId === siteId)
  const less = skus.map((sku) => {
    const units = (sellable.get(sku) ?? []).reduce((sum, { quantity }) => sum + quantity, 0)
    const level = levels.find((one) => one.sku === sku)
    if (level === undefined || level.onHand - level.reserved < units)
      refuse('refusals.returns.soldSince', { sku })
    return { siteId, sku, onHand: level.onHand - units, safety: level.safety }
  })
  await tx.stock.putLevels(less, { kind: 'returned', orderId: record.orderId })
  await tx.changedStock.mark(skus, now)
  touch('stock')
}

/** An order that had come back whole has left again, and is with its customer where it was. */
async function outAgain({ tx, now }: CommandContext, orderId: string): Promise<void> {
  const [order] = await tx.orders.byIds([orderId])
  if (order?.state !== 'returned') return
  await tx.orders.move([orderId], 'shipped', now)
  const parts = (await tx.fulfillments.byOrders([orderId])).filter(({ state }) => state !== 'cancelled')
  if (parts.length > 0 && parts.every(({ state }) => state === 'delivered'))
    await tx.orders.move([orderId], 'delivered', now)
}

/** What is owed for a return is open again. @throws {Refusal} it is already, or was paid */
export async function oweAgain(context: CommandContext, returnId: string): Promise<void> {
  const record = await context.tx.returns.get(returnId)
  if (record?.refund.kind !== 'waived') refuse('refusals.returns.settled')
  await context.tx.returns.update({ ...record, refund: { kind: 'none' } })
  context.about(record.orderId)
  context.touch('orders')
}
