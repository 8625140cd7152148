import type { PoolClient } from 'pg'

/** What is searched, as it is spelt there. */
const INDEXES = [
  { name: 'order_search_trigrams', table: 'order_search', text: 'text' },
  { name: 'product_trigrams', table: 'products', text: 'search' },
  { name: 'stock_trigrams', table: 'stock', text: 'lower(sku)' },
  { name: 'exception_trigrams', table: 'exceptions', text: 'search' },
  { name: 'catalogue_trigrams', table: 'catalogue_items', text: 'search' },
]

/**
 * Builds the indexes by which parts of texts are found, while others read and write; one that is there stays, one
 * that broke off is built anew. Where pg_trgm may not be created every text is read instead.
 */
export async function buildTrigrams(client: PoolClient): Promise<'built' | 'there' | 'not-allowed'> {
  const { rows: found } = await client.query<{ name: string }>(
    'SELECT relname AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE indisvalid AND relnamespace = current_schema()::regnamespace',
  )
  const there = new Set(found.map(({ name }) => name))
  const missing = INDEXES.filter(({ name }) => !there.has(name))
  if (missing.length === 0) return 'there'
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
  } catch {
    return 'not-allowed'
  }
  // It may have been created in another schema.
  const { rows } = await client.query<{ schema: string }>(
    `SELECT quote_ident(nspname) AS schema FROM pg_extension
      JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'pg_trgm'`,
  )
  const operators = `${rows[0]?.schema ?? 'public'}.gin_trgm_ops`
  for (const { name, table, text } of missing) {
    await client.query(`DROP INDEX IF EXISTS ${name}`)
    await client.query(`CREATE INDEX CONCURRENTLY ${name} ON ${table} USING gin (${text} ${operators})`)
  }
  return 'built'
}
