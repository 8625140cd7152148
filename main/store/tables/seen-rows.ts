import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { SitesSeen } from '../../app/ports/sites-seen.ts'

type Condition = RawBuilder<SqlBool>

const ALWAYS = sql<SqlBool>`1 = 1`
const NEVER = sql<SqlBool>`1 = 0`

/** Rows whose column names a site seen. */
export function atSitesSeen(seen: SitesSeen, column: string): Condition {
  if (seen === 'every-site') return ALWAYS
  return seen.length === 0 ? NEVER : sql<SqlBool>`${sql.ref(column)} in (${sql.join(seen)})`
}

/** Orders of which a site seen ships a part. */
export function ordersSeen(seen: SitesSeen): Condition {
  if (seen === 'every-site') return ALWAYS
  return seen.length === 0 ? NEVER : sql<SqlBool>`(${sql.join(seen.map(hasSite), sql` or `)})`
}

/** Exact, unlike LIKE, which SQLite matches in any case. */
function hasSite(siteId: string): Condition {
  return sql<SqlBool>`orders.site_ids <> replace(orders.site_ids, ${`|${siteId}|`}, '')`
}

/** Exceptions at a site seen, or at none and of an order that is; their order is joined. */
export function exceptionsSeen(seen: SitesSeen): Condition {
  if (seen === 'every-site') return ALWAYS
  return sql<SqlBool>`(${atSitesSeen(seen, 'exceptions.site_id')} or (exceptions.site_id is null and ${ordersSeen(seen)}))`
}

/** Expected returns that come to a site seen. Inside of a text the quotes would be escaped: only the field itself is found. */
export function announcedReturnsSeen(seen: SitesSeen): Condition {
  if (seen === 'every-site') return ALWAYS
  if (seen.length === 0) return NEVER
  const comesTo = (siteId: string) =>
    sql<SqlBool>`doc <> replace(doc, ${`"siteId":${JSON.stringify(siteId)}`}, '')`
  return sql<SqlBool>`(${sql.join(seen.map(comesTo), sql` or `)})`
}
