import type { Migration } from './migration.ts'

const ON_SQLITE = (['insert', 'update', 'delete'] as const).map(
  (event) => `CREATE TRIGGER followed_take_backs_order_${event}
    AFTER ${event.toUpperCase()} ON take_backs BEGIN
    INSERT INTO changed_rows (tx, kind, id) VALUES (0, 'order', ${event === 'delete' ? 'OLD' : 'NEW'}.order_id); END`,
)
const ON_POSTGRES = `CREATE TRIGGER followed_order AFTER INSERT OR UPDATE OR DELETE ON take_backs
  FOR EACH ROW EXECUTE FUNCTION note_changed_order_id('order')`

/**
 * What a lead took back from a site that was away (ADR 18): the epoch of a fulfilment is that of its last row, 0 without
 * one. Programs with a copy follow it with the order. `in_step_at`: when the copy of a device was last as the hub is;
 * `away_since`: when its connection was seen to end.
 */
export const takeBacks: Migration = {
  version: 116,
  name: 'take-backs',
  up: ({ text, integer, clustered, dialect }) => [
    `CREATE TABLE take_backs (
      fulfillment_id ${text} NOT NULL,
      epoch ${integer} NOT NULL,
      order_id ${text} NOT NULL,
      at ${integer} NOT NULL,
      doc ${text} NOT NULL,
      PRIMARY KEY (fulfillment_id, epoch)
    )${clustered}`,
    'CREATE INDEX take_backs_by_order ON take_backs (order_id)',
    `ALTER TABLE devices ADD COLUMN in_step_at ${integer}`,
    `ALTER TABLE devices ADD COLUMN away_since ${integer}`,
    ...(dialect === 'postgres' ? [] : ON_SQLITE),
    ...(dialect === 'sqlite' ? [] : [ON_POSTGRES]),
  ],
}
