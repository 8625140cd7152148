import { z } from 'zod'
import type { Order } from '../../../shared/domain/order.ts'
import type { CsvColumn } from '../../app/csv/csv-columns.ts'
import type { CsvTable } from '../../app/csv/csv-reader.ts'
import { ordersTable } from '../../app/csv/tables/orders-table.ts'
import type { PlaceFinder } from '../../app/geo.ts'

/** An order of a file, and whether the file calls it off. */
export interface FiledOrder {
  readonly order: Order
  readonly cancelled: boolean
}

const yesOrNo: CsvColumn<boolean> = {
  schema: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['yes', 'no', 'oui', 'non', 'true', 'false', '1', '0']))
    .transform((word) => ['yes', 'oui', 'true', '1'].includes(word)),
  empty: { value: false },
  expected: { en: 'yes, no, or nothing', fr: 'oui, non, ou rien' },
}

/**
 * The columns of orders.csv for one channel: `channel` may be left out and says no other, and `cancelled` on any row
 * calls the whole order off. Lines are named by their SKU, not by their row, so that an order that comes again in
 * another file is the same.
 */
export function orderTableOf(channelId: string) {
  const columns = {
    ...ordersTable.columns,
    channel: {
      schema: z.literal(channelId),
      empty: { value: channelId },
      expected: {
        en: `${channelId}, the channel of this folder, or nothing`,
        fr: `${channelId}, le canal de ce dossier, ou rien`,
      },
    },
    cancelled: yesOrNo,
  }
  const table: CsvTable<typeof columns, FiledOrder, PlaceFinder> = {
    file: ordersTable.file,
    columns,
    collect(findPlace, file) {
      const collector = ordersTable.collect(findPlace, file)
      const cancelled = new Set<string>()
      return {
        row(row, line, report) {
          if (row.cancelled) cancelled.add(row.order)
          collector.row(row, line, report)
        },
        badRow: (cells) => collector.badRow?.(cells),
        items: () =>
          collector.items().map((order) => ({
            order: withStableIds(order, channelId),
            cancelled: cancelled.has(order.externalId),
          })),
      }
    },
  }
  return table
}

/** The SKU of a line by its id, as `orderTableOf` gives them. */
export function skuOfLine(lineId: string): string {
  return lineId.slice(lineId.indexOf('/') + 1)
}

function withStableIds(order: Order, channelId: string): Order {
  const occurrences = new Map<string, number>()
  return {
    ...order,
    id: `${channelId}-${order.externalId}`,
    lines: order.lines.map((line) => {
      const occurrence = (occurrences.get(line.sku) ?? 0) + 1
      occurrences.set(line.sku, occurrence)
      return { ...line, id: `${occurrence}/${line.sku}` }
    }),
  }
}
