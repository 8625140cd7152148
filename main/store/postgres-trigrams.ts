import type { PoolClient } from 'pg'

const INDEX = 'order_search_trigrams'

/**
 * Builds the index by which parts of orders' texts are found, while others read and write; one that is there stays, one
 * that broke off is built anew. Where pg_trgm may not be created every text is read instead.
 */
export async function buildTrigrams(client: PoolClient): Promise<'built' | 'there' | 'not-allowed'> {
  const { rows: found } = await client.query<{ valid: boolean }>(
    'SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)',
    [INDEX],
  )
  if (found[0]?.valid === true) return 'there'
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
  await client.query(`DROP INDEX IF EXISTS ${INDEX}`)
  const operators = `${rows[0]?.schema ?? 'public'}.gin_trgm_ops`
  await client.query(`CREATE INDEX CONCURRENTLY ${INDEX} ON order_search USING gin (text ${operators})`)
  return 'built'
}
