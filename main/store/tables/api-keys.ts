import { type ApiKeyView, apiKey } from '../../../shared/domain/api-key.ts'
import type { ApiKeyTable } from '../../app/ports/api-key-table.ts'
import type { ApiKeyRow } from '../schema/program-tables.ts'
import type { Db } from '../schema.ts'
import { type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function apiKeyTable(db: Db, onCorruptRow: OnCorruptRow): ApiKeyTable {
  return {
    async all() {
      const rows = await db.selectFrom('api_keys').selectAll().orderBy('id', 'desc').execute()
      return readList(rows, onCorruptRow, read).sort((a, b) => b.createdAt - a.createdAt)
    },
    async insert(key, secretHash) {
      await db
        .insertInto('api_keys')
        .values({ id: key.id, doc: JSON.stringify(key), secret_hash: secretHash, last_used_at: null })
        .execute()
    },
    async update(key) {
      await db
        .updateTable('api_keys')
        .set({ doc: JSON.stringify(key) })
        .where('id', '=', key.id)
        .execute()
    },
    async bySecret(secretHash) {
      const row = await db
        .selectFrom('api_keys')
        .selectAll()
        .where('secret_hash', '=', secretHash)
        .executeTakeFirst()
      return row ? read(row) : null
    },
    async used(id, at) {
      await db.updateTable('api_keys').set({ last_used_at: at }).where('id', '=', id).execute()
    },
  }
}

function read(row: ApiKeyRow): ApiKeyView {
  return { ...parseStored(apiKey, row.doc, 'api_keys', row.id), lastUsedAt: row.last_used_at }
}
