import type { Migration } from './migration.ts'

const ON_SQLITE = (['insert', 'update', 'delete'] as const).map(
  (event) => `CREATE TRIGGER followed_expected_receipts_stock_${event}
    AFTER ${event.toUpperCase()} ON expected_receipts BEGIN
    INSERT INTO changed_rows (tx, kind, id) VALUES (0, 'stock', ${event === 'delete' ? 'OLD' : 'NEW'}.sku); END`,
)
const ON_POSTGRES = `CREATE TRIGGER followed_stock AFTER INSERT OR UPDATE OR DELETE ON expected_receipts
  FOR EACH ROW EXECUTE FUNCTION note_changed_sku('stock')`

/** Programs with a copy follow what is expected of a SKU with its stock, as 0074 does for other tables. */
export const followReceipts: Migration = {
  version: 91,
  name: 'follow-receipts',
  up: ({ dialect }) => [
    ...(dialect === 'postgres' ? [] : ON_SQLITE),
    ...(dialect === 'sqlite' ? [] : [ON_POSTGRES]),
  ],
}
