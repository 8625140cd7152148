import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCommands } from '../../../../main/app/commands/command.ts'
import { pointEvents } from '../../../../main/app/points/point-events.ts'
import type { Store } from '../../../../main/app/ports/store.ts'
import { AskLane } from '../../../../main/carriers/asking/ask-lane.ts'
import { pickupPoints } from '../../../../main/carriers/asking/pickup-points.ts'
import { WORKSPACE, type WorkspaceSettings } from '../../../../shared/domain/workspace.ts'
import { say } from '../../../../shared/messages/say.ts'
import type { CarrierBench } from '../../../support/carriers/conformance-bench.ts'
import { mondialRelayBench } from '../../../support/carriers/mondial-relay.ts'
import { anOrder } from '../../../support/engine-builders.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'
import { mortalWrites } from '../../../support/mortal-writes.ts'
import { SHOP } from '../../../support/workroom.ts'

let bench: CarrierBench
let labels: LabellingRoom
beforeEach(async () => {
  bench = await mondialRelayBench()
  labels = await openLabellingRoom('mondial-relay', () => bench.connector, '24R')
  await labels.room.room.store.write((tx) => tx.channels.put({ ...SHOP, kind: 'woocommerce' }))
})
afterEach(async () => {
  await labels.close()
  await bench.close()
})

const CLOSED = { id: '66974', name: 'FLEURS DE LA BASTILLE' }

/** An order to a point in Paris, released. */
function toClosedPoint() {
  const { destination } = anOrder()
  return labels.released('O-1', {
    destination: { ...destination, country: 'FR', postcode: '75011', city: 'Paris' },
    requests: { pickupPoint: CLOSED },
  })
}

function askPoints(store: Store = labels.room.room.store, signal = new AbortController().signal) {
  const { clock, random, newId, changes } = labels.room.room
  const commands = openCommands({ store, clock, newId, changes, onNewWorld: () => {} })
  const points = pointEvents({ store, commands, now: () => clock.now() })
  const asker = pickupPoints({ points }, labels.account, bench.connector)
  if (asker === null) throw new Error('lists no points')
  return new AskLane({ clock, random }, asker).runOnce(signal)
}

async function setPolicy(over: Partial<WorkspaceSettings>): Promise<void> {
  await labels.room.room.store.write(async (tx) =>
    tx.settings.put(WORKSPACE, { ...(await tx.settings.get(WORKSPACE)), ...over }),
  )
}

async function refusedLabel() {
  const { rows } = await labels.room.client.exceptions.list({})
  const row = rows.find(({ record }) => record.cause.reason === 'label-refused')
  return row?.record.id ?? null
}

const pointOf = async () =>
  (await labels.room.client.orders.get({ orderId: 'O-1' })).order.requests?.pickupPoint?.id
const lifeLine = async () =>
  (await labels.room.client.orders.get({ orderId: 'O-1' })).timeline.map(({ sentence }) =>
    say('en', sentence),
  )
const toldBuyers = async () =>
  (await labels.room.read((tx) => tx.outbox.ofOrder('O-1'))).filter(({ kind }) => kind === 'point')

describe('a pick-up point that closed', () => {
  it('is asked about with the nearest points of its carrier, and the label is asked for anew', async () => {
    bench.server.closePoint('FR-066974')
    const { id } = await toClosedPoint()
    await labels.work()
    const exceptionId = (await refusedLabel()) ?? ''
    await askPoints()
    const { resolutions } = await labels.room.client.exceptions.get({ exceptionId })
    const [first, second] = resolutions.filter(({ code }) => code === 'take-point')
    expect(
      first && [
        first.choice,
        say('en', first.label),
        say('fr', first.effect).replaceAll(/[\u00a0\u202f]/g, ' '),
      ],
    ).toEqual([
      'FR-012345',
      'LIBRAIRIE DU MARAIS, 1 rue de la Paix, 75012 PARIS (700 m)',
      'Ouvert lun. 14:00–19:00 ; mar.–ven. 09:00–12:30, 14:00–19:00 ; sam. 09:00–12:30',
    ])
    expect(second?.choice).toBe('FR-000019')
    const args = { address: null, stock: null, note: '', choice: 'FR-012345' }
    await labels.room.client.exceptions.resolve(labels.room.call({ exceptionId, code: 'take-point', args }))
    await labels.work()
    expect([await pointOf(), await refusedLabel()]).toEqual(['FR-012345', null])
    expect((await labels.purchases(id)).map(({ state }) => state).sort()).toEqual(['bought', 'refused'])
    expect(bench.server.books.made.length).toBe(1)
    expect((await toldBuyers()).length).toBe(1)
  })

  it('is offered from what was told before, while the carrier is away', async () => {
    await toClosedPoint()
    bench.server.closePoint('FR-066974')
    await labels.work()
    await askPoints()
    await bench.server.goOffline()
    labels.room.wait(2 * 86_400_000)
    await askPoints()
    const exceptionId = (await refusedLabel()) ?? ''
    const { points, problem, toldAt } = await labels.room.client.exceptions.points({ exceptionId })
    expect([points.length, problem === null, toldAt === null]).toEqual([3, false, false])
  })

  it('is replaced by the nearest without a person where the merchant says so, and the buyer is told', async () => {
    await setPolicy({ pickupPoints: 'closed' })
    bench.server.closePoint('FR-066974')
    const { id } = await toClosedPoint()
    await labels.work()
    await askPoints()
    await labels.work()
    expect([await pointOf(), await refusedLabel()]).toEqual(['FR-012345', null])
    expect((await labels.purchases(id)).map(({ state }) => state).sort()).toEqual(['bought', 'refused'])
    expect((await toldBuyers()).length).toBe(1)
    expect(await lifeLine()).toContain(
      'The pick-up point FLEURS DE LA BASTILLE takes no parcels: sent to LIBRAIRIE DU MARAIS, 1 rue de la Paix, 75012 PARIS instead, the nearest that does; Shop tells the customer',
    )
  })

  it('is replaced by none that is farther than the merchant allows', async () => {
    await setPolicy({ pickupPoints: 'closed', pickupPointKm: 1 })
    bench.server.closePoint('FR-066974')
    bench.server.closePoint('FR-012345')
    await toClosedPoint()
    await labels.work()
    await askPoints()
    expect(await pointOf()).toBe('66974')
    expect(await refusedLabel()).not.toBeNull()
  })

  const KILLS = Array.from({ length: 2 }, (_, i) => i + 1).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => ({ nth, when })),
  )
  it.each(KILLS)('is replaced once when the program is killed $when write $nth', async (kill) => {
    await setPolicy({ pickupPoints: 'closed' })
    bench.server.closePoint('FR-066974')
    const { id } = await toClosedPoint()
    await labels.work()
    const stopping = new AbortController()
    const mortal = mortalWrites(labels.room.room.store, kill, () => stopping.abort())
    await askPoints(mortal, stopping.signal).catch(() => undefined)
    await labels.restart()
    await askPoints()
    await labels.work()
    expect((await labels.purchases(id)).map(({ state }) => state).sort()).toEqual(['bought', 'refused'])
    expect([await pointOf(), bench.server.books.made.length, (await toldBuyers()).length]).toEqual([
      'FR-012345',
      1,
      1,
    ])
  })
})
