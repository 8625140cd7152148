import type { CommandContext } from '../commands/command.ts'
import { retryForCapacity, retryForStock } from './decide-again.ts'

/**
 * Ends every command: orders that wait for what it freed are re-allocated by priority in the next round.
 * What giving back their own parts frees wakes nobody: they take it again themselves, or leave it to the next command.
 */
export async function wakeWaiting(context: CommandContext): Promise<void> {
  const { skus, capacity } = context.tx.freed.take()
  if (skus.length > 0) await retryForStock(context, skus)
  if (capacity) await retryForCapacity(context)
  context.tx.freed.take()
}
