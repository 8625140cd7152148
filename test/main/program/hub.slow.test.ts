import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
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
    expect((await client.keeping.processes({})).processes).toMatchObject([{ isThis: true, pid: first.pid }])
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

  it('goes on within seconds when the process that has the work is killed, and nothing is done twice', async () => {
    const database = await cluster.createSchema()
    const store = await open(database)
    await fillStore(store, ['A', 'B'], UNITS)
    const programs = await Promise.all([start('left', database), start('right', database)])
    const look = new pg.Client({ connectionString: database })
    await look.connect()
    const holder = async (): Promise<number> => {
      const { rows } = await look.query<{ standing: string }>(
        "SELECT standing FROM hub_processes JOIN duties ON holder = hub_processes.id WHERE duties.name = 'work'",
      )
      const standing: { pid?: number } | null = JSON.parse(rows[0]?.standing ?? 'null')
      return standing?.pid ?? 0
    }
    await expect.poll(holder, { timeout: 60_000 }).not.toBe(0)
    const pid = await holder()
    const holding = programs.find((one) => one.pid === pid)
    const other = programs.find((one) => one.pid !== pid)
    if (holding === undefined || other === undefined) throw new Error('One of the two has the work')

    // All by a screen of the process that does not have the work.
    const { client } = await other.connect()
    const { shop, channel } = shops.woocommerce
    await connectShop(client, shops.woocommerce)
    const sync = () => client.channels.syncNow(call({ channelId: channel.id }))
    for (let i = 0; i < ORDERS; i++) shop.checkout(basket({ A: 1 }))
    await sync()
    await expect.poll(async () => (await parcels(client)).length, { timeout: 60_000 }).toBe(ORDERS)
    const finish = async (fulfillmentId: string) => {
      const label = { fulfillmentId, printerId: 'virtual', weightsG: [] }
      expect((await client.packing.pack(call(label))).kind).toBe('done')
      const states = async () =>
        (await client.packing.jobs({ fulfillmentId, printerId: null })).map((one) => one.state)
      await expect.poll(states, { timeout: 30_000 }).not.toContain('queued')
      await expect.poll(states, { timeout: 30_000 }).not.toContain('sending')
      return client.packing.ship(call({ fulfillmentId }))
    }
    const [first, ...rest] = (await parcels(client)).map(({ fulfillment }) => fulfillment.id)
    expect((await finish(first ?? '')).kind).toBe('done')

    // What one process writes of the world, the other decides by.
    const there = (await holding.connect()).client
    await there.channels.setBuffer(call({ channelId: channel.id, buffer: 7 }))
    const buffer = async () =>
      (await client.channels.list({})).find((one) => one.channel.id === channel.id)?.channel.buffer
    await expect.poll(buffer, { timeout: 10_000 }).toBe(7)

    const killedAt = performance.now()
    await holding.kill()
    await expect.poll(holder, { timeout: 30_000, interval: 50 }).toBe(other.pid)
    const secondsWithout = (performance.now() - killedAt) / 1_000
    for (let i = 0; i < ORDERS; i++) shop.checkout(basket({ B: 1 }))
    await sync()
    await expect.poll(async () => (await parcels(client)).length, { timeout: 60_000 }).toBe(2 * ORDERS - 1)
    for (const id of rest) expect((await finish(id)).kind).toBe('done')
    await expect.poll(() => shop.shipments().length, { timeout: 60_000 }).toBe(ORDERS)

    expect(secondsWithout).toBeLessThan(15)
    expect(await store.read((tx) => tx.stock.ledgerDifferences())).toEqual([])
    const { rows } = await look.query<{ key: string }>(
      "SELECT key FROM outbox WHERE kind <> 'stock' GROUP BY channel_id, key HAVING count(*) > 1",
    )
    expect(rows).toEqual([])
    const { rows: epochs } = await look.query<{ epoch: string }>('SELECT epoch FROM duties')
    expect(epochs.map(({ epoch }) => Number(epoch))).toEqual([2])
    await look.end()
    expect(await other.stop()).toBe(0)
    await store.close()
  })
})
