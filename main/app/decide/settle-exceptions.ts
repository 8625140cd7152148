import type { CommandContext } from '../command.ts'
import { DECIDED_REASONS } from './decided-reasons.ts'
import type { DecisionWrite } from './to-record.ts'

/** Opens what new decisions found; closes what earlier decisions of the same orders had found and these no longer do. */
export async function settleExceptions(
  context: CommandContext,
  writes: readonly DecisionWrite[],
): Promise<void> {
  const { tx, now } = context
  const open = await tx.exceptions.countByOrders(writes.map(({ record }) => record.orderId))
  for (const { record, exception } of writes) {
    if (!open.has(record.orderId)) continue
    const cleared = DECIDED_REASONS.filter((reason) => reason !== exception?.cause.reason)
    await tx.exceptions.close(record.orderId, cleared, 'cleared', now)
  }
  await tx.exceptions.open(writes.flatMap(({ exception }) => exception ?? []))
}
