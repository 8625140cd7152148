import { sql } from 'kysely'
import { z } from 'zod'
import type { WorldChangeTable } from '../../app/ports/world-change-table.ts'
import type { Written } from '../../app/ports/written.ts'
import { preparedQuery } from '../prepared-query.ts'
import type { Db } from '../schema.ts'
import { parseStored } from '../stored-json.ts'
import { nextNumbers } from './counters.ts'

/** Older ones are not kept: whoever has missed them reads everything anew. */
const KEPT = 1_000
/** More SKUs than it is worth to tell one by one. */
const MOST_SKUS = 5_000

/** `rates`: as earlier versions tell it: some rate card was replaced, whichever. */
const change = z.object({
  skus: z.array(z.string()).nullable(),
  rates: z.boolean(),
  services: z.array(z.string()).optional(),
})

export function worldChangeTable(db: Db): WorldChangeTable {
  return {
    async note({ skus, rates }) {
      const revision = await nextNumbers(db, 'world', 1)
      const doc = {
        skus: skus.size > MOST_SKUS ? null : [...skus],
        rates: rates.size > 0,
        services: [...rates],
      }
      await db
        .insertInto('world_changes')
        .values({ revision, doc: JSON.stringify(doc) })
        .execute()
      await db
        .deleteFrom('world_changes')
        .where('revision', '<=', revision - KEPT)
        .execute()
      return revision
    },
    async since(revision) {
      const [counter] = await counted(db, {})
      if (counter === undefined) throw new Error('No counter is called world')
      if (counter.value <= revision) return { revision: counter.value, written: NOTHING }
      const rows = await db
        .selectFrom('world_changes')
        .selectAll()
        .where('revision', '>', revision)
        .where('revision', '<=', counter.value)
        .execute()
      if (rows.length < counter.value - revision) return { revision: counter.value, written: null }
      const changes = rows.map((row) => parseStored(change, row.doc, 'world_changes', String(row.revision)))
      const isUntold = changes.some(({ skus, rates, services }) => skus === null || (rates && !services))
      const skus = new Set(changes.flatMap((one) => one.skus ?? []))
      const rates = new Set(changes.flatMap((one) => one.services ?? []))
      return { revision: counter.value, written: isUntold ? null : { skus, rates } }
    },
  }
}

/** Asked for each group of decisions. */
const counted = preparedQuery((db) =>
  db.selectFrom('counters').select('value').where('name', '=', sql.lit('world')),
)

const NOTHING: Written = { skus: new Set(), rates: new Set() }
