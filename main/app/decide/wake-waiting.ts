import type { CommandContext } from '../commands/command.ts'
import { retryForCapacity, retryForCustoms, retryForStock } from './reallocate.ts'

/**
 * Ends every command: orders that wait for what it freed are reallocated by priority in the next round.
 * What giving back their own parts frees wakes nobody: they take it again themselves, or leave it to the next command.
 */
export async function wakeWaiting(context: CommandContext): Promise<void> {
  const { skus, capacity, products } = context.tx.freed.take()
  if (skus.length > 0) await retryForStock(context, skus)
  if (capacity) await retryForCapacity(context)
  if (products) await retryForCustoms(context)
  context.tx.freed.take()
}
