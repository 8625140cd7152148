import type { Migration } from './migration.ts'

/** Lists of the parcels that carriers take with them; a parcel stands on one of them. */
export const papers: Migration = {
  version: 34,
  name: 'papers',
  up: ({ text, integer, table }) => [
    `CREATE TABLE hand_overs (
      id ${text} NOT NULL,
      account_id ${text} NOT NULL,
      site_id ${text} NOT NULL,
      day ${text} NOT NULL,
      number ${integer} NOT NULL,
      closed_at ${integer} NOT NULL,
      closed_by ${text} NOT NULL,
      parcels ${integer} NOT NULL,
      weight_g ${integer} NOT NULL,
      carrier_list ${text} NOT NULL,
      problem ${text},
      attempts ${integer} NOT NULL,
      not_before ${integer} NOT NULL,
      PRIMARY KEY (id)
    )${table}`,
    'CREATE UNIQUE INDEX hand_overs_of_day ON hand_overs (account_id, site_id, day, number)',
    'CREATE INDEX hand_overs_by_time ON hand_overs (closed_at)',
    `CREATE INDEX hand_overs_wanted ON hand_overs (account_id, not_before) WHERE carrier_list = 'wanted'`,
    `CREATE TABLE handed_parcels (
      purchase_id ${text} NOT NULL,
      hand_over_id ${text} NOT NULL,
      position ${integer} NOT NULL,
      PRIMARY KEY (purchase_id)
    )${table}`,
    'CREATE INDEX handed_parcels_of_list ON handed_parcels (hand_over_id, position)',
  ],
}
