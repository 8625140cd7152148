import type { SealedSecretTable } from '../../app/ports/sealed-secret-table.ts'
import type { Db } from '../schema.ts'

export function sealedSecretTable(db: Db): SealedSecretTable {
  return {
    async all() {
      const rows = await db.selectFrom('sealed_secrets').selectAll().execute()
      return new Map(rows.map(({ name, sealed }) => [name, sealed]))
    },
    async get(name) {
      const row = await db
        .selectFrom('sealed_secrets')
        .select('sealed')
        .where('name', '=', name)
        .executeTakeFirst()
      return row?.sealed ?? null
    },
    async put(name, sealed) {
      await db
        .insertInto('sealed_secrets')
        .values({ name, sealed })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({ sealed: (eb) => eb.ref('excluded.sealed') }),
        )
        .execute()
    },
    async remove(name) {
      await db.deleteFrom('sealed_secrets').where('name', '=', name).execute()
    },
  }
}
