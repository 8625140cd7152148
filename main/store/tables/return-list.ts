import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { RETURN_STAGES, type ReturnStage, returnStage } from '../../../shared/domain/return-stage.ts'
import type { ListedReturn, ReturnListQuery, ReturnListTable } from '../../app/ports/return-list-table.ts'
import type { SitesSeen } from '../../app/ports/sites-seen.ts'
import { inOrders, type OrderSearch } from '../order-search.ts'
import type { Db } from '../schema.ts'
import { searchPatterns } from '../search-text.ts'
import { BY_CUSTOMER } from './order-row.ts'
import { announcedReturnsSeen, atSitesSeen, exceptionsSeen, ordersSeen } from './seen-rows.ts'

type Condition = RawBuilder<SqlBool>
interface Row {
  readonly kind: ListedReturn['kind']
  readonly id: string
  readonly order_id: string
  readonly stage: string
}

/** Each table is read only where it can have rows of the stages asked for; of those that are over, by their index. */
export function returnListTable(db: Db, orderSearch: OrderSearch): ReturnListTable {
  return {
    async page({ stages, search, sort, descending, seen, limit, offset }) {
      const all = sql`(${sql.join(sourcesOf(stages, seen), sql` union all `)})`
      const matching = sql`from ${all} as listed left join orders on orders.id = listed.order_id
        left join order_search on order_search.order_id = listed.order_id
        where listed.stage in (${sql.join(stages)}) and ${await isSearched(db, orderSearch, search)}`
      const direction = descending ? sql`desc` : sql`asc`
      const { rows } = await sql<Row>`select listed.kind, listed.id, listed.order_id, listed.stage ${matching}
        order by ${SORT_BY[sort]} ${direction}, listed.id ${direction} limit ${limit} offset ${offset}`.execute(
        db,
      )
      const counted = await sql<{ total: number }>`select count(*) as total ${matching}`.execute(db)
      return {
        rows: rows.map(({ kind, id, order_id, stage }) => ({
          kind,
          id,
          orderId: order_id,
          stage: returnStage.parse(stage),
        })),
        total: Number(counted.rows[0]?.total ?? 0),
      }
    },
    async counts(seen) {
      const all = sql.join(sourcesOf(RETURN_STAGES, seen), sql` union all `)
      const { rows } = await sql<{ stage: string; returns: number }>`
        select stage, count(*) as returns from (${all}) as listed group by stage`.execute(db)
      return new Map(rows.map(({ stage, returns }) => [returnStage.parse(stage), Number(returns)]))
    },
  }
}

const SORT_BY: Readonly<Record<ReturnListQuery['sort'], RawBuilder<unknown>>> = {
  at: sql`listed.at`,
  order: sql`orders.reference`,
  customer: BY_CUSTOMER,
  stage: sql`case listed.stage ${sql.join(
    RETURN_STAGES.map((stage, at) => sql`when ${sql.lit(stage)} then ${sql.lit(at)}`),
    sql` `,
  )} end`,
}

const EXPECTED: readonly ReturnStage[] = ['asked', 'on-the-way', 'arrived', 'cancelled']

function sourcesOf(stages: readonly ReturnStage[], seen: SitesSeen): RawBuilder<unknown>[] {
  const over = stages.filter((stage) => !EXPECTED.includes(stage))
  return [
    ...(stages.some((stage) => EXPECTED.includes(stage)) ? [announced(seen, stages)] : []),
    ...(stages.includes('asked') ? [reported(seen)] : []),
    ...(over.length > 0 ? [taken(seen, over)] : []),
  ]
}

function announced(seen: SitesSeen, stages: readonly ReturnStage[]): RawBuilder<unknown> {
  const states = [
    ...(stages.includes('cancelled') ? ['cancelled'] : []),
    ...(stages.some((stage) => stage !== 'cancelled' && EXPECTED.includes(stage)) ? ['open'] : []),
  ]
  const isTracked = (condition: Condition) => sql<SqlBool>`exists (select 1 from parcel_tracks
    where parcel_tracks.fulfillment_id = announced_returns.id and ${condition})`
  return sql`select 'announced' as kind, id, order_id, at, case
      when state = 'cancelled' then 'cancelled'
      when ${isTracked(sql<SqlBool>`parcel_tracks.state = 'delivered'`)} then 'arrived'
      when ${isTracked(sql<SqlBool>`parcel_tracks.state <> 'registered'`)} then 'on-the-way'
      else 'asked' end as stage, doc as text
    from announced_returns where state in (${sql.join(states)}) and ${announcedReturnsSeen(seen)}`
}

/** A channel's return that nobody has answered yet. */
function reported(seen: SitesSeen): RawBuilder<unknown> {
  return sql`select 'reported' as kind, exceptions.id, exceptions.order_id, exceptions.opened_at as at,
      'asked' as stage, exceptions.cause as text
    from exceptions left join orders on orders.id = exceptions.order_id
    where exceptions.reason = 'return-requested' and exceptions.state <> 'closed' and ${exceptionsSeen(seen)}`
}

/** What went to no site is seen by those who see its order. */
function taken(seen: SitesSeen, stages: readonly ReturnStage[]): RawBuilder<unknown> {
  const isSeen =
    seen === 'every-site'
      ? sql<SqlBool>`1 = 1`
      : sql<SqlBool>`(${atSitesSeen(seen, 'returns.site_id')} or (returns.site_id is null and exists
          (select 1 from orders where orders.id = returns.order_id and ${ordersSeen(seen)})))`
  return sql`select 'taken' as kind, id, order_id, at, stage, doc as text
    from returns where stage in (${sql.join(stages)}) and ${isSeen}`
}

async function isSearched(db: Db, orderSearch: OrderSearch, search: string): Promise<Condition> {
  const patterns = searchPatterns(search)
  if (patterns.length === 0) return sql<SqlBool>`1 = 1`
  const orders = inOrders(await orderSearch.find(db, search), 'listed')
  const all = (like: (pattern: string) => Condition) => sql.join(patterns.map(like), sql` and `)
  const purchases = all(
    (pattern) => sql<SqlBool>`lower(label_purchases.tracking_number) like ${pattern} escape '\\'`,
  )
  // The field alone, and not whatever else the document says.
  const numbers = all(
    (pattern) =>
      sql<SqlBool>`lower(listed.text) like ${`%"channelreturnid":"${pattern.slice(1)}`} escape '\\'`,
  )
  return sql<SqlBool>`(${orders} or (${numbers}) or listed.id in
    (select fulfillment_id from label_purchases where ${purchases}))`
}
