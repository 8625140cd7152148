import type { SyncStateTable } from '../../app/ports/sync-tables.ts'
import type { Db } from '../schema.ts'
import { readJson } from '../stored-json.ts'

export function syncStateTable(db: Db): SyncStateTable {
  return {
    async get(channelId, key) {
      const row = await db
        .selectFrom('sync_state')
        .select('doc')
        .where('channel_id', '=', channelId)
        .where('key', '=', key)
        .executeTakeFirst()
      return row ? readJson(row.doc, 'sync_state', `${channelId}/${key}`) : null
    },
    async ofAll(key) {
      const rows = await db
        .selectFrom('sync_state')
        .select(['channel_id', 'doc'])
        .where('key', '=', key)
        .orderBy('channel_id')
        .execute()
      return new Map(
        rows.map((row) => [row.channel_id, readJson(row.doc, 'sync_state', `${row.channel_id}/${key}`)]),
      )
    },
    async put(channelId, key, value) {
      await db
        .insertInto('sync_state')
        .values({ channel_id: channelId, key, doc: JSON.stringify(value ?? null) })
        .onConflict((conflict) =>
          conflict.columns(['channel_id', 'key']).doUpdateSet({ doc: (eb) => eb.ref('excluded.doc') }),
        )
        .execute()
    },
  }
}
