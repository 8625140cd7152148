import { type ExpressionBuilder, sql } from 'kysely'
import type { Sku } from '../../../shared/domain/product.ts'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import type { ChangedBy } from '../../app/ports/movement-table.ts'
import type { LedgerDifference, StockTable } from '../../app/ports/stock-tables.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { FreedLog } from '../freed-log.ts'
import type { OrderSearch } from '../order-search.ts'
import { preparedQuery } from '../prepared-query.ts'
import type { StockRow } from '../schema/stock-tables.ts'
import type { Db, Schema } from '../schema.ts'
import { readReserves, writeReserves } from './channel-reserves.ts'
import { ledgerDifferences, reservedAfter, unitsHeld, unitsHeldAfter } from './ledger.ts'
import { type LevelMoved, noteMovements } from './movements.ts'
import { demandDifferences, openDemand, repairDemand } from './open-demand.ts'
import { holdersOf, openUnitsOf } from './order-lines.ts'
import { claimsOn } from './stock-claims.ts'
import { levelOf } from './stock-level.ts'
import { listStock } from './stock-list.ts'

export function stockTable(db: Db, freed: FreedLog, by: ChangedBy, search: OrderSearch): StockTable {
  return {
    async all() {
      const rows = await db.selectFrom('stock').selectAll().orderBy('sku').orderBy('site_id').execute()
      return rows.map(levelOf)
    },
    async bySkus(skus) {
      const rows: StockRow[] = []
      for (const some of chunks(lastOfEach(skus, (sku) => sku))) {
        rows.push(...(await levelsOf(db, { skus: some })))
      }
      return rows.map(levelOf).sort(bySkuThenSite)
    },
    list: (query) => listStock(db, query, search),
    async putLevels(levels, cause = { kind: 'imported' }) {
      for (const some of chunks(lastOfEach(levels, levelKey))) {
        const skus = some.map(({ sku }) => sku)
        freed.units(skus)
        const before = new Map(
          (await levelsOf(db, { skus })).map((row) => [
            levelKey({ siteId: row.site_id, sku: row.sku }),
            row.on_hand,
          ]),
        )
        await db
          .insertInto('stock')
          .values(
            some.map((level) => ({
              sku: level.sku,
              site_id: level.siteId,
              on_hand: level.onHand,
              reserved: 0,
              safety: level.safety,
              doubted_at: null,
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['sku', 'site_id']).doUpdateSet({
              on_hand: (eb) => eb.ref('excluded.on_hand'),
              safety: (eb) => eb.ref('excluded.safety'),
            }),
          )
          .execute()
        await noteMovements(
          db,
          some.map(({ siteId, sku, onHand }) => ({
            siteId,
            sku,
            before: before.get(levelKey({ siteId, sku })) ?? null,
            after: onHand,
          })),
          cause,
          by,
        )
      }
    },
    async removeLevels(levels) {
      const removed: LevelMoved[] = []
      for (const { siteId, sku, onHand } of levels) {
        const row = await db
          .deleteFrom('stock')
          .where('sku', '=', sku)
          .where('site_id', '=', siteId)
          .where('on_hand', '=', onHand)
          .where('reserved', '=', 0)
          .returning('sku')
          .executeTakeFirst()
        if (row !== undefined) removed.push({ siteId, sku, before: onHand, after: 0 })
      }
      await noteMovements(db, removed, { kind: 'undone' }, by)
      return removed.map(({ siteId, sku }) => ({ siteId, sku }))
    },
    async doubt(siteId, sku, since) {
      await db
        .updateTable('stock')
        .set({ doubted_at: since })
        .where('sku', '=', sku)
        .where('site_id', '=', siteId)
        .execute()
      if (since === null) freed.units([sku])
    },
    async inDoubt() {
      const rows = await db.selectFrom('stock').selectAll().where('doubted_at', 'is not', null).execute()
      return rows.map(levelOf).sort(bySkuThenSite)
    },
    openDemand: (skus) => openDemand(db, skus),
    demandDifferences: () => demandDifferences(db),
    repairDemand: () => repairDemand(db),
    openUnitsOf: (channelId, skus) => openUnitsOf(db, channelId, skus),
    holdersOf: (sku) => holdersOf(db, sku),
    claimsOn: (sku, seen, limit) => claimsOn(db, sku, seen, limit),
    ledgerDifferences: (skus = null) => ledgerDifferences(db, skus),
    async ledgerSize() {
      const count = (eb: ExpressionBuilder<Schema, 'stock' | 'fulfillments'>) =>
        eb.fn.countAll<number>().as('n')
      const levels = await db.selectFrom('stock').select(count).executeTakeFirstOrThrow()
      const open = db.selectFrom('fulfillments').select(count).where('open', '=', sql.lit(1))
      return Number(levels.n) + Number((await open.executeTakeFirstOrThrow()).n)
    },
    async takenLately(since, limit) {
      const rows = await db
        .selectFrom('fulfillments')
        .select(['id', 'site_id', 'doc', 'created_at'])
        .where('created_at', '>=', since)
        .where('state', '<>', 'cancelled')
        .orderBy('created_at', 'desc')
        .limit(limit)
        .execute()
      return { units: unitsHeld(rows), since: rows.at(-1)?.created_at ?? since }
    },
    unitsHeldAfter: (after, limit) => unitsHeldAfter(db, after, limit),
    reservedAfter: (after, limit) => reservedAfter(db, after, limit),
    async repairLedger(skus = null): Promise<LedgerDifference[]> {
      const differences = await ledgerDifferences(db, skus)
      for (const { siteId, sku, actual } of differences) {
        await db
          .insertInto('stock')
          .values({ sku, site_id: siteId, on_hand: 0, reserved: actual, safety: 0, doubted_at: null })
          .onConflict((conflict) => conflict.columns(['sku', 'site_id']).doUpdateSet({ reserved: actual }))
          .execute()
      }
      freed.units(differences.map(({ sku }) => sku))
      return differences
    },
    reserves: () => readReserves(db),
    async replaceReserves(reserves) {
      await writeReserves(db, reserves)
      freed.units(reserves.map(({ sku }) => sku))
    },
  }
}

const levelsOf = preparedQuery((db, { skus }: { skus: readonly Sku[] }) =>
  db.selectFrom('stock').selectAll().where('sku', 'in', skus),
)

function levelKey(level: Pick<StockLevel, 'siteId' | 'sku'>): string {
  return `${level.siteId}\n${level.sku}`
}

function bySkuThenSite(a: StockLevel, b: StockLevel): number {
  if (a.sku !== b.sku) return a.sku < b.sku ? -1 : 1
  return a.siteId < b.siteId ? -1 : 1
}
