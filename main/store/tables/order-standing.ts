import { sql } from 'kysely'
import { z } from 'zod'
import { storedWhy } from '../../../shared/domain/no-work.ts'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import { holdKind, orderStanding, stateMeaning } from '../../../shared/domain/order-standing.ts'
import { HOLDERS, type StandingRecord, type StandingTable } from '../../app/ports/standing-tables.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { OrderStandingRow } from '../schema/channels-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, parseStored, readList } from '../stored-json.ts'

export function orderStandingTable(db: Db, onCorruptRow: OnCorruptRow): StandingTable {
  const list = (rows: readonly OrderStandingRow[]) => readList(rows, onCorruptRow, read)
  return {
    async ofExternalIds(channelId, externalIds) {
      const rows: OrderStandingRow[] = []
      for (const some of chunks([...new Set(externalIds)]))
        rows.push(
          ...(await db
            .selectFrom('order_standing')
            .selectAll()
            .where('channel_id', '=', channelId)
            .where('external_id', 'in', some)
            .execute()),
        )
      return list(rows)
    },
    async ofOrders(orderIds) {
      const rows: OrderStandingRow[] = []
      for (const some of chunks([...new Set(orderIds)]))
        rows.push(
          ...(await db.selectFrom('order_standing').selectAll().where('order_id', 'in', some).execute()),
        )
      return list(rows)
    },
    async put(records) {
      const rows = lastOfEach(records, (one) => `${one.channelId}\n${one.externalId}`).map(write)
      for (const some of chunks(rows))
        await db
          .insertInto('order_standing')
          .values(some)
          .onConflict((conflict) =>
            conflict.columns(['channel_id', 'external_id']).doUpdateSet((eb) => ({
              order_id: eb.ref('excluded.order_id'),
              state: eb.ref('excluded.state'),
              verdict: eb.ref('excluded.verdict'),
              hold_kind: eb.ref('excluded.hold_kind'),
              holds: eb.ref('excluded.holds'),
              since: eb.ref('excluded.since'),
              heard_at: eb.ref('excluded.heard_at'),
              doc: eb.ref('excluded.doc'),
            })),
          )
          .execute()
    },
    async heard(channelId, externalIds, at) {
      const unknown = new Set(externalIds)
      for (const some of chunks([...unknown])) {
        const rows = await db
          .updateTable('order_standing')
          .set({ heard_at: at })
          .where('channel_id', '=', channelId)
          .where('external_id', 'in', some)
          .returning('external_id')
          .execute()
        for (const row of rows) unknown.delete(row.external_id)
      }
      return [...unknown]
    },
    async held(orderIds) {
      const held = new Set<string>()
      for (const some of chunks([...new Set(orderIds)])) {
        const rows = await db
          .selectFrom('order_standing')
          .select('order_id')
          .where('order_id', 'in', some)
          .where('holds', '=', sql.lit(1))
          .execute()
        for (const row of rows) if (row.order_id !== null) held.add(row.order_id)
      }
      return held
    },
    async list({ channelId, only, offset, limit }) {
      let matching = db.selectFrom('order_standing').where('channel_id', '=', channelId)
      matching =
        only === 'held'
          ? matching.where('holds', '=', sql.lit(1)).where('order_id', 'is not', null)
          : matching.where('order_id', 'is', null).where('verdict', 'not in', ['called-off', 'left'])
      const rows = await matching
        .selectAll()
        .orderBy('since', 'desc')
        .orderBy('external_id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      return { rows: list(rows), total }
    },
    async openInState(channelId, state, limit) {
      const rows = await db
        .selectFrom('order_standing')
        .leftJoin('orders', 'orders.id', 'order_standing.order_id')
        .selectAll('order_standing')
        .where('order_standing.channel_id', '=', channelId)
        .where('order_standing.state', '=', state)
        .where((eb) => eb.or([eb('orders.id', 'is', null), eb('orders.state', 'not in', CLOSED_STATES)]))
        .orderBy('since', 'desc')
        .orderBy('order_standing.external_id')
        .limit(limit)
        .execute()
      return list(rows)
    },
    async waitingSince(channelId, kinds, before, limit) {
      if (kinds.length === 0) return []
      const rows = await db
        .selectFrom('order_standing')
        .selectAll()
        .where('channel_id', '=', channelId)
        .where('holds', '=', sql.lit(1))
        .where('since', '<', before)
        .where('order_id', 'is not', null)
        .where('hold_kind', 'in', kinds)
        .orderBy('since')
        .orderBy('external_id')
        .limit(limit)
        .execute()
      return list(rows)
    },
    async countHeld(channelId) {
      const rows = await db
        .selectFrom('order_standing')
        .select(['hold_kind', (eb) => eb.fn.countAll<number>().as('orders')])
        .where('channel_id', '=', channelId)
        .where('holds', '=', sql.lit(1))
        .where('order_id', 'is not', null)
        .groupBy('hold_kind')
        .execute()
      const kindOf = holdKind.nullable()
      return new Map(
        rows.map((row) => [checkStored(kindOf, row.hold_kind, 'order_standing', channelId), row.orders]),
      )
    },
  }
}

const units = z.array(z.object({ lineId: z.string(), quantity: z.int().min(1) }))
const doc = z.object({
  reference: z.string(),
  standing: orderStanding,
  holders: z.array(z.enum(HOLDERS)),
  why: storedWhy,
  waived: z.string().nullable(),
  elsewhere: units,
  sentAnyway: units,
  answers: z.array(z.object({ lineId: z.string(), sku: z.string().nullable() })),
  ended: z.enum(['channel', 'wait']).nullable(),
  cancelRefused: z.boolean(),
})

/** `hold_kind` only where the channel holds it. */
function write(record: StandingRecord): OrderStandingRow {
  const { channelId, externalId, orderId, verdict, since, heardAt, ...rest } = record
  const { standing, holders } = rest
  return {
    channel_id: channelId,
    external_id: externalId,
    order_id: orderId,
    state: standing.state,
    verdict,
    hold_kind: holders.includes('channel') ? (standing.hold?.kind ?? 'on-hold') : null,
    holds: holders.length > 0 ? 1 : 0,
    since,
    heard_at: heardAt,
    doc: JSON.stringify(rest),
  }
}

function read(row: OrderStandingRow): StandingRecord {
  const key = `${row.channel_id}/${row.external_id}`
  return {
    channelId: row.channel_id,
    externalId: row.external_id,
    orderId: row.order_id,
    verdict: checkStored(stateMeaning, row.verdict, 'order_standing', key),
    since: row.since,
    heardAt: row.heard_at,
    ...parseStored(doc, row.doc, 'order_standing', key),
  }
}
