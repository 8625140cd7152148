import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import { type TrackingState, trackingState } from '../../../shared/domain/tracking-event.ts'
import type { SearchedPage } from '../../app/ports/page.ts'
import type { SitesSeen } from '../../app/ports/sites-seen.ts'
import type { ParcelQuery } from '../../app/ports/track-table.ts'
import { chunks } from '../chunks.ts'
import { inListOrder, nearerEnd } from '../nearer-end.ts'
import { countUpTo, inOrders, type OrderSearch } from '../order-search.ts'
import type { ParcelTrackRow } from '../schema/carriers-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, readList } from '../stored-json.ts'
import { readTrack } from './parcel-track-row.ts'
import { atSitesSeen } from './seen-rows.ts'

const TABLE = 'parcel_tracks'

/**
 * A page of followed parcels; ties are broken by number, so that pages never overlap. Their total is exact where it is
 * kept (by state, site, and whether they are given up), else up to 10,000.
 */
export async function listParcels(
  db: Db,
  query: ParcelQuery,
  onCorruptRow: OnCorruptRow,
  search: OrderSearch,
): Promise<SearchedPage<ParcelTrack>> {
  const { states, carrierIds, siteIds, handedOver, isGivenUp, isReturn } = query
  let matching = db.selectFrom(TABLE).where(atSitesSeen(query.seen, 'site_id'))
  if (query.search.trim() !== '') matching = matching.where(await isSearched(db, query.search, search))
  if (states.length > 0) matching = matching.where('state', 'in', states)
  if (carrierIds.length > 0) matching = matching.where('carrier_id', 'in', carrierIds)
  if (siteIds.length > 0) matching = matching.where('site_id', 'in', siteIds)
  if (handedOver.from !== null) matching = matching.where('handed_over_at', '>=', handedOver.from)
  if (handedOver.before !== null) matching = matching.where('handed_over_at', '<', handedOver.before)
  if (isGivenUp !== null) matching = matching.where('given_up_at', isGivenUp ? 'is not' : 'is', null)
  if (query.isDearer)
    matching = matching.where((eb) =>
      eb.exists(
        eb
          .selectFrom('parcel_costs as cost')
          .select(sql.lit(1).as('one'))
          .whereRef('cost.tracking_number', '=', 'parcel_tracks.tracking_number')
          .whereRef('cost.account_id', '=', 'parcel_tracks.account_id')
          .whereRef('cost.real_cents', '>', 'cost.decided_cents'),
      ),
    )
  if (isReturn !== null) matching = matching.where('is_return', '=', isReturn ? 1 : 0)
  const kept = isCounted(query) ? await countKept(db, query) : null
  const place = nearerEnd(kept, query.offset, query.limit)
  const direction = query.descending !== place.isFromEnd ? 'desc' : 'asc'
  // What comes before the page is passed over in the index, without its rows.
  const keys = await matching
    .select(['account_id', 'tracking_number'])
    .orderBy(SORT_COLUMN[query.sort], direction)
    .orderBy('tracking_number', direction)
    .orderBy('account_id', direction)
    .limit(place.limit)
    .offset(place.offset)
    .execute()
  const page = inListOrder(keys, place)
  const stored = await tracksOf(db, page)
  const byKey = new Map(stored.map((row) => [keyOf(row), row]))
  const rows = page.flatMap((key) => byKey.get(keyOf(key)) ?? [])
  const read = readList(rows, onCorruptRow, readTrack)
  const { offset, limit } = query
  if (rows.length < limit && (rows.length > 0 || offset === 0))
    return { rows: read, total: offset + rows.length, isLeast: false }
  if (kept !== null) return { rows: read, total: kept, isLeast: false }
  const most = Math.max(COUNTED, offset + limit + 1)
  const total = await countUpTo(
    db,
    sql`select 1 from ${matching.select(sql.lit(1).as('one'))} as matching`,
    most,
  )
  return { rows: read, total, isLeast: total > most }
}

type TrackKey = Pick<ParcelTrackRow, 'account_id' | 'tracking_number'>

function keyOf({ account_id, tracking_number }: TrackKey): string {
  return `${account_id}/${tracking_number}`
}

async function tracksOf(db: Db, keys: readonly TrackKey[]): Promise<ParcelTrackRow[]> {
  const rows: ParcelTrackRow[] = []
  for (const some of chunks(keys)) {
    const isOfPage = sql<SqlBool>`(account_id, tracking_number) in (values ${sql.join(
      some.map(({ account_id, tracking_number }) => sql`(${account_id}, ${tracking_number})`),
    )})`
    rows.push(...(await db.selectFrom(TABLE).selectAll().where(isOfPage).execute()))
  }
  return rows
}

/** More that match than these are not counted to the end. */
const COUNTED = 10_000

function isCounted({ search, carrierIds, handedOver, isReturn, isDearer }: ParcelQuery): boolean {
  const isOfAnyAge = handedOver.from === null && handedOver.before === null
  return search.trim() === '' && carrierIds.length === 0 && isOfAnyAge && isReturn === null && !isDearer
}

async function countKept(db: Db, { seen, states, siteIds, isGivenUp }: ParcelQuery): Promise<number> {
  let counts = db.selectFrom('parcel_counts').where(atSitesSeen(seen, 'site_id'))
  if (states.length > 0) counts = counts.where('state', 'in', states)
  if (siteIds.length > 0) counts = counts.where('site_id', 'in', siteIds)
  if (isGivenUp !== null) counts = counts.where('given_up', '=', isGivenUp ? 1 : 0)
  const { total } = await counts
    .select((eb) => eb.fn.sum<number | null>('parcels').as('total'))
    .executeTakeFirstOrThrow()
  return Number(total ?? 0)
}

/** Those of the orders that are found, whose texts have the numbers of what was sent, and those whose own number begins so. */
async function isSearched(db: Db, wanted: string, search: OrderSearch): Promise<RawBuilder<SqlBool>> {
  const found = await search.find(db, wanted)
  const orders = inOrders(found, TABLE)
  if (found?.kind === 'many') return orders
  const beginnings = [...new Set([wanted.trim(), wanted.trim().toUpperCase()])].map(
    (begun) => sql`tracking_number >= ${begun} and tracking_number < ${`${begun}${LAST_LETTER}`}`,
  )
  const parts = [orders, ...beginnings].map(
    (part) => sql`select tracking_number from parcel_tracks where ${part}`,
  )
  return sql<SqlBool>`tracking_number in (${sql.join(parts, sql` union `)})`
}

/** Of those that numbers have none comes after it. */
const LAST_LETTER = '~'

const SORT_COLUMN = {
  'handed-over': 'handed_over_at',
  promised: 'promised_for',
  since: 'state_since',
  number: 'tracking_number',
} as const

/** By state, and how many of those are given up. */
export async function countParcels(
  db: Db,
  seen: SitesSeen,
): Promise<readonly { readonly state: TrackingState; readonly parcels: number; readonly givenUp: number }[]> {
  const rows = await db
    .selectFrom('parcel_counts')
    .select([
      'state',
      sql<number>`sum(parcels)`.as('parcels'),
      sql<number>`sum(parcels * given_up)`.as('given_up'),
    ])
    .where(atSitesSeen(seen, 'site_id'))
    .groupBy('state')
    .having(sql<SqlBool>`sum(parcels) > 0`)
    .execute()
  return rows.map(({ state, parcels, given_up }) => ({
    state: checkStored(trackingState, state, TABLE, state),
    parcels: Number(parcels),
    givenUp: Number(given_up),
  }))
}
