import type { EpochMs } from '../../../shared/lib/clock.ts'
import { writesOf } from '../channel-access/writes.ts'
import type { PlaceUnits } from '../mapping/place-units.ts'
import type { Tx } from '../ports/store.ts'
import type { ChannelName } from './channel-names.ts'
import { stockKey } from './outbox-key.ts'

/** What a channel may sell of one of its own SKUs. */
export interface ChannelStock extends ChannelName {
  readonly channelId: string
  readonly available: number
  /** Where the channel shows it; null = all at its home location. */
  readonly places: readonly PlaceUnits[] | null
}

/** Writes these figures of a channel into the outbox; nothing where it may not be written to yet. */
export async function enqueueStock(
  tx: Tx,
  channelId: string,
  stock: readonly ChannelStock[],
  now: EpochMs,
  newId: () => string,
): Promise<void> {
  if (stock.length === 0 || (await writesOf(tx, channelId)).kind !== 'approved') return
  await tx.outbox.enqueue(
    stock.map(({ channelSku, available, places }) => ({
      id: newId(),
      channelId,
      kind: 'stock' as const,
      key: stockKey(channelSku),
      orderId: null,
      payload: { sku: channelSku, available, ...(places === null ? {} : { places: [...places] }) },
      createdAt: now,
      notBefore: now,
    })),
  )
}
