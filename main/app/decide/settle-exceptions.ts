import type { CommandContext } from '../commands/command.ts'
import type { NewException } from '../ports/exception-table.ts'
import type { Tx } from '../ports/store.ts'
import { DECIDED_REASONS } from './decided-reasons.ts'
import type { DecisionWrite } from './to-record.ts'

/** Opens what new decisions found; closes what earlier decisions of the same orders had found and these no longer do. */
export async function settleExceptions(
  context: CommandContext,
  writes: readonly DecisionWrite[],
): Promise<void> {
  const { tx, now } = context
  const open = await tx.exceptions.countByOrders(writes.map(({ record }) => record.orderId))
  const found: NewException[] = []
  for (const write of writes) {
    const { record } = write
    const isKnown = open.has(record.orderId)
    const exceptions = isKnown ? await asSold(tx, write) : write.exceptions
    found.push(...exceptions)
    if (!isKnown) continue
    const stays = exceptions.map(({ key }) => key)
    await tx.exceptions.close(record.orderId, DECIDED_REASONS, 'cleared', now, stays)
  }
  await tx.exceptions.open(found)
}

/** An order whose channel sold what it knew was not there stays reported as oversold while stock lacks. */
async function asSold(tx: Tx, { record, exceptions }: DecisionWrite): Promise<readonly NewException[]> {
  const [first, ...others] = exceptions
  const cause = first?.cause
  if (cause?.reason !== 'out-of-stock' && cause?.reason !== 'partial-stock') return exceptions
  if (record.state === 'allocated') return exceptions
  const sold = (await tx.exceptions.ofOrder(record.orderId)).find(
    (one) => one.state !== 'closed' && one.cause.reason === 'oversold-at-channel',
  )
  if (first === undefined || sold?.cause.reason !== 'oversold-at-channel') return exceptions
  return [{ ...first, cause: { ...sold.cause, lines: cause.lines } }, ...others]
}
