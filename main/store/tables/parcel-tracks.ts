import { sql } from 'kysely'
import { trackingEvent } from '../../../shared/domain/tracking-event.ts'
import type { ParcelTrackTable, TrackedEvent } from '../../app/ports/track-table.ts'
import { chunks } from '../chunks.ts'
import type { OrderSearch } from '../order-search.ts'
import type { ParcelTrackRow, TrackingEventRow } from '../schema/carriers-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, readList } from '../stored-json.ts'
import { countParcels, listParcels } from './parcel-list.ts'
import { readTrack, trackRow } from './parcel-track-row.ts'
import { atSitesSeen } from './seen-rows.ts'

const TRACKS = 'parcel_tracks'
const EVENTS = 'tracking_events'

export function parcelTrackTable(db: Db, onCorruptRow: OnCorruptRow, search: OrderSearch): ParcelTrackTable {
  return {
    async follow(tracks) {
      for (const some of chunks(tracks))
        await db
          .insertInto(TRACKS)
          .values(some.map(trackRow))
          .onConflict((conflict) => conflict.doNothing())
          .execute()
    },
    async put(track) {
      const { account_id, tracking_number, ...rest } = trackRow(track)
      await db
        .updateTable(TRACKS)
        .set(rest)
        .where('account_id', '=', account_id)
        .where('tracking_number', '=', tracking_number)
        .execute()
    },
    async ofFulfillments(ids) {
      const rows: ParcelTrackRow[] = []
      for (const some of chunks(ids))
        rows.push(
          ...(await db
            .selectFrom(TRACKS)
            .selectAll()
            .where('fulfillment_id', 'in', some)
            .orderBy('fulfillment_id')
            .orderBy('parcel')
            .orderBy('tracking_number')
            .execute()),
        )
      return readList(rows, onCorruptRow, readTrack)
    },
    async byNumbers(accountId, trackingNumbers) {
      const rows: ParcelTrackRow[] = []
      for (const some of chunks(trackingNumbers))
        rows.push(
          ...(await db
            .selectFrom(TRACKS)
            .selectAll()
            .where('account_id', '=', accountId)
            .where('tracking_number', 'in', some)
            .execute()),
        )
      return readList(rows, onCorruptRow, readTrack)
    },
    async due(accountId, now, limit) {
      const rows = await db
        .selectFrom(TRACKS)
        .selectAll()
        .where('account_id', '=', accountId)
        .where('next_look_at', 'is not', null)
        // Looked at in the future: the clock was set back since, and nothing waits for it to catch up.
        .where((eb) => eb.or([eb('next_look_at', '<=', now), eb('looked_at', '>', now)]))
        .orderBy('next_look_at')
        .orderBy('tracking_number')
        .limit(limit)
        .execute()
      return readList(rows, onCorruptRow, readTrack)
    },
    async promisedBefore(day) {
      const rows = await db
        .selectFrom(TRACKS)
        .selectAll()
        .where('next_look_at', 'is not', null)
        .where('promised_for', '<', day)
        .where('is_return', '=', 0)
        .orderBy('promised_for')
        .orderBy('tracking_number')
        .execute()
      return readList(rows, onCorruptRow, readTrack)
    },
    async keepEvents(accountId, trackingNumber, events) {
      const fresh = []
      for (const event of events) {
        const { at, code, state, text, place } = event
        const { numInsertedOrUpdatedRows } = await db
          .insertInto(EVENTS)
          .values({
            account_id: accountId,
            tracking_number: trackingNumber,
            at,
            code,
            state,
            said: text,
            place,
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
        if (numInsertedOrUpdatedRows === 1n) fresh.push(event)
      }
      return fresh
    },
    async events(fulfillmentIds) {
      const rows: TrackingEventRow[] = []
      for (const some of chunks(fulfillmentIds))
        rows.push(
          ...(await db
            .selectFrom('tracking_events as event')
            .innerJoin('parcel_tracks as track', (join) =>
              join
                .onRef('track.account_id', '=', 'event.account_id')
                .onRef('track.tracking_number', '=', 'event.tracking_number'),
            )
            .selectAll('event')
            .where('track.fulfillment_id', 'in', some)
            .orderBy('event.at')
            .orderBy('event.tracking_number')
            .orderBy('event.code')
            .execute()),
        )
      return readList(rows, onCorruptRow, readEvent)
    },
    list: (query) => listParcels(db, query, onCorruptRow, search),
    counts: (seen) => countParcels(db, seen),
    async lastWords(tracks) {
      const words = new Map<string, string>()
      for (const [accountId, own] of Map.groupBy(tracks, (track) => track.accountId)) {
        for (const some of chunks(own)) {
          const rows = await db
            .selectFrom(EVENTS)
            .select(['tracking_number', 'said'])
            .where('account_id', '=', accountId)
            .where(
              'tracking_number',
              'in',
              some.map(({ trackingNumber }) => trackingNumber),
            )
            .orderBy('at')
            .execute()
          for (const { tracking_number, said } of rows) words.set(tracking_number, said)
        }
      }
      return words
    },
    async transits(since) {
      const rows = await db
        .selectFrom(TRACKS)
        .select([
          'carrier_id',
          'service_id',
          'zone',
          'transit_days',
          sql<number>`count(*)`.as('parcels'),
          sql<number>`sum(case when delivered_on > promised_for then 1 else 0 end)`.as('late'),
        ])
        .where('delivered_at', '>=', since)
        .where('is_return', '=', 0)
        .where('zone', 'is not', null)
        .where('transit_days', 'is not', null)
        .groupBy(['carrier_id', 'service_id', 'zone', 'transit_days'])
        .orderBy('carrier_id')
        .orderBy('service_id')
        .orderBy('zone')
        .orderBy('transit_days')
        .execute()
      return rows.map((row) => ({
        carrierId: row.carrier_id,
        serviceId: row.service_id,
        zone: row.zone ?? '',
        days: row.transit_days ?? 0,
        parcels: Number(row.parcels),
        late: Number(row.late),
      }))
    },
    async deliveries(since, seen) {
      const done = db
        .selectFrom(TRACKS)
        .select(sql<number>`max(case when delivered_on > promised_for then 1 else 0 end)`.as('is_late'))
        .where('fulfillment_id', 'in', (eb) =>
          eb
            .selectFrom(TRACKS)
            .select('fulfillment_id')
            .where('delivered_at', '>=', since)
            .where('is_return', '=', 0)
            .where(atSitesSeen(seen, 'site_id')),
        )
        // By the bare column SQLite would walk all parcels there have ever been.
        .groupBy(sql`coalesce(fulfillment_id, '')`)
        .having(sql<number>`sum(case when delivered_at is null then 1 else 0 end)`, '=', 0)
        .having(sql<number>`max(delivered_at)`, '>=', since)
      const rows = await db
        .selectFrom(done.as('done'))
        .select(['is_late', sql<number>`count(*)`.as('parts')])
        .groupBy('is_late')
        .execute()
      const partsOf = (late: number) =>
        Number(rows.find(({ is_late }) => Number(is_late) === late)?.parts ?? 0)
      return { inTime: partsOf(0), late: partsOf(1) }
    },
  }
}

function readEvent(row: TrackingEventRow): TrackedEvent {
  const { at, state, code, said: text, place, account_id: accountId, tracking_number: trackingNumber } = row
  const key = `${accountId}/${trackingNumber}/${at}/${code}`
  return {
    accountId,
    trackingNumber,
    ...checkStored(trackingEvent, { at, state, code, text, place }, EVENTS, key),
  }
}
