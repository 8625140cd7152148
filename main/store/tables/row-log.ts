import { sql } from 'kysely'
import {
  FOLLOWED_KINDS,
  type FollowedGroup,
  type FollowedKind,
  type FollowPosition,
  type GroupKey,
} from '../../../shared/contract/following.ts'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import type { CopyScope, RowLog } from '../../app/ports/row-log.ts'
import type { Db } from '../schema.ts'
import { archivedOf } from './archive.ts'
import { OWN_SETTINGS, ROW_GROUPS } from './row-groups.ts'

const AT_ONCE = 400
const EMPTY: FollowPosition = { tx: 0, no: 0, kind: '', id: '' }

type Row = Readonly<Record<string, unknown>>

/** `horizon`: the oldest transaction that still runs, below which no change can appear any more; null = writers queue. */
export function rowLog(db: Db, horizon: () => Promise<number | null>): RowLog {
  /** Of any table, which Kysely cannot tell by its type. */
  const rowsOf = async (table: string, column: string, ids: readonly unknown[]): Promise<Row[]> => {
    const all: Row[] = []
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const { rows } = await sql<Row>`SELECT * FROM ${sql.table(table)}
        WHERE ${sql.ref(column)} IN (${sql.join(ids.slice(from, from + AT_ONCE))})`.execute(db)
      all.push(...rows)
    }
    return all
  }

  async function ordersInScope(ids: readonly string[], { siteId }: CopyScope): Promise<Set<string>> {
    const archived = await archivedOf(db, ids)
    if (siteId === null) return new Set(ids.filter((id) => !archived.has(id)))
    const rows = await rowsOf('orders', 'id', ids)
    return new Set(
      rows
        .filter((row) => isAtSite(String(row['site_ids']), siteId))
        .map(({ id }) => String(id))
        .filter((id) => !archived.has(id)),
    )
  }

  async function parcelsInScope(ids: readonly string[], scope: CopyScope): Promise<Set<string>> {
    const parts = await rowsOf('fulfillments', 'id', ids)
    const orders = await ordersInScope([...new Set(parts.map((row) => String(row['order_id'])))], scope)
    return new Set(parts.filter((row) => orders.has(String(row['order_id']))).map(({ id }) => String(id)))
  }

  async function labelsInScope(ids: readonly string[], scope: CopyScope): Promise<Set<string>> {
    const purchases = await rowsOf('label_purchases', 'id', ids)
    const parcels = await parcelsInScope(
      [...new Set(purchases.map((row) => String(row['fulfillment_id'])))],
      scope,
    )
    return new Set(
      purchases.filter((row) => parcels.has(String(row['fulfillment_id']))).map(({ id }) => String(id)),
    )
  }

  async function inScope(
    kind: FollowedKind,
    ids: readonly string[],
    scope: CopyScope,
  ): Promise<ReadonlySet<string>> {
    switch (kind) {
      case 'order':
        return ordersInScope(ids, scope)
      case 'parcel':
        return parcelsInScope(ids, scope)
      case 'label':
        return labelsInScope(ids, scope)
      case 'setting':
        return new Set(ids.filter((id) => !OWN_SETTINGS.has(id)))
      default:
        return new Set(ids)
    }
  }

  /** Of a kind, for these ids; a person's row is told only to where they work. */
  async function groupsOf(kind: FollowedKind, ids: readonly string[], scope: CopyScope) {
    const scoped = await inScope(kind, ids, scope)
    const groups = new Map<string, FollowedGroup>(ids.map((id) => [id, { kind, id, rows: [] }]))
    const wanted = [...scoped].map((id) => (kind === 'rules' ? Number(id) : id))
    for (const [table, column] of ROW_GROUPS[kind])
      for (const row of wanted.length === 0 ? [] : await rowsOf(table, column, wanted)) {
        if (kind === 'exception' && row['order_id'] !== null) continue
        if (kind === 'range' && row['owner'] !== scope.deviceId) continue
        if (kind === 'person' && !worksAt(row, scope.siteId)) continue
        groups.get(String(row[column]))?.rows.push({ table, values: plain(row) })
      }
    return [...groups.values()]
  }

  /** An order that comes into the scope brings its parcels and labels, which have not changed. */
  async function withParcels(keys: readonly GroupKey[]): Promise<readonly GroupKey[]> {
    const orders = keys.filter(({ kind }) => kind === 'order').map(({ id }) => id)
    if (orders.length === 0) return keys
    const parts = (await rowsOf('fulfillments', 'order_id', orders)).map(({ id }) => String(id))
    const labels = (await rowsOf('label_purchases', 'fulfillment_id', parts)).map(({ id }) => String(id))
    const all = new Map(keys.map((key) => [`${key.kind}/${key.id}`, key]))
    for (const id of parts) all.set(`parcel/${id}`, { kind: 'parcel', id })
    for (const id of labels) all.set(`label/${id}`, { kind: 'label', id })
    return [...all.values()]
  }

  const limitOf = async (): Promise<number> => (await horizon()) ?? Number.MAX_SAFE_INTEGER

  return {
    async head() {
      const row = await db
        .selectFrom('changed_rows')
        .selectAll()
        .where('tx', '<', await limitOf())
        .orderBy('tx', 'desc')
        .orderBy('no', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ?? EMPTY
    },
    async newest() {
      const row = await db
        .selectFrom('changed_rows')
        .select(['tx', 'no'])
        .orderBy('tx', 'desc')
        .orderBy('no', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ?? EMPTY
    },
    async changedAfter(position, limit) {
      const { tx, no } = position
      const known = await db.selectFrom('changed_rows').selectAll().where('no', '=', no).executeTakeFirst()
      const isKnown =
        no === 0
          ? (await db.selectFrom('changed_rows').select('no').where('no', '=', 1).executeTakeFirst()) !==
              undefined || (await this.head()).no === 0
          : known?.tx === tx && known.kind === position.kind && known.id === position.id
      if (!isKnown) return null
      const rows = await db
        .selectFrom('changed_rows')
        .selectAll()
        .where((eb) => eb.or([eb('tx', '>', tx), eb.and([eb('tx', '=', tx), eb('no', '>', no)])]))
        .where('tx', '<', await limitOf())
        .orderBy('tx')
        .orderBy('no')
        .limit(limit)
        .execute()
      const keys = new Map(rows.flatMap((row) => keyOf(row).map((key) => [`${key.kind}/${key.id}`, key])))
      return { keys: [...keys.values()], position: rows.at(-1) ?? position, isEnd: rows.length < limit }
    },
    async groups(keys, scope) {
      const byKind = Map.groupBy(await withParcels(keys), ({ kind }) => kind)
      const all: FollowedGroup[] = []
      for (const kind of FOLLOWED_KINDS) {
        const ids = byKind.get(kind)?.map(({ id }) => id) ?? []
        if (ids.length > 0) all.push(...(await groupsOf(kind, ids, scope)))
      }
      return all
    },
    async ids(kind, after, limit, scope) {
      const ids = new Set<string>()
      for (const [table, column] of ROW_GROUPS[kind].filter(
        ([name]) => !OF_THEIR_ORDER.has(`${kind}/${name}`),
      )) {
        const beginning = kind === 'rules' ? Number(after === '' ? 0 : after) : after
        const kept = kind === 'order' ? sql`AND ${keptOrders(scope)}` : sql``
        const { rows } = await sql<Row>`SELECT DISTINCT ${sql.ref(column)} AS id FROM ${sql.table(table)}
          WHERE ${sql.ref(column)} > ${beginning} ${kept} ORDER BY 1 LIMIT ${limit}`.execute(db)
        for (const { id } of rows) ids.add(String(id))
      }
      const sorted =
        kind === 'rules' ? [...ids].sort((a, b) => Number(a) - Number(b)) : [...ids].sort(byBytes)
      return sorted.slice(0, limit)
    },
    async put(groups) {
      for (const kind of FOLLOWED_KINDS.toReversed()) {
        const ids = groups
          .filter((group) => group.kind === kind)
          .map(({ id }) => (kind === 'rules' ? Number(id) : id))
        for (const [table, column] of ROW_GROUPS[kind].toReversed())
          for (let from = 0; from < ids.length; from += AT_ONCE)
            await sql`DELETE FROM ${sql.table(table)}
              WHERE ${sql.ref(column)} IN (${sql.join(ids.slice(from, from + AT_ONCE))})
              ${kind === 'exception' ? sql`AND order_id IS NULL` : sql``}`.execute(db)
      }
      for (const kind of FOLLOWED_KINDS)
        for (const [table] of ROW_GROUPS[kind])
          for (const group of groups)
            if (group.kind === kind)
              for (const row of group.rows) if (row.table === table) await insert(table, row.values)
    },
    async changedHere() {
      const rows = await db.selectFrom('changed_rows').select(['kind', 'id']).distinct().execute()
      return rows.flatMap(keyOf)
    },
    async forgetChanges(mark, keys) {
      if (keys === null) return void (await db.deleteFrom('changed_rows').execute())
      await db.deleteFrom('changed_rows').where('no', '>', mark).execute()
      for (const { kind, id } of keys)
        await db.deleteFrom('changed_rows').where('kind', '=', kind).where('id', '=', id).execute()
    },
    async prune(kept, limit) {
      const { no } = await this.head()
      const first = await db.selectFrom('changed_rows').select('no').orderBy('no').limit(1).executeTakeFirst()
      if (first === undefined || first.no > no - kept) return 0
      const until = Math.min(first.no + limit, no - kept)
      const result = await db.deleteFrom('changed_rows').where('no', '<', until).executeTakeFirst()
      return Number(result.numDeletedRows)
    },
  }

  async function insert(table: string, values: FollowedGroup['rows'][number]['values']): Promise<void> {
    const columns = Object.keys(values)
    const given = Object.values(values).map((one) =>
      typeof one === 'object' && one !== null ? Buffer.from(one.bytes, 'base64') : one,
    )
    await sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      VALUES (${sql.join(given)})`.execute(db)
  }
}

/** In the first filling they are found by the orders. */
const OF_THEIR_ORDER: ReadonlySet<string> = new Set(
  ROW_GROUPS.order.filter(([table]) => table !== 'orders').map(([table]) => `order/${table}`),
)

function keyOf({ kind, id }: { kind: string; id: string }): GroupKey[] {
  const known = FOLLOWED_KINDS.find((one) => one === kind)
  return known === undefined ? [] : [{ kind: known, id }]
}

function isAtSite(siteIds: string, siteId: string): boolean {
  return siteIds === '' || siteIds.includes(`|${siteId}|`)
}

function keptOrders({ siteId, endedSince }: CopyScope) {
  const states = sql.join(CLOSED_STATES)
  const recent = sql`(state NOT IN (${states}) OR changed_at >= ${endedSince})`
  const here = sql`${recent} AND id NOT IN (SELECT order_id FROM archived_orders)`
  return siteId === null ? here : sql`${here} AND (site_ids = '' OR site_ids LIKE ${`%|${siteId}|%`})`
}

function worksAt(row: Row, siteId: string | null): boolean {
  if (siteId === null) return true
  const { grants } = JSON.parse(String(row['doc'])) as { grants?: readonly { siteId: string | null }[] }
  return grants?.some((grant) => grant.siteId === null || grant.siteId === siteId) ?? false
}

function plain(row: Row): FollowedGroup['rows'][number]['values'] {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Uint8Array
        ? { bytes: Buffer.from(value).toString('base64') }
        : (value as string | number | null),
    ]),
  )
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
