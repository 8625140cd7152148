import { type SqlBool, sql } from 'kysely'
import { type ParcelCost, parcelCost } from '../../../shared/domain/parcel-cost.ts'
import type { CostTable, DifferenceQuery } from '../../app/ports/cost-tables.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { ParcelCostRow } from '../schema/carriers-tables.ts'
import type { Db } from '../schema.ts'
import { searchPatterns } from '../search-text.ts'
import { checkStored, type OnCorruptRow, readJson, readList } from '../stored-json.ts'

const TABLE = 'parcel_costs'
/** Nothing to tell of it. */
const NO_CAUSES = '[]'

export function parcelCostTable(db: Db, onCorruptRow: OnCorruptRow): CostTable {
  async function rowsBy(column: 'id' | 'tracking_number', values: readonly string[]): Promise<ParcelCost[]> {
    const rows: ParcelCostRow[] = []
    for (const some of chunks(values))
      rows.push(...(await db.selectFrom(TABLE).selectAll().where(column, 'in', some).execute()))
    return readList(rows, onCorruptRow, read)
  }
  return {
    of: (ids) => rowsBy('id', ids),
    ofNumbers: (numbers) => rowsBy('tracking_number', numbers),
    async put(costs) {
      const all = lastOfEach(costs, ({ id }) => id)
      for (const some of chunks(all)) {
        await remove(
          db,
          some.map(({ id }) => id),
        )
        await db.insertInto(TABLE).values(some.map(rowOf)).execute()
      }
    },
    async remove(ids) {
      for (const some of chunks(ids)) await remove(db, some)
    },
    async differences(query) {
      const matching = listed(db, query)
      const direction = query.descending ? 'desc' : 'asc'
      const rows = await matching
        .selectAll()
        .orderBy(SORT_COLUMN[query.sort], direction)
        .orderBy('id', direction)
        .limit(query.limit)
        .offset(query.offset)
        .execute()
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow()
      return { rows: readList(rows, onCorruptRow, read), total: Number(total) }
    },
    async sums() {
      const sum = (amount: string) => sql<number>`coalesce(sum(${sql.raw(amount)}), 0)`
      const rows = await db
        .selectFrom(TABLE)
        .select([
          'month',
          'carrier_id',
          'currency',
          sql<number>`count(*)`.as('parcels'),
          sum('decided_cents').as('decided'),
          sum('CASE WHEN real_cents IS NOT NULL THEN decided_cents END').as('compared'),
          sum('CASE WHEN decided_cents IS NOT NULL THEN real_cents END').as('real'),
          sql<number>`count(invoiced_cents)`.as('invoices'),
          sum('invoiced_cents').as('invoiced'),
          sum('CASE WHEN over_cents > 0 THEN over_cents END').as('over'),
        ])
        .groupBy(['month', 'carrier_id', 'currency'])
        .orderBy('month', 'desc')
        .orderBy('carrier_id')
        .execute()
      return rows.map((row) => ({
        month: row.month,
        carrierId: row.carrier_id,
        currency: row.currency,
        parcels: Number(row.parcels),
        decidedCents: Number(row.decided),
        comparedDecidedCents: Number(row.compared),
        realCents: Number(row.real),
        invoiced: Number(row.invoices),
        invoicedCents: Number(row.invoiced),
        overCents: Number(row.over),
      }))
    },
  }
}

async function remove(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom(TABLE).where('id', 'in', ids).execute()
}

/** Open ones above the tolerance, those that cannot be compared, and every one of which somebody has said something. */
function listed(db: Db, { search, state, cause, carrierId, month, toleranceCents }: DifferenceQuery) {
  let matching = db
    .selectFrom(TABLE)
    .where((eb) =>
      eb.or([
        eb('state', '<>', 'open'),
        eb.and([
          eb('causes', '<>', sql.lit(NO_CAUSES)),
          eb.or([eb('over_cents', '>', toleranceCents), eb('over_cents', 'is', null)]),
        ]),
      ]),
    )
  if (state !== null) matching = matching.where('state', '=', state)
  if (carrierId !== null) matching = matching.where('carrier_id', '=', carrierId)
  if (month !== null) matching = matching.where('month', '=', month)
  if (cause !== null) matching = matching.where('causes', 'like', `%"kind":"${cause}"%`)
  for (const pattern of searchPatterns(search))
    matching = matching.where(sql<SqlBool>`lower(tracking_number) like ${pattern} escape '\\'`)
  return matching
}

const SORT_COLUMN = { over: 'over_cents', number: 'tracking_number', month: 'month' } as const

function rowOf(one: ParcelCost): ParcelCostRow {
  return {
    id: one.id,
    account_id: one.accountId,
    carrier_id: one.carrierId,
    purchase_id: one.purchaseId,
    order_id: one.orderId,
    site_id: one.siteId,
    tracking_number: one.trackingNumber,
    month: one.month,
    currency: one.currency,
    decided_cents: one.decidedCents,
    paid_cents: one.paidCents,
    invoiced_cents: one.invoicedCents,
    real_cents: one.realCents,
    expected_cents: one.expectedCents,
    over_cents: one.overCents,
    causes: JSON.stringify(one.causes),
    state: one.state,
    note: one.note,
    changed_at: one.changedAt,
    changed_by: one.changedBy,
  }
}

function read(row: ParcelCostRow): ParcelCost {
  const value = {
    id: row.id,
    accountId: row.account_id,
    carrierId: row.carrier_id,
    purchaseId: row.purchase_id,
    orderId: row.order_id,
    siteId: row.site_id,
    trackingNumber: row.tracking_number,
    month: row.month,
    currency: row.currency,
    decidedCents: row.decided_cents,
    paidCents: row.paid_cents,
    invoicedCents: row.invoiced_cents,
    realCents: row.real_cents,
    expectedCents: row.expected_cents,
    overCents: row.over_cents,
    causes: readJson(row.causes, TABLE, row.id),
    state: row.state,
    note: row.note,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  }
  return checkStored(parcelCost, value, TABLE, row.id)
}
