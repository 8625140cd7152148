import { sql } from 'kysely'
import { type OutboxPayload, outboxKind } from '../../../shared/domain/outbox-message.ts'
import type { KeptItem, OutboxTable } from '../../app/ports/sync-tables.ts'
import { chunks } from '../chunks.ts'
import type { OutboxRow } from '../schema/channels-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored } from '../stored-json.ts'

/** As in the index of what waits, so that it is used. */
const unsettled = sql<boolean>`outbox.state in ('pending', 'sending')`

/** What people see of the outbox, and how they hurry it. */
export function outboxBacklog(
  db: Db,
  read: (rows: readonly OutboxRow[]) => KeptItem[],
): Pick<OutboxTable, 'list' | 'backlog' | 'latestStock' | 'waitingStock' | 'hurry'> {
  const ofChannel = (channelId: string) =>
    db.selectFrom('outbox').where('channel_id', '=', channelId).where(unsettled)
  return {
    async list(channelId, { offset, limit }) {
      const rows = await ofChannel(channelId).selectAll().orderBy('seq').limit(limit).offset(offset).execute()
      const { total } = await ofChannel(channelId)
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      return { rows: read(rows), total }
    },
    async backlog(channelId) {
      const rows = await ofChannel(channelId)
        .select((eb) => [
          'kind',
          eb.fn.countAll<number>().as('count'),
          eb.fn.min<number>('created_at').as('since'),
        ])
        .groupBy('kind')
        .orderBy('kind')
        .execute()
      return rows.map((row) => ({ ...row, kind: checkStored(outboxKind, row.kind, 'outbox', row.kind) }))
    },
    async latestStock(channelId, keys) {
      const latest = new Map<string, OutboxPayload<'stock'>>()
      for (const some of chunks([...new Set(keys)])) {
        const rows = [
          ...(await ofChannel(channelId)
            .selectAll()
            .where('kind', '=', 'stock')
            .where('key', 'in', some)
            .execute()),
          ...(await db
            .selectFrom('outbox')
            .selectAll()
            .where(({ eb, selectFrom }) =>
              eb(
                'seq',
                'in',
                selectFrom('outbox as done')
                  .select((of) => of.fn.max('done.seq').as('seq'))
                  .where('done.channel_id', '=', channelId)
                  .where('done.key', 'in', some)
                  .where('done.state', '=', sql.lit('done'))
                  .where('done.problem', 'is', null)
                  .groupBy('done.key'),
              ),
            )
            .where('channel_id', '=', channelId)
            .execute()),
        ]
        for (const item of read(rows.toSorted((one, other) => one.seq - other.seq)))
          if (item.kind === 'stock' && item.payload !== null) latest.set(item.key, item.payload)
      }
      return latest
    },
    async waitingStock(channelId, keys) {
      const waiting = new Set<string>()
      for (const some of chunks([...new Set(keys)])) {
        const rows = await ofChannel(channelId)
          .select('key')
          .where('kind', '=', 'stock')
          .where('key', 'in', some)
          .execute()
        for (const { key } of rows) waiting.add(key)
      }
      return waiting
    },
    async hurry(channelId, ids, now) {
      let count = 0
      for (const some of ids === null ? [null] : [...chunks([...new Set(ids)])]) {
        let query = db
          .updateTable('outbox')
          .set({ not_before: now })
          .where('channel_id', '=', channelId)
          .where(unsettled)
          .where('state', '=', 'pending')
        if (some !== null) query = query.where('id', 'in', some)
        count += Number((await query.executeTakeFirstOrThrow()).numUpdatedRows)
      }
      return count
    },
  }
}
