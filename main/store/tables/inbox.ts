import { sql } from 'kysely'
import { z } from 'zod'
import { readStoredMessage, storedMessage } from '../../../shared/messages/message.ts'
import type { InboxItem, InboxTable } from '../../app/ports/sync-tables.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { InboxRow } from '../schema/channels-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, readList } from '../stored-json.ts'

const inboxState = z.enum(['new', 'done', 'rejected'])

/** What was sent of an order whose buyer was erased meanwhile is kept no longer than it takes to read it. */
const UNLESS_ERASED = sql<string>`case when exists (
  select 1 from orders join erased_buyers on erased_buyers.order_id = orders.id
  where orders.channel_id = inbox.channel_id and orders.external_id = inbox.external_id
) then '' else payload end`

export function inboxTable(db: Db, onCorruptRow: OnCorruptRow): InboxTable {
  return {
    async put(items) {
      const counts = { added: 0, changed: 0, known: 0 }
      const newest = lastOfEach(items, (one) => `${one.channelId}\n${one.externalId}`)
      counts.known += items.length - newest.length
      for (const some of chunks(newest)) {
        const versions = await versionsOf(db, some)
        const rows = some.filter((one) => versions.get(one.channelId)?.get(one.externalId) !== one.version)
        counts.known += some.length - rows.length
        if (rows.length === 0) continue
        const changed = rows.filter((one) => versions.get(one.channelId)?.has(one.externalId)).length
        counts.changed += changed
        counts.added += rows.length - changed
        await db
          .insertInto('inbox')
          .values(
            rows.map((one) => ({
              channel_id: one.channelId,
              external_id: one.externalId,
              version: one.version,
              payload: one.payload,
              received_at: one.receivedAt,
              state: 'new',
              problem: null,
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['channel_id', 'external_id']).doUpdateSet((eb) => ({
              version: eb.ref('excluded.version'),
              payload: eb.ref('excluded.payload'),
              received_at: eb.ref('excluded.received_at'),
              state: eb.ref('excluded.state'),
              problem: eb.ref('excluded.problem'),
            })),
          )
          .execute()
      }
      return counts
    },
    async pending(channelId, limit) {
      let query = db
        .selectFrom('inbox')
        .selectAll()
        .where('state', '=', sql.lit('new'))
        .orderBy('received_at')
        .orderBy('channel_id')
        .orderBy('external_id')
        .limit(limit)
      if (channelId !== null) query = query.where('channel_id', '=', channelId)
      return readList(await query.execute(), onCorruptRow, read)
    },
    async settle(channelId, externalId, state, problem) {
      await db
        .updateTable('inbox')
        .set({
          state,
          problem: problem === null ? null : storedMessage(problem),
          ...(state === 'done' && { payload: UNLESS_ERASED }),
        })
        .where('channel_id', '=', channelId)
        .where('external_id', '=', externalId)
        .execute()
    },
    async get(channelId, externalId) {
      const row = await db
        .selectFrom('inbox')
        .selectAll()
        .where('channel_id', '=', channelId)
        .where('external_id', '=', externalId)
        .executeTakeFirst()
      return row ? read(row) : null
    },
    async recent(channelId, limit) {
      const rows = await db
        .selectFrom('inbox')
        .selectAll()
        .where('channel_id', '=', channelId)
        .orderBy('received_at', 'desc')
        .orderBy('external_id', 'desc')
        .limit(limit)
        .execute()
      return readList(rows, onCorruptRow, read)
    },
  }
}

/** Version marks of the stored items among these, by channel and external id. */
async function versionsOf(
  db: Db,
  items: readonly { channelId: string; externalId: string }[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const versions = new Map<string, Map<string, string>>()
  for (const [channelId, some] of Map.groupBy(items, (one) => one.channelId)) {
    const rows = await db
      .selectFrom('inbox')
      .select(['external_id', 'version'])
      .where('channel_id', '=', channelId)
      .where(
        'external_id',
        'in',
        some.map((one) => one.externalId),
      )
      .execute()
    versions.set(channelId, new Map(rows.map((row) => [row.external_id, row.version])))
  }
  return versions
}

function read(row: InboxRow): InboxItem {
  return {
    channelId: row.channel_id,
    externalId: row.external_id,
    version: row.version,
    payload: row.payload,
    receivedAt: row.received_at,
    state: checkStored(inboxState, row.state, 'inbox', `${row.channel_id}/${row.external_id}`),
    problem: row.problem === null ? null : readStoredMessage(row.problem),
  }
}
