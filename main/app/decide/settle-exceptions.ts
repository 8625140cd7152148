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
    const exception = isKnown ? await asSold(tx, write) : write.exception
    if (exception) found.push(exception)
    if (!isKnown) continue
    const cleared = DECIDED_REASONS.filter((reason) => reason !== exception?.cause.reason)
    await tx.exceptions.close(record.orderId, cleared, 'cleared', now)
  }
  await tx.exceptions.open(found)
}

/** An order whose channel sold what it knew was not there stays reported as oversold while stock lacks. */
async function asSold(tx: Tx, { record, exception }: DecisionWrite): Promise<NewException | null> {
  const cause = exception?.cause
  if (cause?.reason !== 'out-of-stock' && cause?.reason !== 'partial-stock') return exception
  if (record.state === 'allocated') return exception
  const sold = (await tx.exceptions.ofOrder(record.orderId)).find(
    (one) => one.state !== 'closed' && one.cause.reason === 'oversold-at-channel',
  )
  if (exception === null || sold?.cause.reason !== 'oversold-at-channel') return exception
  return { ...exception, cause: { ...sold.cause, lines: cause.lines } }
}
