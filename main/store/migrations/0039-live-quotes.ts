import type { Migration } from './migration.ts'

/** Prices that carriers gave when they were asked, each for a time, and what they are to be asked. */
export const liveQuotes: Migration = {
  version: 39,
  name: 'live-quotes',
  up: ({ text, integer, table }) => {
    const lane = `account_id ${text} NOT NULL,
      site_id ${text} NOT NULL,
      country ${text} NOT NULL,
      postcode_prefix ${text} NOT NULL,
      up_to_weight_g ${integer} NOT NULL`
    return [
      `CREATE TABLE live_quotes (
        ${lane},
        service_id ${text} NOT NULL,
        quoted_at ${integer} NOT NULL,
        doc ${text} NOT NULL,
        PRIMARY KEY (account_id, site_id, country, postcode_prefix, up_to_weight_g, service_id, quoted_at)
      )${table}`,
      'CREATE INDEX live_quotes_by_time ON live_quotes (quoted_at)',
      `CREATE TABLE quote_wants (
        ${lane},
        due_at ${integer},
        doc ${text} NOT NULL,
        PRIMARY KEY (account_id, site_id, country, postcode_prefix, up_to_weight_g)
      )${table}`,
      'CREATE INDEX quote_wants_due ON quote_wants (account_id, due_at) WHERE due_at IS NOT NULL',
    ]
  },
}
