import type { OrderId, OrderState } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { CommandContext } from '../commands/command.ts'
import { heldOrders } from '../inbound/held-orders.ts'
import { levelAt } from '../queries/level-at.ts'
import { CAPACITY_REASONS, CUSTOMS_REASONS, RULED_REASONS, STOCK_REASONS } from './decided-reasons.ts'

/** Orders put back in one transaction; what is over waits for the next cause. */
const MOST = 5_000
/** An import may free every SKU there is. */
const SKUS_AT_ONCE = 2_000

/** States from which the program itself may reallocate. */
export const BEFORE_RELEASE: readonly OrderState[] = ['allocated', 'on-hold', 'backordered']
/** After release only a person moves an order, until it is packed. */
const BY_A_PERSON: readonly OrderState[] = [...BEFORE_RELEASE, 'released']

/**
 * Puts orders back to `received`, to be reallocated: allocated ones give back their stock, blocked ones try again.
 * What is packed or has left stays. Returns the ids put back; those in other states stay as they are.
 */
export function reallocate(context: CommandContext, orderIds: readonly OrderId[]): Promise<OrderId[]> {
  return putBack(context, orderIds, BEFORE_RELEASE)
}

/** The same when a person asks for it: also orders that are released or being picked. */
export function reallocateByPerson(
  context: CommandContext,
  orderIds: readonly OrderId[],
): Promise<OrderId[]> {
  return putBack(context, orderIds, BY_A_PERSON)
}

async function putBack(
  context: CommandContext,
  orderIds: readonly OrderId[],
  from: readonly OrderState[],
): Promise<OrderId[]> {
  const { tx, now } = context
  const back = (await tx.orders.byIds(orderIds)).filter(({ state }) => from.includes(state))
  for (const { order } of back) await tx.decisions.undo(order.id, now)
  // Given back, but they are held still.
  const held = await heldOrders(
    tx,
    back.map(({ order }) => order.id),
  )
  await tx.orders.move([...held], 'on-hold', now)
  // All their lines: what was not held before is wanted again as well.
  const skus = back.flatMap(({ order }) => order.lines.map(({ sku }) => sku))
  await tx.changedStock.mark(skus, now)
  const ids = back.map(({ order }) => order.id)
  context.about(...ids)
  if (ids.length > 0) context.touch('orders', 'stock')
  return ids
}

/**
 * Fewer units are there than are held: decided orders give theirs back, the latest first, until what is held is
 * there again. What is released stays: the shelf will tell.
 */
export async function giveBackUntilCovered(context: CommandContext, siteId: SiteId, sku: Sku): Promise<void> {
  const level = await levelAt(context.tx, siteId, sku)
  let missing = level ? level.reserved - level.onHand : 0
  if (missing <= 0) return
  const holders = (await context.tx.stock.holdersOf(sku)).filter((holder) => holder.siteId === siteId)
  for (const { orderId, quantity } of holders.toReversed()) {
    if (missing <= 0) return
    if ((await reallocate(context, [orderId])).length > 0) missing -= quantity
  }
}

/** New stock of these SKUs: orders that wait for one of them are reallocated. */
export async function retryForStock(context: CommandContext, skus: readonly Sku[]): Promise<OrderId[]> {
  const back: OrderId[] = []
  if ((await context.tx.orders.blockedBy(STOCK_REASONS, null, 1)).length === 0) return back
  for (let from = 0; from < skus.length; from += SKUS_AT_ONCE) {
    const some = skus.slice(from, from + SKUS_AT_ONCE)
    back.push(...(await reallocate(context, await context.tx.orders.blockedBy(STOCK_REASONS, some, MOST))))
  }
  return back
}

/** These goods are at the site now: it ships again what it had refused for want of them. */
export async function askAgainForGoods(
  context: CommandContext,
  siteId: SiteId,
  skus: readonly Sku[],
): Promise<OrderId[]> {
  return reallocate(context, await context.tx.siteRejections.removeForGoods(siteId, skus))
}

/** A site, carrier or rule changed for the better: orders it may have blocked are reallocated. */
export async function retryForCapacity(context: CommandContext): Promise<OrderId[]> {
  return reallocate(context, await context.tx.orders.blockedBy(CAPACITY_REASONS, null, MOST))
}

/** Exchange rates changed: orders that ship nothing for want of one are reallocated. */
export async function retryForRates(context: CommandContext): Promise<OrderId[]> {
  return reallocate(context, await context.tx.orders.blockedBy(CAPACITY_REASONS, null, MOST, false))
}

/** Other rules are in force: orders they held or left without a way are reallocated. */
export async function retryForRules(context: CommandContext): Promise<OrderId[]> {
  return reallocate(context, await context.tx.orders.blockedBy(RULED_REASONS, null, MOST))
}

/** Products or numbers for customs changed: orders that waited for them are decided anew, and go on when nothing lacks. */
export async function retryForCustoms(context: CommandContext): Promise<OrderId[]> {
  return reallocate(context, await context.tx.orders.lacking(CUSTOMS_REASONS, MOST))
}
