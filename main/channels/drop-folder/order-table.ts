import { z } from 'zod'
import type { Order } from '../../../shared/domain/order.ts'
import { message } from '../../../shared/messages/message.ts'
import * as columns from '../../app/csv/csv-columns.ts'
import type { CsvTable } from '../../app/csv/csv-reader.ts'
import { type OrdersKnown, ordersTable } from '../../app/csv/tables/orders-table.ts'
import { EXTRA_COLUMNS, type ExtraRow, withExtras } from './order-extras.ts'

/** An order of a file, and what the file says of its standing, which is read also where its rows are wrong. */
export interface FiledOrder {
  readonly externalId: string
  /** null = some of its rows cannot be read: the file's problems say which. */
  readonly order: Order | null
  readonly cancelled: boolean
  /** Why it must not leave now; '' = it may. */
  readonly hold: string
}

const YES = ['yes', 'oui', 'true', '1']
const NO = ['no', 'non', 'false', '0']

const yesOrNo: columns.CsvColumn<boolean> = {
  schema: z
    .string()
    .toLowerCase()
    .pipe(z.enum([...YES, ...NO]))
    .transform((word) => YES.includes(word)),
  empty: { value: false },
  expected: message('csv.yesOrNo'),
}

/**
 * The columns of orders.csv for one channel, with more that may be left out: `channel` says no other than this one;
 * `cancelled` on any row calls the whole order off, `hold` on any row keeps it from leaving. Lines are named by their
 * SKU, not by their row, so that an order that comes again in another file is the same.
 */
export function orderTableOf(channelId: string) {
  const all = {
    ...ordersTable.columns,
    ...EXTRA_COLUMNS,
    channel: {
      schema: z.literal(channelId),
      empty: { value: channelId },
      expected: message('csv.thisChannel', { channel: channelId }),
    },
    cancelled: yesOrNo,
    hold: columns.words(0, 120),
  }
  const table: CsvTable<typeof all, FiledOrder, OrdersKnown> = {
    file: ordersTable.file,
    columns: all,
    collect(known, file) {
      const collector = ordersTable.collect(known, file)
      const standings = new Map<string, { cancelled: boolean; hold: string }>()
      const rows = new Map<string, ExtraRow[]>()
      const say = (number: string, cancelled: boolean, hold: string): void => {
        const said = standings.get(number) ?? { cancelled: false, hold: '' }
        standings.set(number, {
          cancelled: said.cancelled || cancelled,
          hold: said.hold === '' ? reasonOf(hold) : said.hold,
        })
      }
      return {
        row(row, line, report) {
          say(row.order, row.cancelled, row.hold)
          rows.set(row.order, [...(rows.get(row.order) ?? []), row])
          collector.row(row, line, report)
        },
        badRow(cells) {
          collector.badRow?.(cells)
          const said = (column: string): string => cells.get(column) ?? ''
          const isOurs = said('channel') === '' || said('channel') === channelId
          const lost = isOurs ? lostOrder(said('order'), said('cancelled'), said('hold')) : null
          if (lost !== null) say(lost.externalId, lost.cancelled, lost.hold)
        },
        items() {
          const whole = new Map(collector.items().map((order) => [order.externalId, order]))
          return [...standings].map(([externalId, standing]) => {
            const order = whole.get(externalId)
            const read =
              order === undefined
                ? null
                : withExtras(withStableIds(order, channelId), rows.get(externalId) ?? [])
            return { externalId, order: read, ...standing }
          })
        },
      }
    },
  }
  return table
}

/** An order of which only this much can be read; null = not even its number. */
export function lostOrder(number: string, cancelled: string, hold: string): FiledOrder | null {
  if (number === '' || number.length > 80) return null
  return {
    externalId: number,
    order: null,
    cancelled: YES.includes(cancelled.toLowerCase()),
    hold: reasonOf(hold.slice(0, 120)),
  }
}

/** The SKU of a line by its id, as `orderTableOf` gives them. */
export function skuOfLine(lineId: string): string {
  return lineId.slice(lineId.indexOf('/') + 1)
}

function reasonOf(hold: string): string {
  const word = hold.toLowerCase()
  if (NO.includes(word)) return ''
  return YES.includes(word) ? 'hold' : hold
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
