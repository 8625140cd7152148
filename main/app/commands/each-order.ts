import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { type BulkRule, whyStays } from './bulk-rules.ts'
import type { CommandContext } from './command.ts'

export interface BulkResult {
  changed: string[]
  skipped: { id: string; why: Message }[]
  /** How what changed is taken back; none = it cannot be. */
  undo: UndoStep[]
}

/** Applies `change` to each order that the rule lets change, which says how it is taken back; the others are named with the reason. */
export async function eachOrder(
  context: CommandContext,
  orderIds: readonly string[],
  rule: BulkRule,
  change: (record: OrderRecord) => Promise<void | readonly UndoStep[]>,
): Promise<BulkResult> {
  const result: BulkResult = { changed: [], skipped: [], undo: [] }
  const records = new Map(
    (await context.tx.orders.byIds(orderIds)).map((record) => [record.order.id, record]),
  )
  for (const id of orderIds) {
    const record = records.get(id)
    if (record === undefined) {
      result.skipped.push({ id, why: message('refusals.unknown.order') })
      continue
    }
    const why = whyStays(rule, record)
    if (why !== null) {
      result.skipped.push({ id, why })
      continue
    }
    result.undo.push(...((await change(record)) ?? []))
    result.changed.push(id)
  }
  context.about(...result.changed)
  if (result.changed.length > 0) context.touch('orders', 'exceptions', 'stock')
  return result
}
