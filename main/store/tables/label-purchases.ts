import { type RawBuilder, sql } from 'kysely'
import { type LabelPurchase, LIVE_PURCHASES, labelPurchase } from '../../../shared/domain/label-purchase.ts'
import { type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import { readStoredMessage, storedMessage } from '../../../shared/messages/message.ts'
import type { LabelPurchaseTable, PurchaseChange } from '../../app/ports/label-tables.ts'
import { chunks } from '../chunks.ts'
import type { LabelPurchaseRow } from '../schema/carriers-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, readJson, readList } from '../stored-json.ts'
import { readFulfillment } from './fulfillment-row.ts'
import { labelDocuments } from './label-documents.ts'

const TABLE = 'label_purchases'

export function labelPurchaseTable(db: Db, onCorruptRow: OnCorruptRow): LabelPurchaseTable {
  async function bought(
    column: 'tracking_number' | 'reference',
    values: readonly string[],
  ): Promise<LabelPurchase[]> {
    const rows: LabelPurchaseRow[] = []
    for (const some of chunks(values))
      rows.push(
        ...(await db
          .selectFrom(TABLE)
          .selectAll()
          .where(column, 'in', some)
          .where('tracking_number', 'is not', null)
          .orderBy('created_at')
          .orderBy('id')
          .execute()),
      )
    return readList(rows, onCorruptRow, readPurchase)
  }
  return {
    ...labelDocuments(db),
    async want(purchase) {
      const result = await db
        .insertInto(TABLE)
        .values(rowOf(purchase))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return Number(result.numInsertedOrUpdatedRows ?? 0) === 1
    },
    async get(id) {
      const row = await db.selectFrom(TABLE).selectAll().where('id', '=', id).executeTakeFirst()
      return row ? readPurchase(row) : null
    },
    async ofFulfillments(ids) {
      const rows: LabelPurchaseRow[] = []
      for (const some of chunks(ids))
        rows.push(
          ...(await db
            .selectFrom(TABLE)
            .selectAll()
            .where('fulfillment_id', 'in', some)
            .orderBy('created_at')
            .orderBy('id')
            .execute()),
        )
      // Not left out when it cannot be read: a parcel whose purchase is not seen would be bought for again.
      return rows.map(readPurchase)
    },
    async byNumber(trackingNumber) {
      const row = await db
        .selectFrom(TABLE)
        .selectAll()
        .where('tracking_number', '=', trackingNumber)
        .orderBy('created_at', 'desc')
        .executeTakeFirst()
      return row ? readPurchase(row) : null
    },
    byNumbers: (numbers) => bought('tracking_number', numbers),
    byReferences: (references) => bought('reference', references),
    async move(id, from, change) {
      const result = await db
        .updateTable(TABLE)
        .set(columnsOf(change))
        .where('id', '=', id)
        .where('state', '=', from)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
    async due({ accountId, state, now }, limit) {
      const rows = await dueRows(db, now, limit)
        .where('state', '=', state)
        .$if(accountId !== null, (query) => query.where('account_id', '=', accountId))
        .execute()
      return readList(rows, onCorruptRow, readPurchase)
    },
    async owed({ accountId, now }, limit) {
      const rows = await dueRows(db, now, limit)
        .where('papers', '=', 'owed')
        .where('state', '=', 'bought')
        .where('account_id', '=', accountId)
        .execute()
      return readList(rows, onCorruptRow, readPurchase)
    },
    async unlabelled({ carrierIds, shipBefore }, limit) {
      if (carrierIds.length === 0) return []
      const rows = await db
        .selectFrom('fulfillments as part')
        .selectAll('part')
        .where('part.open', '=', sql.lit(1))
        .where('part.state', '=', 'released')
        .where('part.ship_by', '<=', shipBefore)
        .where('part.carrier_id', 'in', carrierIds)
        .where(
          (eb) =>
            eb
              .selectFrom('label_purchases as label')
              .select(sql<number>`count(distinct label.parcel)`.as('labels'))
              .whereRef('label.fulfillment_id', '=', 'part.id'),
          '<',
          (eb) => eb.ref('part.parcels'),
        )
        .orderBy('part.ship_by')
        .orderBy('part.id')
        .limit(limit)
        .execute()
      return readList(rows, onCorruptRow, readFulfillment)
    },
    async counts() {
      const rows = await db
        .selectFrom(TABLE)
        .select(['account_id', 'state', 'papers', sql<number>`count(*)`.as('purchases')])
        .groupBy(['account_id', 'state', 'papers'])
        .execute()
      return rows.map(({ account_id, state, papers, purchases }) => ({
        accountId: account_id,
        papers: checkStored(labelPurchase.shape.papers, papers, TABLE, account_id),
        state: checkStored(labelPurchase.shape.state, state, TABLE, account_id),
        count: Number(purchases),
      }))
    },
    async boughtAt({ accountId, siteId, from, to }) {
      const rows = await db
        .selectFrom('label_purchases as label')
        .innerJoin('fulfillments as part', 'part.id', 'label.fulfillment_id')
        .selectAll('label')
        .where('label.state', '=', 'bought')
        .where('label.account_id', '=', accountId)
        .where('part.site_id', '=', siteId)
        .where('label.changed_at', '>=', from)
        .where('label.changed_at', '<', to)
        .orderBy('label.changed_at')
        .orderBy('label.id')
        .execute()
      return rows.map(readPurchase)
    },
    async boughtSince(from) {
      const rows = await db
        .selectFrom(TABLE)
        .select(['account_id', sql<number>`count(*)`.as('labels')])
        .where('tracking_number', 'is not', null)
        .where('changed_at', '>=', from)
        .groupBy('account_id')
        .execute()
      return new Map(rows.map(({ account_id, labels }) => [account_id, Number(labels)]))
    },
    async unusedCents(currency) {
      const row = await db
        .selectFrom('label_purchases as label')
        .innerJoin('fulfillments as part', 'part.id', 'label.fulfillment_id')
        .select(({ eb, fn }) => [
          fn
            .coalesce(
              fn.sum<number>(
                eb
                  .case()
                  .when(
                    eb.and([eb('label.price_cents', 'is not', null), eb('label.currency', '=', currency)]),
                  )
                  .then(eb.ref('label.price_cents'))
                  .else(sql<number>`part.shipping_cents / part.parcels`)
                  .end(),
              ),
              sql<number>`0`,
            )
            .as('cents'),
        ])
        .where('label.state', 'in', LIVE_PURCHASES)
        .where('part.state', '=', 'released')
        .executeTakeFirst()
      return Number(row?.cents ?? 0)
    },
    async awaited(before) {
      const rows = await db
        .selectFrom(TABLE)
        .select('fulfillment_id')
        .distinct()
        .where('awaited_since', '<=', before)
        .where((eb) => eb.or([eb('state', 'in', ['wanted', 'buying']), eb('papers', '=', 'owed')]))
        .execute()
      return rows.map((row) => row.fulfillment_id)
    },
    async supply(siteId, since) {
      const ofSite = siteId === null ? sql<boolean>`1 = 1` : sql<boolean>`part.site_id = ${siteId}`
      const one = async (query: RawBuilder<{ n: number; hours: number | null }>) => {
        const { rows } = await query.execute(db)
        return { n: Number(rows[0]?.n ?? 0), hours: Number(rows[0]?.hours ?? 0) }
      }
      const released = await one(sql`
        select coalesce(sum(part.parcels), 0) as n, null as hours from fulfillments as part
        where part.open = 1 and part.state = 'released' and ${ofSite}`)
      const inHand = await one(sql`
        select count(*) as n, null as hours from label_purchases as label
        join fulfillments as part on part.id = label.fulfillment_id
        where label.state = 'bought' and label.papers in ('kept', 'drawn')
          and part.state = 'released' and ${ofSite}`)
      const waiting = await one(sql`
        select count(*) as n, null as hours from label_purchases as label
        join fulfillments as part on part.id = label.fulfillment_id
        where label.awaited_since is not null and part.state = 'packed' and ${ofSite}
          and (label.state in ('wanted', 'buying', 'uncertain') or (label.state = 'bought' and label.papers = 'owed'))`)
      const printed = await one(sql`
        select count(*) as n, count(distinct job.queued_at / ${HOUR_MS}) as hours from print_jobs as job
        join fulfillments as part on part.id = job.fulfillment_id
        where job.queued_at >= ${since} and job.reprint_of is null and job.paper is null and ${ofSite}`)
      return {
        parcels: released.n,
        inHand: inHand.n,
        waiting: waiting.n,
        printed: printed.n,
        printedHours: printed.hours,
      }
    },
    async inHand() {
      const rows = await db
        .selectFrom('label_purchases as label')
        .innerJoin('fulfillments as part', 'part.id', 'label.fulfillment_id')
        .select([
          'label.account_id',
          'label.currency',
          sql<number>`count(*)`.as('labels'),
          sql<number>`coalesce(sum(label.price_cents), 0)`.as('cents'),
        ])
        .where('label.state', '=', 'bought')
        .where('part.state', '=', 'released')
        .groupBy(['label.account_id', 'label.currency'])
        .execute()
      return rows.map(({ account_id, currency, labels, cents }) => ({
        accountId: account_id,
        currency,
        labels: Number(labels),
        cents: Number(cents),
      }))
    },
  }
}

/** Those whose label prints by itself first, then the oldest. */
function dueRows(db: Db, now: EpochMs, limit: number) {
  return (
    db
      .selectFrom(TABLE)
      .selectAll()
      // Changed in the future: the clock was set back since, and nothing waits for it to catch up.
      .where((eb) => eb.or([eb('not_before', '<=', now), eb('changed_at', '>', now)]))
      .orderBy(sql`case when printer_id is null then 1 else 0 end`)
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
  )
}

/** These parcels need no label any more: what was not bought is dropped, what was is to be taken back. */
export async function giveUpLabels(db: Db, fulfillmentIds: readonly string[], at: EpochMs): Promise<void> {
  if (fulfillmentIds.length === 0) return
  const state = sql<string>`case state when 'bought' then 'voiding' else 'dropped' end`
  await db
    .updateTable(TABLE)
    .set({
      state,
      changed_at: at,
      not_before: at,
      attempts: 0,
      problem: null,
      printer_id: null,
      awaited_since: null,
    })
    .where('fulfillment_id', 'in', fulfillmentIds)
    .where('state', 'in', ['wanted', 'bought'])
    .execute()
}

function rowOf(one: LabelPurchase): LabelPurchaseRow {
  return {
    id: one.id,
    reference: one.request.reference,
    fulfillment_id: one.fulfillmentId,
    parcel: one.parcel,
    account_id: one.accountId,
    state: one.state,
    request: JSON.stringify(one.request),
    tracking_number: one.trackingNumber,
    tracking_url: one.trackingUrl,
    shipment_id: one.shipmentId,
    papers: one.papers,
    price_cents: one.priceCents,
    currency: one.currency,
    problem: one.problem === null ? null : storedMessage(one.problem),
    field: one.field,
    attempts: one.attempts,
    not_before: one.notBefore,
    created_at: one.createdAt,
    changed_at: one.changedAt,
    printer_id: one.printerId,
    awaited_since: one.awaitedSince,
    operator: one.operator,
  }
}

function columnsOf(change: PurchaseChange): Partial<LabelPurchaseRow> {
  const { request, trackingNumber, trackingUrl, shipmentId, papers, priceCents, currency } = change
  const { problem, field, attempts, notBefore, printerId, awaitedSince, state, changedAt } = change
  return {
    state,
    changed_at: changedAt,
    ...(request === undefined ? {} : { request: JSON.stringify(request), reference: request.reference }),
    ...(trackingNumber === undefined ? {} : { tracking_number: trackingNumber }),
    ...(trackingUrl === undefined ? {} : { tracking_url: trackingUrl }),
    ...(shipmentId === undefined ? {} : { shipment_id: shipmentId }),
    ...(papers === undefined ? {} : { papers }),
    ...(priceCents === undefined ? {} : { price_cents: priceCents }),
    ...(currency === undefined ? {} : { currency }),
    ...(problem === undefined ? {} : { problem: problem === null ? null : storedMessage(problem) }),
    ...(field === undefined ? {} : { field }),
    ...(attempts === undefined ? {} : { attempts }),
    ...(notBefore === undefined ? {} : { not_before: notBefore }),
    ...(printerId === undefined ? {} : { printer_id: printerId }),
    ...(awaitedSince === undefined ? {} : { awaited_since: awaitedSince }),
  }
}

/** @throws {CorruptRowError} */
export function readPurchase(row: LabelPurchaseRow): LabelPurchase {
  return checkStored(
    labelPurchase,
    {
      id: row.id,
      fulfillmentId: row.fulfillment_id,
      parcel: row.parcel,
      accountId: row.account_id,
      state: row.state,
      request: readJson(row.request, TABLE, row.id),
      trackingNumber: row.tracking_number,
      trackingUrl: row.tracking_url,
      shipmentId: row.shipment_id,
      papers: row.papers,
      priceCents: row.price_cents,
      currency: row.currency,
      problem: row.problem === null ? null : readStoredMessage(row.problem),
      field: row.field,
      attempts: row.attempts,
      notBefore: row.not_before,
      createdAt: row.created_at,
      changedAt: row.changed_at,
      printerId: row.printer_id,
      awaitedSince: row.awaited_since,
      operator: row.operator,
    },
    TABLE,
    row.id,
  )
}
