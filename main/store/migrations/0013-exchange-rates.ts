import type { Migration } from './migration.ts'

/** Exchange rates by day: what one unit of `base` buys of `currency`, in billionths. */
export const exchangeRates: Migration = {
  version: 13,
  name: 'exchange-rates',
  up: ({ text, integer, table }) => [
    `CREATE TABLE exchange_rates (
      base ${text} NOT NULL,
      currency ${text} NOT NULL,
      day ${text} NOT NULL,
      rate_billionths ${integer} NOT NULL,
      source ${text} NOT NULL,
      PRIMARY KEY (base, currency, day)
    )${table}`,
  ],
}
