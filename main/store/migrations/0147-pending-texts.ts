import type { Migration } from './migration.ts'

interface Noted {
  readonly pending: string
  readonly key: string
  readonly table: string
  /** Ends the triggers' names. */
  readonly of: string
  readonly keyOf: (row: 'NEW' | 'OLD') => string
  /** null = the key is the text. */
  readonly text: string | null
}

const NOTED: readonly Noted[] = [
  {
    pending: 'search_pending',
    key: 'order_id',
    table: 'order_search',
    of: 'order',
    keyOf: (row) => `${row}.order_id`,
    text: 'text',
  },
  {
    pending: 'search_sku_pending',
    key: 'id',
    table: 'products',
    of: 'products',
    keyOf: (row) => `${row}.sku`,
    text: 'search',
  },
  {
    pending: 'search_sku_pending',
    key: 'id',
    table: 'stock',
    of: 'stock',
    keyOf: (row) => `${row}.sku`,
    text: null,
  },
  {
    pending: 'search_exception_pending',
    key: 'id',
    table: 'exceptions',
    of: 'exceptions',
    keyOf: (row) => `${row}.id`,
    text: 'search',
  },
  {
    pending: 'search_catalogue_pending',
    key: 'id',
    table: 'catalogue_items',
    of: 'catalogue_items',
    keyOf: (row) => `${row}.channel_id || ' ' || ${row}.item_id`,
    text: 'search',
  },
]

/**
 * A text that changes again before the index took it in is noted once. In SQLite the conflict clause of a trigger gives
 * way to that of the statement that fires it, so `INSERT OR IGNORE` (0086, 0139) failed under an upsert.
 */
export const pendingTexts: Migration = {
  version: 147,
  name: 'pending-texts',
  up: ({ dialect }) =>
    dialect === 'postgres'
      ? []
      : NOTED.flatMap(({ pending, key, table, of, keyOf, text }) => {
          const note = (row: 'NEW' | 'OLD') =>
            `INSERT INTO ${pending} (${key}) SELECT ${keyOf(row)}
              WHERE NOT EXISTS (SELECT 1 FROM ${pending} WHERE ${key} = ${keyOf(row)});`
          const trigger = (change: string, when: string, row: 'NEW' | 'OLD') => [
            `DROP TRIGGER search_of_${change}_${of}`,
            `CREATE TRIGGER search_of_${change}_${of} AFTER ${when} BEGIN ${note(row)} END`,
          ]
          return [
            ...trigger('new', `INSERT ON ${table}`, 'NEW'),
            ...trigger('gone', `DELETE ON ${table}`, 'OLD'),
            ...(text === null
              ? []
              : trigger('changed', `UPDATE OF ${text} ON ${table} WHEN NEW.${text} <> OLD.${text}`, 'NEW')),
          ]
        }),
}
