import { type Selectable, type SqlBool, sql } from 'kysely'
import { type StockMovement, stockMovement } from '../../../shared/domain/stock-movement.ts'
import type {
  ChangedBy,
  MovementCause,
  MovementSearch,
  MovementTable,
} from '../../app/ports/movement-table.ts'
import { preparedInsert } from '../prepared-query.ts'
import type { MovementRow } from '../schema/stock-tables.ts'
import type { Db } from '../schema.ts'
import { searchPatterns } from '../search-text.ts'
import { checkStored, type OnCorruptRow, readList } from '../stored-json.ts'
import { atSitesSeen } from './seen-rows.ts'

export function movementTable(db: Db, onCorruptRow: OnCorruptRow): MovementTable {
  return {
    async search(wanted) {
      return readList(await searchMovements(db, wanted), onCorruptRow, read)
    },
  }
}

/** `before` null = there was no such level. */
export interface LevelMoved {
  readonly siteId: string
  readonly sku: string
  readonly before: number | null
  readonly after: number
}

/** A count that finds what the book has is kept as well: it says when it was looked. */
export async function noteMovements(
  db: Db,
  moved: readonly LevelMoved[],
  { kind, reason = null, note = '', orderId = null }: MovementCause,
  { actor, commandId, at }: ChangedBy,
): Promise<void> {
  await addMovements(
    db,
    moved
      .map(({ siteId, sku, before, after }) => ({
        sku,
        site_id: siteId,
        at,
        kind,
        change: after - (before ?? 0),
        on_hand: after,
        reason,
        note,
        order_id: orderId,
        actor,
        command_id: commandId,
      }))
      .filter(({ change }) => change !== 0 || kind === 'counted'),
  )
}

const addMovements = preparedInsert((db, rows: Readonly<Omit<MovementRow, 'no'>>[]) =>
  db.insertInto('stock_movements').values(rows),
)

async function searchMovements(
  db: Db,
  { seen, sku, search, siteId, kind, before, limit }: MovementSearch,
): Promise<Selectable<MovementRow>[]> {
  let matching = db
    .selectFrom('stock_movements')
    .selectAll()
    .where(atSitesSeen(seen, 'site_id'))
    .orderBy('no', 'desc')
    .limit(limit)
  if (sku !== null) matching = matching.where('sku', '=', sku)
  for (const pattern of searchPatterns(search))
    matching = matching.where(
      sql<SqlBool>`(lower(sku) like ${pattern} escape '\\'
        or sku in (select sku from products where search like ${pattern} escape '\\'))`,
    )
  if (siteId !== null) matching = matching.where('site_id', '=', siteId)
  if (kind !== null) matching = matching.where('kind', '=', kind)
  if (before !== null) matching = matching.where('no', '<', before)
  return matching.execute()
}

function read(row: Selectable<MovementRow>): StockMovement {
  return checkStored(
    stockMovement,
    {
      no: row.no,
      sku: row.sku,
      siteId: row.site_id,
      at: row.at,
      kind: row.kind,
      change: row.change,
      onHand: row.on_hand,
      reason: row.reason,
      note: row.note,
      orderId: row.order_id,
      actor: row.actor,
      commandId: row.command_id,
    },
    'stock_movements',
    String(row.no),
  )
}
