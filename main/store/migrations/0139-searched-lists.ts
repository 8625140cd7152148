import type { Migration } from './migration.ts'

/** As one token each, whatever stands in a number or a name; the four that quoting needs are written as others are. */
const TOKEN_CHARS = '!#$%&()*+,-./:;<=>?@[]^_{|}~'

interface Searched {
  readonly words: string
  readonly numbers: string
  readonly pending: string
  /** Tables whose rows have such texts: the key of a row, and the column of its text; null = the key itself. */
  readonly from: readonly {
    readonly table: string
    readonly key: readonly string[]
    readonly text: string | null
  }[]
}

const SEARCHED: readonly Searched[] = [
  {
    words: 'search_sku_words',
    numbers: 'search_skus',
    pending: 'search_sku_pending',
    from: [
      { table: 'products', key: ['sku'], text: 'search' },
      { table: 'stock', key: ['sku'], text: null },
    ],
  },
  {
    words: 'search_exception_words',
    numbers: 'search_exceptions',
    pending: 'search_exception_pending',
    from: [{ table: 'exceptions', key: ['id'], text: 'search' }],
  },
  {
    words: 'search_catalogue_words',
    numbers: 'search_catalogue',
    pending: 'search_catalogue_pending',
    from: [{ table: 'catalogue_items', key: ['channel_id', 'item_id'], text: 'search' }],
  },
]

/**
 * Products, exceptions and what shops' catalogues hold are found as orders are (0086): in SQLite by the parts of their
 * words, in an index that takes in what has changed; in PostgreSQL by an index that it builds beside what runs.
 */
export const searchedLists: Migration = {
  version: 139,
  name: 'searched-lists',
  up: ({ text, table, clustered, dialect }) => [
    "CREATE INDEX catalogue_items_by_key ON catalogue_items ((channel_id || ' ' || item_id))",
    ...(dialect === 'postgres'
      ? []
      : SEARCHED.flatMap(({ words, numbers, pending, from }) => [
          `CREATE VIRTUAL TABLE ${words} USING fts5 (
            text, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '${TOKEN_CHARS}'"
          )`,
          `CREATE TABLE ${numbers} (no INTEGER PRIMARY KEY, id ${text} NOT NULL UNIQUE)${table}`,
          `CREATE TABLE ${pending} (id ${text} NOT NULL PRIMARY KEY)${clustered}`,
          ...from.flatMap((of) => {
            const keyOf = (row: string) => of.key.map((column) => `${row}${column}`).join(" || ' ' || ")
            const note = (row: string) => `INSERT OR IGNORE INTO ${pending} (id) VALUES (${keyOf(row)});`
            const named = (event: string) => `CREATE TRIGGER search_of_${event}_${of.table} AFTER`
            return [
              `INSERT OR IGNORE INTO ${pending} (id) SELECT ${keyOf('')} FROM ${of.table}`,
              `${named('new')} INSERT ON ${of.table} BEGIN ${note('NEW.')} END`,
              `${named('gone')} DELETE ON ${of.table} BEGIN ${note('OLD.')} END`,
              ...(of.text === null
                ? []
                : [
                    `${named('changed')} UPDATE OF ${of.text} ON ${of.table} WHEN NEW.${of.text} <> OLD.${of.text}
                      BEGIN ${note('NEW.')} END`,
                  ]),
            ]
          }),
        ])),
  ],
}
