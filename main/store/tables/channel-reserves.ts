import type { ChannelReserve } from '../../../shared/domain/stock.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { Db } from '../schema.ts'

/** `site_id` '' = over all sites together. */
export async function readReserves(db: Db): Promise<ChannelReserve[]> {
  const rows = await db
    .selectFrom('channel_reserves')
    .selectAll()
    .orderBy('sku')
    .orderBy('channel_id')
    .orderBy('site_id')
    .execute()
  return rows.map((row) => ({
    channelId: row.channel_id,
    siteId: row.site_id === '' ? null : row.site_id,
    sku: row.sku,
    quantity: row.quantity,
  }))
}

/** Replaces all reserves of the SKUs that occur; quantity 0 is no reserve and is not kept. */
export async function writeReserves(db: Db, reserves: readonly ChannelReserve[]): Promise<void> {
  const skus = [...new Set(reserves.map((reserve) => reserve.sku))]
  for (const some of chunks(skus)) {
    await db.deleteFrom('channel_reserves').where('sku', 'in', some).execute()
  }
  const rows = lastOfEach(reserves, (one) => `${one.sku}\n${one.channelId}\n${one.siteId ?? ''}`)
    .filter((reserve) => reserve.quantity > 0)
    .map((reserve) => ({
      sku: reserve.sku,
      channel_id: reserve.channelId,
      site_id: reserve.siteId ?? '',
      quantity: reserve.quantity,
    }))
  for (const some of chunks(rows)) await db.insertInto('channel_reserves').values(some).execute()
}
