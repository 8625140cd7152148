import type { Migration } from './migration.ts'

/**
 * A label's print jobs know their parcel by columns, reprints too. Moved from the keys that said it,
 * 'label/<fulfilment>/<parcel>'; the fulfilment may have slashes of its own.
 */
export const labelParcels: Migration = {
  version: 17,
  name: 'label-parcels',
  up: ({ text, integer }) => [
    `ALTER TABLE print_jobs ADD COLUMN fulfillment_id ${text}`,
    `ALTER TABLE print_jobs ADD COLUMN parcel ${integer}`,
    `UPDATE print_jobs SET
      fulfillment_id = substr(key, 7, length(rtrim(key, '0123456789')) - 7),
      parcel = CAST(substr(key, length(rtrim(key, '0123456789')) + 1) AS ${integer})
      WHERE substr(key, 1, 6) = 'label/'
        AND length(rtrim(key, '0123456789')) BETWEEN 8 AND length(key) - 1
        AND substr(rtrim(key, '0123456789'), length(rtrim(key, '0123456789')), 1) = '/'`,
    `UPDATE print_jobs SET
      fulfillment_id = (SELECT first.fulfillment_id FROM print_jobs AS first WHERE first.id = print_jobs.reprint_of),
      parcel = (SELECT first.parcel FROM print_jobs AS first WHERE first.id = print_jobs.reprint_of)
      WHERE reprint_of IS NOT NULL`,
    `CREATE INDEX print_jobs_of_fulfillment
      ON print_jobs (fulfillment_id, sequence) WHERE fulfillment_id IS NOT NULL`,
  ],
}
