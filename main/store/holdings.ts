import type { Database } from 'better-sqlite3'
import { z } from 'zod'

/** What is in a store, as people compare copies. */
export const holdings = z.object({
  sites: z.int(),
  products: z.int(),
  orders: z.int(),
  /** The last command recorded; null: none. */
  lastCommand: z.object({ seq: z.int(), at: z.int() }).nullable(),
  /** Transactions that changed anything; 0 in stores of programs that did not count them. */
  commits: z.int(),
})
export type Holdings = z.infer<typeof holdings>

/** Of a store of any schema: what it has no table for, it holds none of. */
export function holdingsOf(database: Database): Holdings {
  const tables = new Set(
    database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all(),
  )
  const number = (sql: string): number => database.prepare<[], number>(sql).pluck().get() ?? 0
  const count = (table: string) => (tables.has(table) ? number(`SELECT count(*) FROM ${table}`) : 0)
  return {
    sites: count('sites'),
    products: count('products'),
    orders: count('orders'),
    lastCommand: tables.has('journal')
      ? (database
          .prepare<[], { seq: number; at: number }>('SELECT seq, at FROM journal ORDER BY seq DESC LIMIT 1')
          .get() ?? null)
      : null,
    commits: tables.has('counters') ? number("SELECT value FROM counters WHERE name = 'commits'") : 0,
  }
}

/** How far a store has come, and whether it holds anything, without counting its rows. */
export function standingOf(
  database: Database,
): Pick<Holdings, 'lastCommand' | 'commits'> & { readonly isEmpty: boolean } {
  const value = (sql: string): number => database.prepare<[], number>(sql).pluck().get() ?? 0
  const has = (table: string) => value(`SELECT EXISTS (SELECT 1 FROM ${table})`) === 1
  return {
    lastCommand:
      database
        .prepare<[], { seq: number; at: number }>('SELECT seq, at FROM journal ORDER BY seq DESC LIMIT 1')
        .get() ?? null,
    commits: value("SELECT value FROM counters WHERE name = 'commits'"),
    isEmpty: !['sites', 'products', 'orders'].some(has),
  }
}

/** A workspace that nobody has set up. */
export function holdsNothing({
  sites,
  products,
  orders,
}: Pick<Holdings, 'sites' | 'products' | 'orders'>): boolean {
  return sites + products + orders === 0
}

/** `one` holds less than half of what `other` does: it must not take its place unasked. */
export function holdsMuchLess(one: Holdings, other: Holdings): boolean {
  return weight(one) * 2 < weight(other)
}

function weight({ sites, products, orders }: Holdings): number {
  return sites + products + orders
}
