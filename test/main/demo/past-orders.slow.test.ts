import { afterEach, beforeEach, expect, it } from 'vitest'
import { openCommands } from '../../../main/app/commands/command.ts'
import type { Store } from '../../../main/app/ports/store.ts'
import { openChanges } from '../../../main/app/services/changes.ts'
import { openDemo } from '../../../main/demo/merchant/open-demo.ts'
import { livePastWeek } from '../../../main/demo/merchant/past-orders.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { MONDAY_MORNING } from '../../support/engine-builders.ts'
import { freshFigures } from '../../support/figures.ts'
import { openMemoryStore } from '../../support/memory-store.ts'

const resources = new URL('../../../resources/', import.meta.url).pathname
const clock = { now: () => MONDAY_MORNING }
const random = seededRandom(3)
const newId = (): string => uuidv7(MONDAY_MORNING, random)

let store: Store
beforeEach(async () => {
  store = await openMemoryStore({ clock })
  const commands = openCommands({ store, clock, newId, changes: openChanges(store), onNewWorld: () => {} })
  const { servers } = await openDemo({
    store,
    figures: freshFigures(clock),
    commands,
    clock,
    random,
    newId,
    resources,
    hasPast: false,
  })
  for (const server of servers) await server.close()
  await commands.system('demo.forget', async ({ tx }) => {
    for (const { channel } of servers) await tx.channels.put({ ...channel, url: null })
  })
})
afterEach(() => store.close())

it('gives the demo a week of orders that have left, and leaves nothing for anybody to do', async () => {
  const stock = await store.read((tx) => tx.stock.all())
  const count = await livePastWeek({ store, clock, random, newId, resources })
  expect(count).toBeGreaterThan(1_000)
  const found = await store.read(async (tx) => ({
    stock: await tx.stock.all(),
    ledger: await tx.stock.ledgerDifferences(),
    exceptions: [...(await tx.exceptions.countOpen(MONDAY_MORNING, 'every-site'))],
    states: [...(await tx.orders.countByState(0, 'every-site')).keys()].sort(),
    decided: (await tx.decisions.recent(0, 2_000)).length,
    received: (await tx.orders.receivedPerHour(0, 'every-site')).map(([hour]) => hour),
  }))
  expect(found).toMatchObject({
    stock,
    ledger: [],
    exceptions: [],
    states: ['cancelled', 'delivered', 'shipped'],
  })
  const transits = await store.read((tx) => tx.tracks.transits(0))
  expect(transits.reduce((sum, { parcels }) => sum + parcels, 0)).toBeGreaterThan(500)
  expect(found.decided).toBe(count)
  expect(Math.min(...found.received)).toBeGreaterThan(MONDAY_MORNING - 8 * DAY_MS)
  expect(Math.max(...found.received)).toBeLessThan(MONDAY_MORNING)
})
