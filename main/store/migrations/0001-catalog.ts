import type { Migration } from './migration.ts'

/** Slow-changing data: sites, products, carriers, channels, rule sets, settings. */
export const catalog: Migration = {
  version: 1,
  name: 'catalog',
  up: ({ text, integer, table, clustered }) => [
    `CREATE TABLE sites (id ${text} PRIMARY KEY, doc ${text} NOT NULL)${table}`,
    `CREATE TABLE products (
      sku ${text} PRIMARY KEY,
      name ${text} NOT NULL,
      scan ${text} NOT NULL,
      search ${text} NOT NULL,
      doc ${text} NOT NULL
    )${table}`,
    'CREATE INDEX products_by_scan ON products (scan)',
    `CREATE TABLE carrier_services (
      carrier_id ${text} NOT NULL,
      service_id ${text} NOT NULL,
      doc ${text} NOT NULL,
      PRIMARY KEY (carrier_id, service_id)
    )${table}`,
    `CREATE TABLE rates (
      carrier_id ${text} NOT NULL,
      service_id ${text} NOT NULL,
      origin_site_id ${text} NOT NULL,
      country ${text} NOT NULL,
      postcode_prefix ${text} NOT NULL,
      up_to_weight_g ${integer} NOT NULL,
      price_cents ${integer} NOT NULL,
      transit_days ${integer} NOT NULL,
      PRIMARY KEY (carrier_id, service_id, origin_site_id, country, postcode_prefix, up_to_weight_g)
    )${clustered}`,
    `CREATE TABLE suspensions (id ${text} PRIMARY KEY, ends_at ${integer}, doc ${text} NOT NULL)${table}`,
    `CREATE TABLE channels (id ${text} PRIMARY KEY, doc ${text} NOT NULL)${table}`,
    `CREATE TABLE rule_sets (
      version ${integer} PRIMARY KEY,
      published_at ${integer} NOT NULL,
      author ${text} NOT NULL,
      note ${text} NOT NULL,
      doc ${text} NOT NULL
    )${table}`,
    `CREATE TABLE rule_hits (
      day ${integer} NOT NULL,
      rule_id ${text} NOT NULL,
      hits ${integer} NOT NULL,
      PRIMARY KEY (day, rule_id)
    )${clustered}`,
    `CREATE TABLE settings (key ${text} PRIMARY KEY, doc ${text} NOT NULL)${table}`,
  ],
}
