import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore } from '../../../main/store/postgres.ts'
import { systemClock } from '../../../shared/lib/clock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { basket } from '../../support/channels/storefront.ts'
import { findPostgres, type PostgresCluster, startPostgres } from '../../support/postgres-cluster.ts'
import { connectShop } from '../../support/program/connect-shop.ts'
import { fillStore } from '../../support/program/merchant-home.ts'
import { type Program, type ProgramClient, startProgram } from '../../support/program/program.ts'
import { openShops, type Shops } from '../../support/program/shops.ts'

const bin = findPostgres()
const ORDERS = 6
const UNITS = 100

describe.skipIf(bin === null)('the hub on PostgreSQL', () => {
  let cluster: PostgresCluster
  let shops: Shops
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-hub-'))
  const running: Program[] = []
  beforeAll(async () => {
    cluster = await startPostgres(bin ?? '')
    shops = await openShops(['A', 'B'], UNITS)
  })
  afterAll(async () => {
    await Promise.all(running.map((one) => one.kill()))
    await shops.close()
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })
  const open = (database: string) =>
    openPostgresStore({ connectionString: database, clock: systemClock, random: seededRandom(1) })
  const start = async (name: string, database: string) => {
    const env = { SWITCHYARD_DATABASE: database, SWITCHYARD_SECRET_KEY: 'a passphrase' }
    const program = await startProgram({ home: join(folder, name), env })
    running.push(program)
    return program
  }
  const parcels = async (client: ProgramClient) =>
    (
      await Promise.all(
        ['LILLE', 'LYON', 'BORDEAUX'].map((siteId) => client.packing.queue({ siteId, limit: 50 })),
      )
    ).flat()

  it('keeps what it acknowledged over a kill, and goes on with it', async () => {
    const database = await cluster.createSchema()
    const store = await open(database)
    await fillStore(store, ['A', 'B'], UNITS)
    const first = await start('one', database)
    const { client } = await first.connect()
    await connectShop(client, shops.shopify)
    for (let i = 0; i < ORDERS; i++) shops.shopify.shop.checkout(basket({ [i % 2 === 0 ? 'A' : 'B']: 1 }))
    await client.channels.syncNow(call({ channelId: 'shopify' }))
    await expect.poll(async () => (await parcels(client)).length, { timeout: 60_000 }).toBe(ORDERS)
    const [packed, ...others] = (await parcels(client)).map(({ fulfillment }) => fulfillment.id)
    const label = { fulfillmentId: packed ?? '', printerId: 'virtual', weightsG: [] }
    expect((await client.packing.pack(call(label))).kind).toBe('done')
    expect(await client.keeping.copies({})).toMatchObject({ by: 'database', copies: [] })
    expect(await client.keeping.copyNow(call({}))).toMatchObject({ kind: 'refused' })
    await first.kill()

    const before = await store.read((tx) => tx.journal.lastSeq())
    const second = await start('one', database)
    const again = (await second.connect()).client
    expect((await again.packing.jobs({ fulfillmentId: packed ?? '', printerId: null })).length).toBe(1)
    expect((await parcels(again)).map(({ fulfillment }) => fulfillment.id).sort()).toEqual(others.sort())
    const { rows } = await again.exceptions.list({})
    expect(rows.flatMap(({ record }) => (record.cause.reason === 'print-unknown' ? [] : record))).toEqual([])
    expect(await store.read((tx) => tx.journal.lastSeq())).toBeGreaterThanOrEqual(before)
    expect(await store.read((tx) => tx.stock.ledgerDifferences())).toEqual([])
    expect(await second.stop()).toBe(0)
    await store.close()
  })
})
