import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { reallocate } from '../decide/reallocate.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'

/**
 * Fewer units on the shelf than the book has. The site's goods of that SKU are in doubt until they are counted: no
 * order takes of them, no channel sells them, orders that were only decided for them go elsewhere, and a lead sees
 * that a count is due. The order itself is reallocated at once.
 */
export async function shortPick(
  context: CommandContext,
  { fulfillmentId, sku, found }: { fulfillmentId: string; sku: string; found: number },
): Promise<{ sentence: Message }> {
  const { tx, now } = context
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  if (!fulfillment) refuse('packStops.unknownParcel')
  const { orderId, siteId, allocations } = fulfillment
  const expected = allocations.reduce((sum, one) => sum + (one.sku === sku ? one.quantity : 0), 0)
  if (expected === 0) refuse('packStops.notInParcel', { sku })
  if (found >= expected) refuse('packStops.nothingMissing')
  if (fulfillment.state !== 'released') {
    refuse('packStops.notBeingPicked')
  }
  await tx.decisions.undo(orderId, now)
  await doubt(context, { siteId, sku }, now)
  const cause = { reason: 'short-pick', siteId, sku, expected, found } as const
  await tx.exceptions.open([
    {
      id: countKey(siteId, sku),
      orderId: null,
      siteId,
      cause,
      openedAt: now,
      dueAt: fulfillment.promise.shipBy,
      key: countKey(siteId, sku),
    },
  ])
  const lines = (await tx.orders.byIds([orderId])).flatMap(({ order }) => order.lines)
  await tx.changedStock.mark([sku, ...lines.map((line) => line.sku)], now)
  context.about(orderId)
  context.touch('orders', 'stock', 'exceptions')
  return { sentence: sentenceOf(cause, await nameLookup(tx)) }
}

/** Nobody takes of the level from `since` on, and orders that were only decided for it go elsewhere. */
export async function doubt(
  context: CommandContext,
  { siteId, sku }: { readonly siteId: string; readonly sku: string },
  since: EpochMs,
): Promise<void> {
  const { tx } = context
  await tx.stock.doubt(siteId, sku, since)
  const holders = await tx.stock.holdersOf(sku)
  await reallocate(
    context,
    holders.flatMap((holder) => (holder.siteId === siteId ? [holder.orderId] : [])),
  )
}

/** These levels were counted: nothing is in doubt about them any more. */
export async function settleDoubts(
  context: CommandContext,
  levels: readonly { readonly siteId: string; readonly sku: string }[],
): Promise<void> {
  const { tx, now } = context
  const counted = new Set(levels.map(({ siteId, sku }) => countKey(siteId, sku)))
  for (const { siteId, sku } of await tx.stock.inDoubt()) {
    if (!counted.has(countKey(siteId, sku))) continue
    await tx.stock.doubt(siteId, sku, null)
    await tx.exceptions.closeById([countKey(siteId, sku)], 'counted', now)
    context.touch('exceptions', 'stock')
  }
}

/** Also the exception's id: it is found again when the goods are counted. */
function countKey(siteId: string, sku: string): string {
  return `short-pick/${siteId}/${sku}`
}
