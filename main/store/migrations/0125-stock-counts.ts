import type { Migration } from './migration.ts'

/**
 * Counts of a site's stock, with a line for each product on the sheet. `expected` and `packed` are what the book had when
 * it was counted; `booked` is what the booking changed.
 */
export const stockCounts: Migration = {
  version: 125,
  name: 'stock-counts',
  up: ({ text, integer, table, clustered }) => [
    `CREATE TABLE stock_counts (
      id ${text} PRIMARY KEY NOT NULL,
      site_id ${text} NOT NULL,
      name ${text} NOT NULL,
      state ${text} NOT NULL,
      started_at ${integer} NOT NULL,
      started_by ${text} NOT NULL,
      ended_at ${integer}
    )${table}`,
    'CREATE INDEX stock_counts_by_start ON stock_counts (started_at)',
    `CREATE TABLE stock_count_lines (
      count_id ${text} NOT NULL,
      sku ${text} NOT NULL,
      counted ${integer},
      expected ${integer} NOT NULL,
      packed ${integer} NOT NULL,
      picking ${integer} NOT NULL,
      counted_at ${integer},
      counted_by ${text} NOT NULL,
      booked ${integer},
      PRIMARY KEY (count_id, sku)
    )${clustered}`,
  ],
}
