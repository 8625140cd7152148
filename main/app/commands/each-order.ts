import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { CommandContext } from './command.ts'

export interface BulkResult {
  changed: string[]
  skipped: { id: string; why: Message }[]
  /** How what changed is taken back; none = it cannot be. */
  undo: UndoStep[]
}

/**
 * Applies `change` to each order whose state allows it, which says how it is taken back; the others are named with the
 * reason. `stays`: why orders are left as they are whatever their state.
 */
export async function eachOrder(
  context: CommandContext,
  orderIds: readonly string[],
  allowed: (record: OrderRecord) => boolean,
  change: (record: OrderRecord) => Promise<void | readonly UndoStep[]>,
  stays: ReadonlyMap<string, Message> = new Map(),
): Promise<BulkResult> {
  const result: BulkResult = { changed: [], skipped: [], undo: [] }
  const records = new Map(
    (await context.tx.orders.byIds(orderIds)).map((record) => [record.order.id, record]),
  )
  for (const id of orderIds) {
    const record = records.get(id)
    const why = stays.get(id)
    if (record && why !== undefined) result.skipped.push({ id, why })
    else if (record && allowed(record)) {
      result.undo.push(...((await change(record)) ?? []))
      result.changed.push(id)
    } else result.skipped.push({ id, why: record ? wrongState(record) : message('refusals.unknown.order') })
  }
  context.about(...result.changed)
  if (result.changed.length > 0) context.touch('orders', 'exceptions', 'stock')
  return result
}

function wrongState({ order, state }: OrderRecord): Message {
  return message('refusals.orders.wrongState', {
    order: order.reference,
    state: message(`refusals.orders.state.${state}`),
  })
}
