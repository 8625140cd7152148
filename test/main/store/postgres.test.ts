import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore } from '../../../main/store/postgres.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { findPostgres, type PostgresCluster, startPostgres } from '../../support/postgres-cluster.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../support/store-data.ts'
import { storeConforms } from './conformance/all.ts'

const EVERY_ORDER = {
  seen: 'every-site',
  search: '',
  states: [],
  channelIds: [],
  siteIds: [],
  sort: 'placed',
  descending: false,
  offset: 0,
  limit: 50,
} as const

const clock = { now: () => 1_000 }
const bin = findPostgres()

if (bin === null) {
  it.skip('PostgreSQL: its server programs (initdb, postgres) were not found', () => {})
} else {
  describe('PostgreSQL', () => {
    let cluster: PostgresCluster
    beforeAll(async () => {
      cluster = await startPostgres(bin)
    })
    afterAll(() => cluster.stop())
    const open = (connectionString: string) =>
      openPostgresStore({ connectionString, clock, random: seededRandom(1) })
    storeConforms(async () => open(await cluster.createSchema()), 15)

    it('builds its index of texts once, while others write, and finds by it', async () => {
      const database = await cluster.createSchema()
      const [one, other] = await Promise.all([open(database), open(database)])
      const orders = Array.from({ length: 40 }, (_, n) => storedOrder(`o${n}`, { reference: `#77${n}` }))
      const writing = other.write((tx) => tx.orders.insert(orders, 5))
      await one.buildIndexes()
      await one.buildIndexes()
      await writing
      const found = await one.read((tx) => tx.orders.list({ ...EVERY_ORDER, search: '7739 mart' }))
      expect(found.rows.map(({ order }) => order.id)).toEqual(['o39'])
      const client = new pg.Client({ connectionString: database })
      await client.connect()
      const valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('order_search_trigrams')"
      expect((await client.query(valid)).rows).toEqual([{ indisvalid: true }])
      await client.end()
      await Promise.all([one.close(), other.close()])
    })

    it('is shared by two programs that decide at once, and nothing is oversold', async () => {
      const database = await cluster.createSchema()
      const stores = await Promise.all([open(database), open(database)])
      const orders = Array.from({ length: 60 }, (_, n) => storedOrder(`o${n}`))
      await stores[0]!.write(async (tx) => {
        await tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: 40, safety: 0 }])
        await tx.orders.insert(orders, 5)
      })
      const written = await Promise.all(
        orders.map((order, n) =>
          stores[n % 2]!.write(async (tx) => {
            await tx.journal.append({
              commandId: `c${n}`,
              at: 1,
              actor: 'test',
              role: 'system',
              type: 'test',
              input: null,
              result: null,
              topics: [],
              orderIds: [],
            })
            return tx.decisions.commit([storedDecision(order.id, [storedFulfillment(order, 'LILLE')])])
          }),
        ),
      )
      expect(written.flat().length).toBe(40)
      await stores[1]!.read(async (tx) => {
        expect(await tx.stock.all()).toEqual([
          { siteId: 'LILLE', sku: 'SKU-1', onHand: 40, reserved: 40, safety: 0 },
        ])
        expect(await tx.stock.ledgerDifferences()).toEqual([])
        expect(await tx.stock.demandDifferences()).toEqual([])
        expect(await tx.journal.lastSeq()).toBe(60)
      })
      await Promise.all(stores.map((store) => store.close()))
    })
  })
}
