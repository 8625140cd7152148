import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ParcelTrack } from '../../../shared/domain/parcel-track.ts'
import { type TrackingState, trackingState } from '../../../shared/domain/tracking-event.ts'
import type { Page } from '../../app/ports/page.ts'
import type { SitesSeen } from '../../app/ports/sites-seen.ts'
import type { ParcelQuery } from '../../app/ports/track-table.ts'
import { inOrders, type OrderSearch } from '../order-search.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, readList } from '../stored-json.ts'
import { readTrack } from './parcel-track-row.ts'
import { atSitesSeen } from './seen-rows.ts'

const TABLE = 'parcel_tracks'

/** A page of followed parcels; ties are broken by number, so that pages never overlap. */
export async function listParcels(
  db: Db,
  query: ParcelQuery,
  onCorruptRow: OnCorruptRow,
  search: OrderSearch,
): Promise<Page<ParcelTrack>> {
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
  const direction = query.descending ? 'desc' : 'asc'
  const rows = await matching
    .selectAll()
    .orderBy(SORT_COLUMN[query.sort], direction)
    .orderBy('tracking_number', direction)
    .orderBy('account_id', direction)
    .limit(query.limit)
    .offset(query.offset)
    .execute()
  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows: readList(rows, onCorruptRow, readTrack), total: Number(total) }
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
    .selectFrom(TABLE)
    .select(['state', sql<number>`count(*)`.as('parcels'), sql<number>`count(given_up_at)`.as('given_up')])
    .where(atSitesSeen(seen, 'site_id'))
    .groupBy('state')
    .execute()
  return rows.map(({ state, parcels, given_up }) => ({
    state: checkStored(trackingState, state, TABLE, state),
    parcels: Number(parcels),
    givenUp: Number(given_up),
  }))
}
