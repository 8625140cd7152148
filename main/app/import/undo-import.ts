import { canMove, type Order } from '../../../shared/domain/order.ts'
import { cancelOrder } from '../commands/cancel-order.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { restateMethods } from '../mapping/shipping-methods.ts'
import { restateWaiting } from '../mapping/waiting-orders.ts'
import type { JournalEntry } from '../ports/journal-table.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'

const IMPORT = 'setup.importFiles'
const UNDO = 'setup.undoImport'

/** Orders looked at by one statement. */
const ORDERS_AT_ONCE = 500

/** From these nobody has touched goods yet. */
const UNTOUCHED = new Set(['received', 'allocated', 'on-hold', 'backordered'])

/**
 * Cancels what an import brought in and nobody has begun to pick. Stock, products and rates stay as they were imported:
 * they replaced others, and are put right by importing the right file.
 */
export async function undoImport(
  context: CommandContext,
  importId: string,
): Promise<{ cancelled: number; kept: number }> {
  const { tx, now } = context
  const entry = await tx.journal.byCommandId(importId)
  if (entry?.type !== IMPORT) return refuse('imports.unknownImport')
  const ids = entry.orderIds
  const asked = await tx.skuMappings.channelsWaiting()
  const channels = new Set<string>()
  let brought = 0
  let cancelled = 0
  for (let from = 0; from < ids.length; from += ORDERS_AT_ONCE) {
    for (const record of await tx.orders.byIds(ids.slice(from, from + ORDERS_AT_ONCE))) {
      const { order, state } = record
      if (!(await wasBroughtBy(tx, entry, record))) continue
      brought++
      channels.add(order.channelId)
      if (!UNTOUCHED.has(state) || !canMove(state, 'cancelled')) continue
      await cancelOrder(context, order)
      await tx.exceptions.close(order.id, null, UNDO, now)
      context.about(order.id)
      cancelled++
    }
  }
  for (const channelId of asked) await restateWaiting(context, channelId)
  for (const channelId of channels) await restateMethods(context, channelId)
  return { cancelled, kept: brought - cancelled }
}

/** An import's entry is also about orders that its goods or rates were waited for by. */
async function wasBroughtBy(
  tx: Tx,
  { at, seq }: JournalEntry,
  { order, receivedAt }: OrderRecord,
): Promise<boolean> {
  if (receivedAt === at) return true
  const before = (await tx.journal.ofOrder(order.id)).filter((entry) => entry.seq < seq)
  return before.at(-1)?.type === UNDO
}

/** An order that is known under an id of its own, and the one that it was given now. */
interface TakenUp {
  readonly id: string
  readonly given: string
}

/** Orders of `group` that an undone import cancelled: taken up again as the file says them now. */
export async function takeUpUndone(context: CommandContext, group: readonly Order[]): Promise<TakenUp[]> {
  const { tx, now } = context
  const taken: TakenUp[] = []
  if (((await tx.orders.countByState(0, 'every-site')).get('cancelled') ?? 0) === 0) return taken
  for (const order of group) {
    const known = await tx.orders.byExternalId(order.channelId, order.externalId)
    if (known === null || known.state !== 'cancelled') continue
    const last = (await tx.journal.ofOrder(known.order.id)).at(-1)
    if (last?.type !== UNDO) continue
    await tx.orders.update({ ...order, id: known.order.id })
    await tx.orders.move([known.order.id], 'received', now)
    taken.push({ id: known.order.id, given: order.id })
  }
  return taken
}
