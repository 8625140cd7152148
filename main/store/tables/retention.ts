import { type SqlBool, sql } from 'kysely'
import type { RetentionTable } from '../../app/ports/retention-table.ts'
import type { Db, Schema } from '../schema.ts'
import { IS_CLOSED } from './open-orders.ts'
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
    async countToArchive(before) {
      const { closed } = await db
        .selectFrom('orders')
        .select((eb) => eb.fn.countAll<number>().as('closed'))
        .where(IS_CLOSED)
        .where('changed_at', '<', before)
        .executeTakeFirstOrThrow()
      return Math.max(0, Number(closed) - Number(await count('archived_orders')))
    },
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
          archive: await count('archived_orders'),
          buyers: (await count('orders')) - (await count('erased_buyers')),
        },
      }
    },
  }
}
