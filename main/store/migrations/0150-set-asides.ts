import type { Migration } from './migration.ts'

const ON_SQLITE = (['insert', 'update', 'delete'] as const).map(
  (event) => `CREATE TRIGGER followed_set_asides_stock_${event}
    AFTER ${event.toUpperCase()} ON set_asides BEGIN
    INSERT INTO changed_rows (tx, kind, id) VALUES (0, 'stock', ${event === 'delete' ? 'OLD' : 'NEW'}.sku); END`,
)
const ON_POSTGRES = `CREATE TRIGGER followed_stock AFTER INSERT OR UPDATE OR DELETE ON set_asides
  FOR EACH ROW EXECUTE FUNCTION note_changed_sku('stock')`

/** Units that desktops may hand out while they work alone (ADR 22); programs with a copy follow them with their product's stock. */
export const setAsides: Migration = {
  version: 150,
  name: 'set-asides',
  up: ({ text, integer, clustered, dialect }) => [
    `CREATE TABLE set_asides (
      sku ${text} NOT NULL,
      device_id ${text} NOT NULL,
      site_id ${text} NOT NULL,
      name ${text} NOT NULL,
      quantity ${integer} NOT NULL CHECK (quantity > 0),
      usable ${integer} NOT NULL CHECK (usable >= 0 AND usable <= quantity),
      PRIMARY KEY (sku, device_id)
    )${clustered}`,
    ...(dialect === 'postgres' ? [] : ON_SQLITE),
    ...(dialect === 'sqlite' ? [] : [ON_POSTGRES]),
  ],
}
