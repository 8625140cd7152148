import type { Migration } from './migration.ts'

/** As one token each, whatever stands in a number or a name; the four that quoting needs are written as others are. */
const TOKEN_CHARS = '!#$%&()*+,-./:;<=>?@[]^_{|}~'

/**
 * Orders are found by the parts of their words: PostgreSQL by an index that it builds beside what runs, SQLite by FTS5.
 * There: which orders the index knows, by a number of its own, and which have changed since, all of them at first; and how
 * many orders there are. Lists of what is closed by due instant and of everything by when it was placed have an index, too.
 */
export const fullText: Migration = {
  version: 86,
  name: 'full-text',
  up: ({ text, table, clustered, dialect }) => [
    `CREATE INDEX orders_closed_due ON orders (due_at, id, state)
      WHERE state IN ('shipped', 'delivered', 'cancelled', 'returned')`,
    'CREATE INDEX orders_by_placing ON orders (placed_at, id)',
    ...(dialect === 'postgres'
      ? []
      : [
          `CREATE VIRTUAL TABLE search_words USING fts5 (
            text, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '${TOKEN_CHARS}'"
          )`,
          `CREATE TABLE search_orders (no INTEGER PRIMARY KEY, order_id ${text} NOT NULL UNIQUE)${table}`,
          `CREATE TABLE search_pending (order_id ${text} NOT NULL PRIMARY KEY)${clustered}`,
          `CREATE TABLE order_total (orders INTEGER NOT NULL)${table}`,
          'INSERT INTO order_total SELECT count(*) FROM orders',
          'CREATE TRIGGER count_of_new_order AFTER INSERT ON orders BEGIN UPDATE order_total SET orders = orders + 1; END',
          'CREATE TRIGGER count_of_gone_order AFTER DELETE ON orders BEGIN UPDATE order_total SET orders = orders - 1; END',
          'INSERT INTO search_pending (order_id) SELECT order_id FROM order_search ORDER BY order_id',
          `CREATE TRIGGER search_of_new_order AFTER INSERT ON order_search BEGIN
            INSERT OR IGNORE INTO search_pending (order_id) VALUES (new.order_id); END`,
          `CREATE TRIGGER search_of_changed_order AFTER UPDATE OF text ON order_search WHEN new.text <> old.text BEGIN
            INSERT OR IGNORE INTO search_pending (order_id) VALUES (new.order_id); END`,
          `CREATE TRIGGER search_of_gone_order AFTER DELETE ON order_search BEGIN
            INSERT OR IGNORE INTO search_pending (order_id) VALUES (old.order_id); END`,
        ]),
  ],
}
