import { sql } from 'kysely'
import { FULFILLMENT_STATES, hasLeft } from '../../../shared/domain/fulfillment.ts'
import { type HandOver, handOver } from '../../../shared/domain/hand-over.ts'
import { readStoredMessage, storedMessage } from '../../../shared/messages/message.ts'
import type { HandOverTable, WaitingParcels } from '../../app/ports/hand-over-table.ts'
import { chunks } from '../chunks.ts'
import type { HandOverRow } from '../schema/carriers-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored, type OnCorruptRow, readList } from '../stored-json.ts'
import { readPurchase } from './label-purchases.ts'

const TABLE = 'hand_overs'
const PACKED_OR_LEFT = FULFILLMENT_STATES.filter((state) => state === 'packed' || hasLeft(state))

export function handOverTable(db: Db, onCorruptRow: OnCorruptRow): HandOverTable {
  /** Bought for a parcel that is packed or has left, and on no list. */
  const unlistedSince = (since: number) =>
    db
      .selectFrom('label_purchases as label')
      .innerJoin('fulfillments as part', 'part.id', 'label.fulfillment_id')
      .leftJoin('handed_parcels as handed', 'handed.purchase_id', 'label.id')
      .where('label.state', '=', 'bought')
      .where('part.state', 'in', PACKED_OR_LEFT)
      .where('handed.purchase_id', 'is', null)
      .where('label.changed_at', '>=', since)
  return {
    async put(list, purchaseIds) {
      await db.insertInto(TABLE).values(rowOf(list)).execute()
      const handed = purchaseIds.map((purchase_id, position) => ({
        purchase_id,
        hand_over_id: list.id,
        position,
      }))
      for (const some of chunks(handed)) await db.insertInto('handed_parcels').values(some).execute()
    },
    async get(id) {
      const row = await db.selectFrom(TABLE).selectAll().where('id', '=', id).executeTakeFirst()
      return row ? read(row) : null
    },
    async closedSince(from) {
      const rows = await db
        .selectFrom(TABLE)
        .selectAll()
        .where('closed_at', '>=', from)
        .orderBy('closed_at', 'desc')
        .orderBy('id')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async ofDay(accountId, siteId, day) {
      const row = await db
        .selectFrom(TABLE)
        .select((eb) => eb.fn.max<number | null>('number').as('last'))
        .where('account_id', '=', accountId)
        .where('site_id', '=', siteId)
        .where('day', '=', day)
        .executeTakeFirst()
      return Number(row?.last ?? 0)
    },
    async purchasesOf(id) {
      const rows = await db
        .selectFrom('handed_parcels as handed')
        .innerJoin('label_purchases as label', 'label.id', 'handed.purchase_id')
        .selectAll('label')
        .where('handed.hand_over_id', '=', id)
        .orderBy('handed.position')
        .execute()
      return rows.map(readPurchase)
    },
    async unlisted(accountId, siteId, since) {
      const rows = await unlistedSince(since)
        .selectAll('label')
        .where('label.account_id', '=', accountId)
        .where('part.site_id', '=', siteId)
        .orderBy('label.changed_at')
        .orderBy('label.id')
        .execute()
      return rows.map(readPurchase)
    },
    async unlistedCounts(since) {
      const rows = await unlistedSince(since)
        .select(['label.account_id', 'part.site_id', sql<number>`count(*)`.as('parcels')])
        .groupBy(['label.account_id', 'part.site_id'])
        .execute()
      return rows.map(counted)
    },
    async unlabelledCounts() {
      const rows = await db
        .selectFrom('fulfillments as part')
        .innerJoin('label_purchases as label', 'label.fulfillment_id', 'part.id')
        .leftJoin('label_purchases as live', (join) =>
          join
            .onRef('live.fulfillment_id', '=', 'label.fulfillment_id')
            .onRef('live.parcel', '=', 'label.parcel')
            .on('live.state', 'in', ['wanted', 'buying', 'uncertain', 'bought']),
        )
        .select([
          'label.account_id',
          'part.site_id',
          sql<number>`count(distinct label.fulfillment_id || '/' || label.parcel)`.as('parcels'),
        ])
        .where('part.state', '=', 'packed')
        .where((eb) =>
          eb.or([
            eb('label.state', 'in', ['wanted', 'buying', 'uncertain']),
            eb.and([eb('label.state', '=', 'refused'), eb('live.id', 'is', null)]),
          ]),
        )
        .groupBy(['label.account_id', 'part.site_id'])
        .execute()
      return rows.map(counted)
    },
    async wanted(accountId, now) {
      const rows = await db
        .selectFrom(TABLE)
        .selectAll()
        .where('account_id', '=', accountId)
        .where('carrier_list', '=', sql.lit('wanted'))
        .where('not_before', '<=', now)
        .orderBy('closed_at')
        .orderBy('id')
        .execute()
      return readList(rows, onCorruptRow, read)
    },
    async moveCarrierList(id, from, { carrierList, problem, attempts, notBefore }) {
      const result = await db
        .updateTable(TABLE)
        .set({
          carrier_list: carrierList,
          problem: problem === null ? null : storedMessage(problem),
          attempts,
          not_before: notBefore,
        })
        .where('id', '=', id)
        .where('carrier_list', '=', from)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
  }
}

function counted(row: { account_id: string; site_id: string; parcels: number }): WaitingParcels {
  return { accountId: row.account_id, siteId: row.site_id, count: Number(row.parcels) }
}

function rowOf(one: HandOver): HandOverRow {
  return {
    id: one.id,
    account_id: one.accountId,
    site_id: one.siteId,
    day: one.day,
    number: one.number,
    closed_at: one.closedAt,
    closed_by: one.closedBy,
    parcels: one.parcels,
    weight_g: one.weightG,
    carrier_list: one.carrierList,
    problem: one.problem === null ? null : storedMessage(one.problem),
    attempts: one.attempts,
    not_before: one.notBefore,
  }
}

function read(row: HandOverRow): HandOver {
  return checkStored(
    handOver,
    {
      id: row.id,
      accountId: row.account_id,
      siteId: row.site_id,
      day: row.day,
      number: row.number,
      closedAt: row.closed_at,
      closedBy: row.closed_by,
      parcels: row.parcels,
      weightG: row.weight_g,
      carrierList: row.carrier_list,
      problem: row.problem === null ? null : readStoredMessage(row.problem),
      attempts: row.attempts,
      notBefore: row.not_before,
    },
    TABLE,
    row.id,
  )
}
