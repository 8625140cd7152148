import type { Migration } from './migration.ts'

/** Sites that refused an order released to them. */
export const siteRejections: Migration = {
  version: 10,
  name: 'site-rejections',
  up: ({ text, integer, table }) => [
    `CREATE TABLE site_rejections (
      order_id ${text} NOT NULL,
      site_id ${text} NOT NULL,
      at ${integer} NOT NULL,
      doc ${text} NOT NULL,
      PRIMARY KEY (order_id, site_id)
    )${table}`,
    'CREATE INDEX site_rejections_by_site ON site_rejections (site_id)',
  ],
}
