import type { Tx } from '../ports/store.ts'
import type { KeptItem } from '../ports/sync-tables.ts'
import { stockKey } from './outbox-key.ts'

type StockItem = Extract<KeptItem, { kind: 'stock'; payload: object }>

/** The message by which the channel was told last how many units of its SKU there are; null = it never was. */
export async function lastTold(tx: Tx, channelId: string, channelSku: string): Promise<StockItem | null> {
  const item = await tx.outbox.lastDone(channelId, stockKey(channelSku))
  return item?.kind === 'stock' && item.payload !== null ? item : null
}

/** What it was told. */
export async function lastFigure(tx: Tx, channelId: string, channelSku: string): Promise<number | null> {
  return (await lastTold(tx, channelId, channelSku))?.payload.available ?? null
}
