import type { StockLevel } from '../../../shared/domain/stock.ts'
import type { StockRow } from '../schema/stock-tables.ts'

export function levelOf(row: StockRow): StockLevel {
  return {
    siteId: row.site_id,
    sku: row.sku,
    onHand: row.on_hand,
    reserved: row.reserved,
    safety: row.safety,
    ...(row.doubted_at === null ? {} : { doubtedAt: row.doubted_at }),
  }
}
