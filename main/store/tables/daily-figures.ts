import { sql } from 'kysely'
import { dailySums, FIGURE_PARTS } from '../../../shared/domain/daily-figures.ts'
import type { DailyFigure, DailyFigureTable } from '../../app/ports/daily-figure-table.ts'
import { chunks } from '../chunks.ts'
import type { DailyFigureRow } from '../schema/orders-tables.ts'
import type { Db } from '../schema.ts'
import { parseStored } from '../stored-json.ts'

const ALL_SITES = ''

export function dailyFigureTable(db: Db): DailyFigureTable {
  return {
    async marked() {
      const rows = await db
        .selectFrom('figure_marks')
        .select('quarter')
        .distinct()
        .orderBy('quarter')
        .execute()
      return rows.map(({ quarter }) => quarter)
    },
    mark: (quarters) => putMarks(db, quarters, 0),
    async beginCount(quarters) {
      await putMarks(db, quarters, 1)
      await takeMarks(db, quarters, 0)
    },
    async forget(quarters) {
      await takeMarks(db, quarters, 0)
      await takeMarks(db, quarters, 1)
    },
    async putDay(day, figures, quarters) {
      await db.deleteFrom('daily_figures').where('day', '=', day).execute()
      for (const some of chunks(figures))
        await db
          .insertInto('daily_figures')
          .values(
            some.map(({ siteId, part, partId, sums }) => ({
              day,
              site_id: siteId ?? ALL_SITES,
              part,
              part_id: partId,
              doc: JSON.stringify(sums),
            })),
          )
          .execute()
      await takeMarks(db, quarters, 1)
    },
    async between(first, last, siteIds, parts) {
      if (siteIds?.length === 0) return []
      const rows = await db
        .selectFrom('daily_figures')
        .selectAll()
        .where('day', '>=', first)
        .where('day', '<=', last)
        .where('site_id', 'in', siteIds ?? [ALL_SITES])
        .where('part', 'in', parts)
        .orderBy('day')
        .orderBy('site_id')
        .orderBy('part')
        .orderBy('part_id')
        .execute()
      return rows.map(readFigure)
    },
    async decided(from, until) {
      const rows = await db
        .selectFrom('fulfillments as part')
        .innerJoin('orders', 'orders.id', 'part.order_id')
        .select(['part.order_id', 'orders.channel_id', 'part.site_id', 'part.carrier_id'])
        .select(sql<number>`part.shipping_cents + part.handling_cents`.as('cents'))
        .where('part.created_at', '>=', from)
        .where('part.created_at', '<', until)
        .where('part.state', '<>', 'cancelled')
        .execute()
      return rows.map((row) => ({
        orderId: row.order_id,
        channelId: row.channel_id,
        siteId: row.site_id,
        carrierId: row.carrier_id,
        costCents: row.cents,
      }))
    },
    left: (from, until) => leftParts(db, from, until),
    async opened(from, until) {
      const rows = await db
        .selectFrom('exceptions')
        .innerJoin('orders', 'orders.id', 'exceptions.order_id')
        .select(['exceptions.id', 'exceptions.site_id', 'exceptions.order_id', 'orders.channel_id'])
        .where('opened_at', '>=', from)
        .where('opened_at', '<', until)
        .execute()
      const parts = await partsOf(db, [...new Set(rows.map((row) => row.order_id ?? ''))])
      return rows.map((row) => {
        const own = parts.get(row.order_id ?? '') ?? []
        return {
          channelId: row.channel_id,
          siteIds: row.site_id === null ? [...new Set(own.map((part) => part.site_id))] : [row.site_id],
          carrierIds: [...new Set(own.map((part) => part.carrier_id))],
        }
      })
    },
    async placed(from, until) {
      const rows = await db
        .selectFrom('orders')
        .select([
          sql<string>`coalesce(channel_id, '')`.as('channel_id'),
          sql<number>`count(*)`.as('placed'),
          sql<number>`sum(case when state = 'cancelled'
            and exists (select 1 from outbox where outbox.order_id = orders.id and outbox.kind = 'cancel')
            and not exists (select 1 from exceptions
              where exceptions.scope = orders.id and exceptions.reason = 'cancel-requested')
            then 1 else 0 end)`.as('cancelled'),
        ])
        .where('placed_at', '>=', from)
        .where('placed_at', '<', until)
        // By the bare column SQLite would walk all orders there have ever been.
        .groupBy(sql`coalesce(channel_id, '')`)
        .execute()
      return rows.map((row) => ({
        channelId: row.channel_id,
        placed: Number(row.placed),
        cancelledByUs: Number(row.cancelled),
      }))
    },
  }
}

async function putMarks(db: Db, quarters: readonly number[], counted: 0 | 1): Promise<void> {
  for (const some of chunks(quarters))
    await db
      .insertInto('figure_marks')
      .values(some.map((quarter) => ({ quarter, counted })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

async function takeMarks(db: Db, quarters: readonly number[], counted: 0 | 1): Promise<void> {
  for (const some of chunks(quarters))
    await db.deleteFrom('figure_marks').where('quarter', 'in', some).where('counted', '=', counted).execute()
}

/** A part has arrived when all its parcels have; late when one of them was. */
async function leftParts(db: Db, from: number, until: number) {
  const parts = db
    .selectFrom('fulfillments as part')
    .innerJoin('orders', 'orders.id', 'part.order_id')
    .leftJoin('parcel_tracks as track', (join) =>
      join.onRef('track.fulfillment_id', '=', 'part.id').on('track.is_return', '=', 0),
    )
    .select(['orders.channel_id', 'part.site_id', 'part.carrier_id'])
    .select([
      sql<number>`case when part.shipped_at <= part.ship_by then 1 else 0 end`.as('in_time'),
      sql<number>`case when part.shipped_at > orders.ship_by then 1 else 0 end`.as('past_deadline'),
      sql<number>`case when count(distinct track.parcel) >= part.parcels then 1 else 0 end`.as('tracked'),
      sql<number>`case when count(track.tracking_number) > 0
        and count(track.tracking_number) = count(track.delivered_at) then 1 else 0 end`.as('arrived'),
      sql<number>`max(case when track.delivered_on > track.promised_for then 1 else 0 end)`.as('is_late'),
    ])
    .where('part.shipped_at', '>=', from)
    .where('part.shipped_at', '<', until)
    // By the bare column SQLite would walk all parts there have ever been.
    .groupBy([
      sql`coalesce(part.id, '')`,
      'orders.channel_id',
      'part.site_id',
      'part.carrier_id',
      'part.shipped_at',
      'part.ship_by',
      'orders.ship_by',
      'part.parcels',
    ])
  const rows = await db
    .selectFrom(parts.as('one'))
    .select(['channel_id', 'site_id', 'carrier_id'])
    .select([
      sql<number>`count(*)`.as('parts'),
      sql<number>`sum(in_time)`.as('in_time'),
      sql<number>`sum(past_deadline)`.as('past_deadline'),
      sql<number>`sum(tracked)`.as('tracked'),
      sql<number>`sum(case when arrived = 1 and is_late = 0 then 1 else 0 end)`.as('arrived_in_time'),
      sql<number>`sum(case when arrived = 1 and is_late = 1 then 1 else 0 end)`.as('arrived_late'),
    ])
    .groupBy(['channel_id', 'site_id', 'carrier_id'])
    .execute()
  return rows.map((row) => ({
    channelId: row.channel_id,
    siteId: row.site_id,
    carrierId: row.carrier_id,
    parts: Number(row.parts),
    inTime: Number(row.in_time),
    pastDeadline: Number(row.past_deadline),
    tracked: Number(row.tracked),
    arrivedInTime: Number(row.arrived_in_time),
    arrivedLate: Number(row.arrived_late),
  }))
}

async function partsOf(db: Db, orderIds: readonly string[]) {
  const found: { order_id: string; site_id: string; carrier_id: string }[] = []
  for (const some of chunks(orderIds))
    found.push(
      ...(await db
        .selectFrom('fulfillments')
        .select(['order_id', 'site_id', 'carrier_id'])
        .where('order_id', 'in', some)
        .where('state', '<>', 'cancelled')
        .execute()),
    )
  return Map.groupBy(found, (part) => part.order_id)
}

function readFigure(row: DailyFigureRow): DailyFigure {
  const key = `${row.day}/${row.site_id}/${row.part}/${row.part_id}`
  return {
    day: row.day,
    siteId: row.site_id === ALL_SITES ? null : row.site_id,
    part: FIGURE_PARTS.find((part) => part === row.part) ?? 'all',
    partId: row.part_id,
    sums: parseStored(dailySums, row.doc, 'daily_figures', key),
  }
}
