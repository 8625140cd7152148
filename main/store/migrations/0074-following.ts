import type { Migration } from './migration.ts'

/**
 * The tables that programs with a copy follow, with the column that names the group whose rows change together. '+' =
 * rows that are only added come with their order's own row, which is written in the same transaction.
 */
const TABLES: readonly (readonly [table: string, column: string, kind: string, added?: '+'])[] = [
  ['orders', 'id', 'order'],
  ['order_documents', 'order_id', 'order', '+'],
  ['order_lines', 'order_id', 'order', '+'],
  ['order_search', 'order_id', 'order', '+'],
  ['fulfillments', 'order_id', 'order', '+'],
  ['exceptions', 'order_id', 'order'],
  ['returns', 'order_id', 'order'],
  ['announced_returns', 'order_id', 'order'],
  ['site_rejections', 'order_id', 'order'],
  ['order_packs', 'order_id', 'order'],
  ['order_methods', 'order_id', 'order'],
  ['order_standing', 'order_id', 'order'],
  ['address_checks', 'order_id', 'order'],
  ['parcel_tracks', 'order_id', 'order'],
  ['label_purchases', 'fulfillment_id', 'parcel'],
  ['print_jobs', 'fulfillment_id', 'parcel'],
  ['label_documents', 'purchase_id', 'label'],
  ['exceptions', 'id', 'exception'],
  ['sites', 'id', 'site'],
  ['products', 'sku', 'product'],
  ['stock', 'sku', 'stock'],
  ['channel_reserves', 'sku', 'stock'],
  ['open_demand', 'sku', 'stock'],
  ['site_load', 'site_id', 'load'],
  ['carrier_services', 'carrier_id', 'carrier'],
  ['rates', 'carrier_id', 'carrier'],
  ['service_load', 'carrier_id', 'service-load'],
  ['suspensions', 'id', 'suspension'],
  ['carrier_accounts', 'id', 'account'],
  ['number_ranges', 'id', 'range'],
  ['channels', 'id', 'channel'],
  ['channel_states', 'channel_id', 'channel'],
  ['shipping_methods', 'channel_id', 'channel'],
  ['rule_sets', 'version', 'rules'],
  ['settings', 'key', 'setting'],
  ['exchange_rates', 'base', 'currency'],
  ['people', 'id', 'person'],
  ['hand_overs', 'id', 'hand-over'],
  ['handed_parcels', 'hand_over_id', 'hand-over'],
]

const EVENTS = ['insert', 'update', 'delete'] as const

function eventsOf(added: '+' | undefined): readonly (typeof EVENTS)[number][] {
  return added === '+' ? EVENTS.slice(1) : EVENTS
}

function sqliteTriggers(): string[] {
  return TABLES.flatMap(([table, column, kind, added]) =>
    eventsOf(added).map((event) => {
      const value = `${event === 'delete' ? 'OLD' : 'NEW'}.${column}`
      return `CREATE TRIGGER followed_${table}_${kind.replace('-', '_')}_${event} AFTER ${event.toUpperCase()} ON ${table}
        WHEN ${whenOf(table, column, value)} BEGIN
        INSERT INTO changed_rows (tx, kind, id) VALUES (0, '${kind}', ${value}); END`
    }),
  )
}

/** An exception of an order belongs to it. */
function whenOf(table: string, column: string, value: string): string {
  if (table !== 'exceptions' || column !== 'id') return `${value} IS NOT NULL`
  return `${value.slice(0, 3)}.order_id IS NULL`
}

/** One function a column: what a trigger is told by arguments it could only look up in the whole row as JSON. */
function postgresTriggers(): string[] {
  const columns = [...new Set(TABLES.map(([, column]) => column))]
  return [
    ...columns.map(
      (column) => `CREATE FUNCTION note_changed_${column}() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE changed text := CASE WHEN TG_OP = 'DELETE' THEN OLD.${column} ELSE NEW.${column} END;
        BEGIN
          IF changed IS NOT NULL THEN
            INSERT INTO changed_rows (tx, kind, id)
            VALUES (pg_current_xact_id()::text::bigint, TG_ARGV[0], changed);
          END IF;
          RETURN NULL;
        END $$`,
    ),
    ...TABLES.map(
      ([table, column, kind, added]) =>
        `CREATE TRIGGER followed_${kind.replace('-', '_')} AFTER ${eventsOf(added).join(' OR ').toUpperCase()} ON ${table}
        FOR EACH ROW EXECUTE FUNCTION note_changed_${column}('${kind}')`,
    ),
  ]
}

/**
 * What has changed, for the programs that keep a copy (ADR 16): one row a change, in the order of the commits on SQLite;
 * on PostgreSQL by transaction, of which those below the oldest running one are complete. Such a program keeps what it
 * was told while its hub was away in `waiting_acts`, and how far its copy is in `follow_state`.
 */
export const following: Migration = {
  version: 74,
  name: 'following',
  up: ({ text, integer, serialKey, table, clustered, dialect }) => [
    `CREATE TABLE changed_rows (
      no ${serialKey},
      tx ${integer} NOT NULL,
      kind ${text} NOT NULL,
      id ${text} NOT NULL
    )${table}`,
    ...(dialect === 'sqlite' ? [] : ['CREATE INDEX changed_rows_in_order ON changed_rows (tx, no)']),
    ...(dialect === 'postgres' ? [] : sqliteTriggers()),
    ...(dialect === 'sqlite' ? [] : postgresTriggers()),
    `CREATE TABLE waiting_acts (
      no ${serialKey},
      command_id ${text} NOT NULL UNIQUE,
      state ${text} NOT NULL,
      at ${integer} NOT NULL,
      type ${text} NOT NULL,
      actor ${text} NOT NULL,
      doc ${text} NOT NULL
    )${table}`,
    `CREATE TABLE follow_state (key ${text} NOT NULL PRIMARY KEY, doc ${text} NOT NULL)${clustered}`,
    `ALTER TABLE devices ADD COLUMN keeps_copy ${integer} NOT NULL DEFAULT 0`,
  ],
}
