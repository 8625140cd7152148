import { enqueueUntold } from '../../main/app/notify/untold-stock.ts'
import type { Tx } from '../../main/app/ports/store.ts'
import type { KeptItem } from '../../main/app/ports/sync-tables.ts'
import type { AppServices } from '../../main/app/services/app-services.ts'

/** What is due for the shop, with figures of all stock that has changed, as its loop would claim it. */
export async function claimDue(
  tx: Tx,
  { clock, newId, figures }: Pick<AppServices, 'clock' | 'newId' | 'figures'>,
  limit = 100,
): Promise<KeptItem[]> {
  while (await enqueueUntold(tx, figures, 'shop', clock.now(), newId)) {}
  return tx.outbox.claim('shop', clock.now(), limit)
}
