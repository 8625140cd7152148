import type { ChannelReserve, StockLevel } from '../../../../shared/domain/stock.ts'
import * as columns from '../csv-columns.ts'
import type { CsvTable } from '../csv-reader.ts'
import { firstOnLine, KNOWN_SITE, type KnownCodes, repeatsIn, unknownSkus } from './known-codes.ts'

const STOCK_COLUMNS = {
  site: columns.code,
  sku: columns.sku,
  on_hand: columns.onHandUnits,
  safety: columns.emptyAs(0, columns.units),
}

/** Stock of a SKU that is no product is left aside with a warning: nothing can be ordered of it. */
export const stockTable: CsvTable<typeof STOCK_COLUMNS, StockLevel, Pick<KnownCodes, 'siteIds' | 'skus'>> = {
  file: 'stock.csv',
  columns: STOCK_COLUMNS,
  collect(known) {
    const levels: StockLevel[] = []
    const repeat = repeatsIn()
    const unknown = unknownSkus()
    return {
      row(row, line, report) {
        if (!known.siteIds.has(row.site)) return report('site', row.site, KNOWN_SITE)
        const first = repeat(`${row.site} ${row.sku}`, line)
        if (first !== null) return report('sku', row.sku, firstOnLine(first))
        if (!known.skus.has(row.sku)) return unknown.count(row.sku)
        levels.push({
          siteId: row.site,
          sku: row.sku,
          onHand: row.on_hand,
          reserved: 0,
          safety: row.safety,
        })
      },
      items: () => levels,
      notes: unknown.notes,
    }
  },
}

const RESERVE_COLUMNS = {
  channel: columns.code,
  site: columns.siteOrAll,
  sku: columns.sku,
  quantity: columns.units,
}

export const channelReservesTable: CsvTable<
  typeof RESERVE_COLUMNS,
  ChannelReserve,
  Pick<KnownCodes, 'siteIds' | 'skus'>
> = {
  file: 'channel_reserves.csv',
  columns: RESERVE_COLUMNS,
  collect(known) {
    const reserves: ChannelReserve[] = []
    const repeat = repeatsIn()
    const unknown = unknownSkus()
    return {
      row(row, line, report) {
        if (row.site !== null && !known.siteIds.has(row.site)) return report('site', row.site, KNOWN_SITE)
        const first = repeat(`${row.channel} ${row.site ?? '*'} ${row.sku}`, line)
        if (first !== null) return report('sku', row.sku, firstOnLine(first))
        if (!known.skus.has(row.sku)) return unknown.count(row.sku)
        reserves.push({ channelId: row.channel, siteId: row.site, sku: row.sku, quantity: row.quantity })
      },
      items: () => reserves,
      notes: unknown.notes,
    }
  },
}
