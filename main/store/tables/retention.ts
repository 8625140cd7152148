import { type SqlBool, sql } from 'kysely'
import type { RetentionTable } from '../../app/ports/retention-table.ts'
import type { Db, Schema } from '../schema.ts'
import { PRUNE } from './prune.ts'

/** Bytes on the disk, and how many of them are free inside. */
export type DatabaseSize = () => Promise<{ bytes: number; freeBytes: number }>

/** `size` is given by the database's own file. */
export function retentionTable(db: Db, size: DatabaseSize): RetentionTable {
  const count = async (table: keyof Schema) =>
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    ).count
  const texts = async () =>
    (
      await db
        .selectFrom('inbox')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where(sql<SqlBool>`payload <> ''`)
        .executeTakeFirstOrThrow()
    ).count
  return {
    prune: (kind, slice) => PRUNE[kind](db, slice),
    async figures() {
      return {
        ...(await size()),
        orders: await count('orders'),
        rows: {
          outbox: await count('outbox'),
          inbox: await texts(),
          journal: await count('journal'),
          traces: await count('decisions'),
          prints: await count('print_jobs'),
          buyers: (await count('orders')) - (await count('erased_buyers')),
        },
      }
    },
  }
}
