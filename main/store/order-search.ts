import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from './schema.ts'
import { likePattern, PART_LETTERS, searchWords, textTokens, wordTokens } from './search-text.ts'

/** `few`: the ids as a subquery; `many`: a condition on the column that names the order, for rows that are walked
 * through in their order. */
export type FoundOrders =
  | { readonly kind: 'few'; readonly ids: RawBuilder<string> }
  | { readonly kind: 'many'; readonly isFound: (column: string) => RawBuilder<SqlBool> }

/** Rows of a table whose order is found. */
export function inOrders(found: FoundOrders | null, table: string, column = 'order_id'): RawBuilder<SqlBool> {
  const name = `${table}.${column}`
  if (found === null) return sql<SqlBool>`1 = 1`
  return found.kind === 'few' ? sql<SqlBool>`${sql.ref(name)} in (${found.ids})` : found.isFound(name)
}

/** How a database finds orders by the words of their text. */
export interface OrderSearch {
  /** null = nothing is looked for. */
  find(db: Db, search: string): Promise<FoundOrders | null>
  /** How many orders there are. */
  total(db: Db): Promise<number>
  /** Whether texts have changed that the index does not know yet. */
  isIndexing(db: Db): Promise<boolean>
  /** Takes up to so many of them into the index. Returns how many it took. */
  index(db: Db, limit: number): Promise<number>
}

/**
 * More orders than these are not gathered and sorted: those that come first in the order of the list are looked at one
 * by one until a page is full, of which there are few when so many match. In between it costs most, with the root of all
 * orders.
 */
const MANY = 3_000
/** Changed since they were indexed: beyond these all texts are read instead. */
const MOST_PENDING = 3_000

/** By FTS5 with tokens of our own; what has changed since it was indexed, and what is found, is compared as it is now. */
export const indexedSearch: OrderSearch = {
  async find(db, search) {
    const words = searchWords(search)
    if (words.length === 0) return null
    const isMatch = textMatches(words)
    const changed = sql`select search_pending.order_id from search_pending
      join order_search on order_search.order_id = search_pending.order_id where ${isMatch}`
    if ((await countUpTo(db, PENDING, MOST_PENDING)) > MOST_PENDING)
      return { kind: 'few', ids: sql`select order_id from order_search where ${isMatch}` }
    const match = words
      .flatMap(wordTokens)
      .map((token) => `"${token}"`)
      .join(' ')
    const { rows } = await sql<{ no: number }>`
      select rowid as no from search_words where search_words match ${match} limit ${MANY + 1}`.execute(db)
    if (rows.length > MANY) return { kind: 'many', isFound: walked(isMatch) }
    return {
      kind: 'few',
      ids: sql`select search_orders.order_id from ${valuesOf(rows.map(({ no }) => no))} as known
        join search_orders on search_orders.no = known.value
        join order_search on order_search.order_id = search_orders.order_id where ${isMatch}
        union ${changed}`,
    }
  },
  async total(db) {
    const { rows } = await sql<{ orders: number }>`select orders from order_total`.execute(db)
    return rows[0]?.orders ?? 0
  },
  async isIndexing(db) {
    return (await countUpTo(db, PENDING, 0)) > 0
  },
  async index(db, limit) {
    const { rows } = await sql<PendingText>`
      select search_pending.order_id, order_search.text, search_orders.no from search_pending
      left join order_search on order_search.order_id = search_pending.order_id
      left join search_orders on search_orders.order_id = search_pending.order_id
      limit ${limit}`.execute(db)
    const isGone = ({ text }: PendingText) => text === null
    const known = rows.flatMap(({ no }) => no ?? [])
    await sql`delete from search_words where rowid in ${valuesOf(known)}`.execute(db)
    const gone = rows.filter(isGone).flatMap(({ no }) => no ?? [])
    await sql`delete from search_orders where no in ${valuesOf(gone)}`.execute(db)
    const there = rows.filter((row) => !isGone(row))
    const fresh = there.filter(({ no }) => no === null).map(({ order_id }) => order_id)
    const added = await sql<{ order_id: string; no: number }>`
      insert into search_orders (order_id) select value from ${valuesOf(fresh)} where true returning order_id, no`.execute(
      db,
    )
    const numbers = new Map(added.rows.map(({ order_id, no }) => [order_id, no]))
    const texts = there
      .map(({ order_id, no, text }) => [no ?? numbers.get(order_id) ?? 0, tokensOf(text ?? '')] as const)
      .toSorted(([one], [other]) => one - other)
    await sql`insert into search_words (rowid, text)
      select json_extract(value, '$[0]'), json_extract(value, '$[1]') from ${valuesOf(texts)}`.execute(db)
    const done = rows.map(({ order_id }) => order_id)
    await sql`delete from search_pending where order_id in ${valuesOf(done)}`.execute(db)
    return rows.length
  },
}

/** An order whose text has changed; without a text it is gone, without a number it was not indexed yet. */
interface PendingText {
  readonly order_id: string
  readonly text: string | null
  readonly no: number | null
}

const PENDING = sql`select 1 from search_pending`

function tokensOf(text: string): string {
  return [...textTokens(text)].join(' ')
}

/** One statement however many there are. */
function valuesOf(values: readonly unknown[]) {
  return sql`(select value from json_each(${JSON.stringify(values)}))`
}

/** Where the database has an index of its own for parts of a text, or none at all. */
export const plainSearch: OrderSearch = {
  async find(db, search) {
    const words = searchWords(search)
    if (words.length === 0) return null
    const isMatch = textMatches(words)
    const { rows } = await sql<{ order_id: string }>`
      select order_id from order_search where ${isMatch} limit ${MANY + 1}`.execute(db)
    if (rows.length > MANY) return { kind: 'many', isFound: walked(isMatch) }
    return {
      kind: 'few',
      ids: sql`select json_array_elements_text(${JSON.stringify(rows.map((row) => row.order_id))}::json)`,
    }
  },
  async total(db) {
    const { rows } = await sql<{ orders: number }>`select count(*) as orders from orders`.execute(db)
    return Number(rows[0]?.orders ?? 0)
  },
  isIndexing: async () => false,
  index: async () => 0,
}

function walked(isMatch: RawBuilder<SqlBool>) {
  return (column: string) =>
    sql<SqlBool>`exists (select 1 from order_search where order_search.order_id = ${sql.ref(column)} and ${isMatch})`
}

async function countUpTo(db: Db, rows: RawBuilder<unknown>, most: number): Promise<number> {
  const counted = await sql<{
    count: number
  }>`select count(*) as count from (${rows} limit ${most + 1}) as some`.execute(db)
  return Number(counted.rows[0]?.count ?? 0)
}

function textMatches(words: readonly string[]): RawBuilder<SqlBool> {
  const conditions = words.map((word) =>
    word.length < PART_LETTERS
      ? sql`' ' || order_search.text like ${likePattern(` ${word}`)} escape '\\'`
      : sql`order_search.text like ${likePattern(word)} escape '\\'`,
  )
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}
