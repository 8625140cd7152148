import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store, Tx } from '../../../../main/app/ports/store.ts'
import { MIGRATIONS } from '../../../../main/store/migrate.ts'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { POLICY } from '../../../../shared/domain/policy.ts'
import { RETENTION } from '../../../../shared/domain/retention.ts'
import { WORKSPACE } from '../../../../shared/domain/workspace.ts'
import { makeFileOfVersion } from './file-of-version.ts'

const NOW = Date.UTC(2026, 10, 24, 10)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-earlier-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sizes = async (lists: Promise<readonly unknown[]>[]): Promise<number> =>
  (await Promise.all(lists)).reduce((sum, list) => sum + list.length, 0)

const PAGE = { offset: 0, limit: 500 }
const EVERY_EXCEPTION = {
  ...PAGE,
  group: null,
  owner: '',
  now: NOW,
  seen: 'every-site',
  search: '',
  sort: 'opened',
  descending: false,
} as const
const EVERY_ORDER = {
  ...PAGE,
  seen: 'every-site',
  search: '',
  states: [],
  channelIds: [],
  siteIds: [],
  sort: 'placed',
  descending: false,
} as const

const orderIds = async (tx: Tx) => (await tx.orders.list(EVERY_ORDER)).rows.map(({ order }) => order.id)
const channelIds = async (tx: Tx) => (await tx.channels.all()).map(({ id }) => id)

/** How many rows of each table today's program reads, by the functions that it reads them with. */
const READ: Readonly<Record<string, (tx: Tx, store: Store) => Promise<number>>> = {
  sites: async (tx) => (await tx.sites.all()).length,
  products: async (tx) => (await tx.products.all()).length,
  carrier_services: async (tx) => (await tx.carriers.services()).length,
  rates: async (tx) => (await tx.carriers.rates()).length,
  suspensions: async (tx) => (await tx.carriers.suspensions(NOW)).length,
  channels: async (tx) => (await tx.channels.all()).length,
  rule_sets: async (tx) =>
    sizes((await tx.ruleSets.history()).map(async ({ version }) => [await tx.ruleSets.version(version)])),
  rule_drafts: async (tx) => (await tx.ruleDrafts.shared()).length,
  rule_hits: async (tx) => (await tx.ruleSets.hitsSince(0)).size,
  stock: async (tx) => (await tx.stock.all()).length,
  orders: async (tx) => (await tx.orders.byIds(await orderIds(tx))).length,
  decisions: async (tx) =>
    (await Promise.all((await orderIds(tx)).map((id) => tx.decisions.get(id)))).filter(Boolean).length,
  fulfillments: async (tx) => (await tx.fulfillments.byOrders(await orderIds(tx))).length,
  exceptions: async (tx) =>
    sizes(
      (['open', 'snoozed', 'closed'] as const).map(
        async (view) => (await tx.exceptions.list({ ...EVERY_EXCEPTION, view })).rows,
      ),
    ),
  journal: async (tx) => (await tx.journal.since(0, 1_000)).length,
  inbox: async (tx) => sizes((await channelIds(tx)).map((id) => tx.inbox.recent(id, 100))),
  outbox: async (tx) =>
    sizes(
      (await channelIds(tx)).flatMap((id) => [
        tx.outbox.list(id, PAGE).then(({ rows }) => rows),
        tx.outbox.lastDone(id, 'stock/COC-105').then((done) => (done === null ? [] : [done])),
      ]),
    ),
  print_jobs: async (tx, store) =>
    (await store.printJobs.list(tx, { printerId: null, states: [], limit: 100 })).length,
  channel_skus: async (tx) => (await tx.skuMappings.all(null)).length,
  returns: async (tx) => sizes((await orderIds(tx)).map((id) => tx.returns.ofOrder(id))),
  site_rejections: async (tx) => (await tx.siteRejections.ofOrders(await orderIds(tx))).length,
}

describe('a file of each earlier schema, with data in it', () => {
  it.each(MIGRATIONS)('$version $name is opened, and all of it is read', async ({ version }) => {
    const path = join(folder, 'store.db')
    const rows = makeFileOfVersion(path, version)
    const unreadable: unknown[] = []
    const store = await openSqliteStore({
      path,
      clock: { now: () => NOW },
      onCorruptRow: (error) => unreadable.push(error),
    })
    const read = await store.read(async (tx) => {
      const found: [string, number][] = []
      for (const [table, count] of Object.entries(READ)) {
        if (rows.has(table)) found.push([table, await count(tx, store)])
      }
      return Object.fromEntries(found)
    })
    await store.write(async (tx) => {
      await tx.settings.get(WORKSPACE)
      await tx.settings.get(POLICY)
      await tx.settings.get(RETENTION)
    })
    await store.close()
    expect(unreadable).toEqual([])
    expect(read).toEqual(Object.fromEntries([...rows].filter(([table]) => table in READ)))
  })

  it('becomes the same schema as a new one, whichever it was', async () => {
    const schemas = new Set<string>()
    for (const version of [0, ...MIGRATIONS.map((step) => step.version)]) {
      const path = join(folder, `${version}.db`)
      makeFileOfVersion(path, version)
      await (await openSqliteStore({ path, clock: { now: () => NOW } })).close()
      schemas.add(schemaOf(path))
    }
    expect(schemas.size).toBe(1)
  })
})

function schemaOf(path: string): string {
  const database = new Database(path, { readonly: true })
  try {
    return JSON.stringify(
      database
        .prepare("SELECT name, sql FROM sqlite_schema WHERE name <> 'schema_migrations' ORDER BY name")
        .all(),
    )
  } finally {
    database.close()
  }
}
