import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgresStore } from '../../../../main/store/postgres.ts'
import { systemClock } from '../../../../shared/lib/clock.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import { anOrder, aWorld, LYON, lines, stockOf } from '../../../support/engine-builders.ts'
import { findPostgres, type PostgresCluster, startPostgres } from '../../../support/postgres-cluster.ts'
import { fillWorkroom, openWorkroom } from '../../../support/workroom.ts'

const BENCHES = ['01930000-0000-7000-8000-000000000007', '01930000-0000-7000-8000-000000000008'] as const
const bin = findPostgres()

describe.skipIf(bin === null)('units set aside by two processes of a hub at once', () => {
  let cluster: PostgresCluster
  beforeAll(async () => {
    cluster = await startPostgres(bin ?? '')
  })
  afterAll(() => cluster.stop())

  /** Two processes with caches of their own over one database with 40 units at Lyon, and a desktop there for each. */
  async function twoProcesses() {
    const connectionString = await cluster.createSchema()
    const world = aWorld({
      sites: [LYON],
      stock: stockOf({ LYON: { A: 40 } }),
      services: [aService()],
      rates: [aRate({ originSiteId: 'LYON' })],
    })
    const open = (seed: number) =>
      openPostgresStore({ connectionString, clock: systemClock, random: seededRandom(seed) })
    const stores = [await open(1), await open(2)] as const
    await stores[0].write(async (tx) => {
      await fillWorkroom(tx, world)
      for (const id of BENCHES)
        await tx.devices.add(
          {
            id,
            name: id.slice(-1),
            siteId: 'LYON',
            keepsCopy: true,
            pairedAt: 1,
            pairedBy: 'Mona',
            lastSeenAt: 1,
            revokedAt: null,
          },
          id,
        )
    })
    const own = (seed: number) => ({ clock: systemClock, random: seededRandom(seed) })
    return Promise.all(
      stores.map((store, n) =>
        openWorkroom(
          world,
          () => null,
          store,
          () => 0,
          undefined,
          own(10 + n),
        ),
      ),
    )
  }

  it('are never more than are free, whatever orders are promised meanwhile', async () => {
    const rooms = await twoProcesses()
    const [one, two] = rooms
    if (one === undefined || two === undefined) throw new Error('two processes')
    for (let round = 1; round <= 8; round++) {
      const keep = (n: 0 | 1) => {
        const room = n === 0 ? one : two
        return room.client.stock.setAside(room.call({ deviceId: BENCHES[n], sku: 'A', quantity: round * 3 }))
      }
      const id = `O-${round}`
      await Promise.all([
        keep(0),
        two.receive(anOrder({ id, externalId: id, lines: lines({ A: 3 }) })),
        keep(1),
        one.receive(anOrder({ id: `${id}b`, externalId: `${id}b`, lines: lines({ A: 3 }) })),
      ])
      const { level, kept } = await one.read(async (tx) => ({
        level: (await tx.stock.bySkus(['A']))[0],
        kept: (await tx.setAsides.all()).reduce((sum, { quantity }) => sum + quantity, 0),
      }))
      expect((level?.reserved ?? 0) + kept).toBeLessThanOrEqual(40)
    }
    const left = await one.read(async (tx) => ({
      reserved: (await tx.stock.bySkus(['A']))[0]?.reserved ?? 0,
      kept: (await tx.setAsides.all()).reduce((sum, { quantity }) => sum + quantity, 0),
    }))
    // All of it was taken, so that the last rounds were about the last units.
    expect(left.reserved + left.kept).toBeGreaterThan(36)
    await Promise.all(rooms.map((room) => room.close()))
  })
})
