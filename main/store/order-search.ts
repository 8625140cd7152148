import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from './schema.ts'
import { likePattern, PART_LETTERS, searchWords, textTokens, wordTokens } from './search-text.ts'
import { ORDER_TEXTS, SEARCHED, type SearchedTexts } from './searched-texts.ts'

/** `few`: the keys as a subquery; `many`: they are not gathered, each text is compared where it comes in a list. */
export type FoundTexts =
  | { readonly kind: 'few'; readonly ids: RawBuilder<string> }
  | { readonly kind: 'many' }

/** `many`: a condition on the column that names the order, for rows that are walked through in their order. */
export type FoundOrders =
  | { readonly kind: 'few'; readonly ids: RawBuilder<string> }
  | { readonly kind: 'many'; readonly isFound: (column: string) => RawBuilder<SqlBool> }

/** Rows of a table whose order is found. */
export function inOrders(found: FoundOrders | null, table: string, column = 'order_id'): RawBuilder<SqlBool> {
  const name = `${table}.${column}`
  if (found === null) return sql<SqlBool>`1 = 1`
  return found.kind === 'few' ? sql<SqlBool>`${sql.ref(name)} in (${found.ids})` : found.isFound(name)
}

/** How a database finds orders, products and the like by the words of their text. */
export interface OrderSearch {
  /** null = nothing is looked for. */
  find(db: Db, search: string): Promise<FoundOrders | null>
  /** The same of other texts. */
  findIn(db: Db, texts: SearchedTexts, search: string): Promise<FoundTexts | null>
  /** How many orders there are. */
  total(db: Db): Promise<number>
  /** Whether texts have changed that the index does not know yet. */
  isIndexing(db: Db): Promise<boolean>
  /** Takes up to so many of them into the index. Returns how many it took. */
  index(db: Db, limit: number): Promise<number>
}

/**
 * More than these are not gathered and sorted: those that come first in the order of the list are looked at one
 * by one until a page is full, of which there are few when so many match. In between it costs most, with the root of all
 * there are.
 */
const MANY = 3_000
/** Changed since they were indexed: beyond these all texts are read instead. */
const MOST_PENDING = 3_000

async function findOrders(search: OrderSearch, db: Db, text: string): Promise<FoundOrders | null> {
  const found = await search.findIn(db, ORDER_TEXTS, text)
  if (found?.kind !== 'many') return found
  return { kind: 'many', isFound: (column) => textMatches(text, ORDER_TEXTS.textOf(sql.ref(column))) }
}

/** By FTS5 with tokens of our own; what has changed since it was indexed, and what is found, is compared as it is now. */
export const indexedSearch: OrderSearch = {
  find: (db, search) => findOrders(indexedSearch, db, search),
  async findIn(db, texts, search) {
    const words = searchWords(search)
    if (words.length === 0) return null
    const [pending, numbers, index] = tablesOf(texts)
    if ((await countUpTo(db, sql`select 1 from ${pending}`, MOST_PENDING)) > MOST_PENDING)
      return {
        kind: 'few',
        ids: sql`select id from (${texts.all}) as texts where ${textMatches(search, sql.ref('texts.text'))}`,
      }
    const match = words
      .flatMap(wordTokens)
      .map((token) => `"${token}"`)
      .join(' ')
    const { rows } = await sql<{ no: number }>`
      select rowid as no from ${index} where ${index} match ${match} limit ${MANY + 1}`.execute(db)
    if (rows.length > MANY) return { kind: 'many' }
    const known = sql.ref(`${texts.numbers}.${texts.key}`)
    const changed = sql.ref(`${texts.pending}.${texts.key}`)
    return {
      kind: 'few',
      ids: sql`select ${known} from ${valuesOf(rows.map(({ no }) => no))} as known
        join ${numbers} on ${sql.ref(`${texts.numbers}.no`)} = known.value
        where ${textMatches(search, texts.textOf(known))}
        union select ${changed} from ${pending} where ${textMatches(search, texts.textOf(changed))}`,
    }
  },
  async total(db) {
    const { rows } = await sql<{ orders: number }>`select orders from order_total`.execute(db)
    return rows[0]?.orders ?? 0
  },
  async isIndexing(db) {
    for (const { pending } of SEARCHED)
      if ((await countUpTo(db, sql`select 1 from ${sql.table(pending)}`, 0)) > 0) return true
    return false
  },
  async index(db, limit) {
    let taken = 0
    for (const texts of SEARCHED) if (taken < limit) taken += await indexTexts(db, texts, limit - taken)
    return taken
  },
}

function tablesOf({ pending, numbers, words }: SearchedTexts) {
  return [sql.table(pending), sql.table(numbers), sql.table(words)] as const
}

async function indexTexts(db: Db, texts: SearchedTexts, limit: number): Promise<number> {
  const [pending, numbers, index] = tablesOf(texts)
  const key = sql.ref(texts.key)
  const changed = sql.ref(`${texts.pending}.${texts.key}`)
  const { rows } = await sql<PendingText>`
    select ${changed} as id, ${texts.textOf(changed)} as text, ${sql.ref(`${texts.numbers}.no`)} as no
    from ${pending} left join ${numbers} on ${sql.ref(`${texts.numbers}.${texts.key}`)} = ${changed}
    limit ${limit}`.execute(db)
  if (rows.length === 0) return 0
  const isGone = ({ text }: PendingText) => text === null
  const known = rows.flatMap(({ no }) => no ?? [])
  await sql`delete from ${index} where rowid in ${valuesOf(known)}`.execute(db)
  const gone = rows.filter(isGone).flatMap(({ no }) => no ?? [])
  await sql`delete from ${numbers} where no in ${valuesOf(gone)}`.execute(db)
  const there = rows.filter((row) => !isGone(row))
  const fresh = there.filter(({ no }) => no === null).map(({ id }) => id)
  const added = await sql<{ id: string; no: number }>`
    insert into ${numbers} (${key}) select value from ${valuesOf(fresh)} where true
    returning ${key} as id, no`.execute(db)
  const given = new Map(added.rows.map(({ id, no }) => [id, no]))
  const tokens = there
    .map(({ id, no, text }) => [no ?? given.get(id) ?? 0, tokensOf(text ?? '')] as const)
    .toSorted(([one], [other]) => one - other)
  await sql`insert into ${index} (rowid, text)
    select json_extract(value, '$[0]'), json_extract(value, '$[1]') from ${valuesOf(tokens)}`.execute(db)
  await sql`delete from ${pending} where ${key} in ${valuesOf(rows.map(({ id }) => id))}`.execute(db)
  return rows.length
}

/** A text that has changed; without one it is gone, without a number it was not indexed yet. */
interface PendingText {
  readonly id: string
  readonly text: string | null
  readonly no: number | null
}

function tokensOf(text: string): string {
  return [...textTokens(text)].join(' ')
}

/** One statement however many there are. */
function valuesOf(values: readonly unknown[]) {
  return sql`(select value from json_each(${JSON.stringify(values)}))`
}

/** Where the database has an index of its own for parts of a text, or none at all. */
export const plainSearch: OrderSearch = {
  find: (db, search) => findOrders(plainSearch, db, search),
  async findIn(db, texts, search) {
    if (searchWords(search).length === 0) return null
    const { rows } = await sql<{ id: string }>`
      select id from (${texts.all}) as texts where ${textMatches(search, sql.ref('texts.text'))}
      limit ${MANY + 1}`.execute(db)
    if (rows.length > MANY) return { kind: 'many' }
    return {
      kind: 'few',
      ids: sql`select json_array_elements_text(${JSON.stringify(rows.map(({ id }) => id))}::json)`,
    }
  },
  async total(db) {
    const { rows } = await sql<{ orders: number }>`select count(*) as orders from orders`.execute(db)
    return Number(rows[0]?.orders ?? 0)
  },
  isIndexing: async () => false,
  index: async () => 0,
}

/** How many there are, up to `most` and one more. */
export async function countUpTo(db: Db, rows: RawBuilder<unknown>, most: number): Promise<number> {
  const counted = await sql<{
    count: number
  }>`select count(*) as count from (${rows} limit ${most + 1}) as few`.execute(db)
  return Number(counted.rows[0]?.count ?? 0)
}

/** All words of `search` stand in the text: in any place, short ones where a word begins. */
export function textMatches(search: string, text: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const conditions = searchWords(search).map((word) =>
    word.length < PART_LETTERS
      ? sql`' ' || ${text} like ${likePattern(` ${word}`)} escape '\\'`
      : sql`${text} like ${likePattern(word)} escape '\\'`,
  )
  return sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}
