import type { SettingsTable } from '../../app/ports/catalog-tables.ts'
import type { Db } from '../schema.ts'
import { parseStored } from '../stored-json.ts'

export function settingsTable(db: Db): SettingsTable {
  return {
    async get({ key, stored, defaults }) {
      const row = await db.selectFrom('settings').select('doc').where('key', '=', key).executeTakeFirst()
      return row ? parseStored(stored, row.doc, 'settings', key) : defaults
    },
    async put({ key }, value) {
      await db
        .insertInto('settings')
        .values({ key, doc: JSON.stringify(value) })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ doc: (eb) => eb.ref('excluded.doc') }))
        .execute()
    },
  }
}
