import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openCommands } from '../../../main/app/commands/command.ts'
import { WorldCache } from '../../../main/app/decide/world-cache.ts'
import { DutyLostError } from '../../../main/app/ports/duty.ts'
import type { Hub, HubSignal } from '../../../main/app/ports/hub.ts'
import type { Store } from '../../../main/app/ports/store.ts'
import { openChanges } from '../../../main/app/services/changes.ts'
import { openHub } from '../../../main/store/hub.ts'
import { openPostgresStore } from '../../../main/store/postgres.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { aProduct } from '../../support/engine-builders.ts'
import { findPostgres, type PostgresCluster, startPostgres } from '../../support/postgres-cluster.ts'

const clock = { now: () => 1_000 }
const bin = findPostgres()

describe.skipIf(bin === null)('the processes of a hub', () => {
  let cluster: PostgresCluster
  let database: string
  const stores: Store[] = []
  const hubs: Hub[] = []
  const faults: unknown[] = []
  beforeAll(async () => {
    cluster = await startPostgres(bin ?? '')
  })
  afterAll(() => cluster.stop())
  beforeEach(async () => {
    database = await cluster.createSchema()
  })
  afterEach(async () => {
    for (const hub of hubs.splice(0)) await hub.close()
    for (const store of stores.splice(0)) await store.close()
  })

  const open = async () => {
    const store = await openPostgresStore({ connectionString: database, clock, random: seededRandom(1) })
    stores.push(store)
    return store
  }
  const join = (processId: string) => {
    const hub = openHub({ connectionString: database, processId, onFault: (fault) => faults.push(fault) })
    hubs.push(hub)
    return hub
  }
  /** Ends the session that another process's holding hangs on, as a network that breaks. */
  const breakLine = async (processId: string) => {
    const client = new pg.Client({ connectionString: database })
    await client.connect()
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()
      AND query LIKE '%' || $1 || '%' OR pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 7301945)`,
      [processId],
    )
    await client.end()
  }

  it('one has a duty; a holder whose line broke writes nothing more in its name, and the other goes on', async () => {
    const store = await open()
    const [one, two] = [join('one'), join('two')]
    const history: string[] = []
    const writes: (() => Promise<unknown>)[] = []
    const begin = (name: string) => async () => {
      history.push(`${name} begins`)
      let go: () => void = () => undefined
      const gate = new Promise<void>((resolve) => {
        go = resolve
      })
      // Begun in the name of the duty, carried out whenever the test wants.
      const written = gate.then(() => store.write((tx) => tx.sealedSecrets.put('by', name)))
      written.catch(() => undefined)
      writes.push(() => {
        go()
        return written
      })
      return async () => void history.push(`${name} ends`)
    }
    one.hold('work', begin('one'))
    await expect.poll(() => history).toEqual(['one begins'])
    two.hold('work', begin('two'))
    await expect.poll(() => two.duties().map(({ processId }) => processId)).toEqual(['one'])
    expect(history).toEqual(['one begins'])

    await two.close()
    hubs.splice(1, 1)
    const three = join('three')
    three.hold('work', begin('three'))
    await breakLine('one')
    await expect.poll(() => history.slice(0, 2)).toEqual(['one begins', 'one ends'])
    await expect.poll(() => history.length).toBe(3)
    await expect(writes[0]?.()).rejects.toThrow(DutyLostError)
    expect(await store.read((tx) => tx.sealedSecrets.get('by'))).toBeNull()
  })

  it('hear what the others tell, see them while they are there, and get a duty that is put down', async () => {
    await open()
    const [one, two] = [join('one'), join('two')]
    const heard: HubSignal[] = []
    const own: HubSignal[] = []
    two.onSignal((signal) => heard.push(signal))
    one.onSignal((signal) => own.push(signal))
    one.describe(async () => ({ host: 'a' }))
    await expect.poll(() => two.others()).toMatchObject([{ id: 'one', standing: { host: 'a' } }])
    one.tell({ kind: 'committed', topics: ['orders'], isNewWorld: false })
    one.tell({ kind: 'do', order: { what: 'channel-sync', id: 'shop' } })
    await expect
      .poll(() => heard)
      .toEqual([
        { kind: 'committed', topics: ['orders'], isNewWorld: false },
        { kind: 'do', order: { what: 'channel-sync', id: 'shop' } },
      ])
    expect(own).toEqual([])

    const clean: boolean[] = []
    const begin = async (how: { isClean: boolean }) => {
      clean.push(how.isClean)
      return async () => undefined
    }
    one.hold('work', begin)
    await expect.poll(() => clean).toEqual([true])
    two.hold('work', begin)
    await one.close()
    hubs.splice(0, 1)
    await expect.poll(() => clean).toEqual([true, true])
    await expect.poll(() => two.others()).toEqual([])
  })

  it('decide by what any of them has written of the world', async () => {
    const [here, there] = [await open(), await open()]
    const worlds = new WorldCache()
    const names = () =>
      here.read(async (tx) => {
        const { world } = (await worlds.view(tx, 1_000, [])).world
        return world.products.map(({ sku, name }) => `${sku} ${name}`)
      })
    const commands = openCommands({
      store: there,
      clock,
      newId: () => String(Math.random()),
      changes: openChanges(there),
      onNewWorld: () => undefined,
    })
    const write = (name: string) =>
      commands.system('data.prune', ({ tx }) => tx.products.put([{ ...aProduct('A'), name }]))
    await write('first')
    expect(await names()).toEqual(['A first'])
    await write('second')
    expect(await names()).toEqual(['A second'])
    // More than is kept: all is read anew.
    await there.write((tx) =>
      tx.worldChanges.note({ skus: new Set(Array.from({ length: 6_000 }, String)), rates: new Set() }),
    )
    expect(await names()).toEqual(['A second'])

    // A snapshot from before a change that is known already is no reason to forget the change.
    await here.read(async (tx) => {
      await worlds.view(tx, 1_000, [])
      await write('third')
      expect(await names()).toEqual(['A third'])
      const { world } = (await worlds.view(tx, 1_000, [])).world
      expect(world.products.map(({ name }) => name)).toEqual(['second'])
    })
    expect(await names()).toEqual(['A third'])
  })
})
