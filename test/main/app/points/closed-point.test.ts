import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCommands } from '../../../../main/app/commands/command.ts'
import { pointEvents } from '../../../../main/app/points/point-events.ts'
import type { Store } from '../../../../main/app/ports/store.ts'
import { releaseDue } from '../../../../main/app/release/release.ts'
import { openReleaseGate } from '../../../../main/app/release/release-gate.ts'
import { AskLane } from '../../../../main/carriers/asking/ask-lane.ts'
import { pickupPoints } from '../../../../main/carriers/asking/pickup-points.ts'
import { WORKSPACE, type WorkspaceSettings } from '../../../../shared/domain/workspace.ts'
import { say } from '../../../../shared/messages/say.ts'
import type { CarrierBench } from '../../../support/carriers/conformance-bench.ts'
import { mondialRelayBench } from '../../../support/carriers/mondial-relay.ts'
import { anOrder, lines } from '../../../support/engine-builders.ts'
import { type LabellingRoom, openLabellingRoom } from '../../../support/labelling-room.ts'
import { mortalWrites } from '../../../support/mortal-writes.ts'
import { does, is, ruleOf } from '../../../support/rules/rule-builders.ts'
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

const IN_PARIS = { ...anOrder().destination, country: 'FR', postcode: '75011', city: 'Paris' }
const CLOSED = { id: '66974', name: 'FLEURS DE LA BASTILLE' }

/** An order to a point in Paris, released. */
function toClosedPoint() {
  return labels.released('O-1', {
    destination: IN_PARIS,
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

/** The same, decided and not released; its service goes to points. */
async function decided(pickupPoint = CLOSED): Promise<void> {
  await labels.room.room.store.write(async (tx) => {
    const services = await tx.carriers.services()
    await tx.carriers.putServices(services.map((one) => ({ ...one, level: 'relay' })))
  })
  labels.room.room.worlds.forget()
  await labels.room.receive(
    anOrder({
      lines: lines({ A: 1 }),
      destination: IN_PARIS,
      requests: { pickupPoint },
      serviceLevel: 'relay',
    }),
  )
}

/** Rounds of the lane, and of deciding what it moved. */
async function goOn(): Promise<void> {
  for (let rounds = 0; rounds < 3; rounds += 1) {
    await askPoints()
    await labels.room.room.decider.decideAll()
  }
}

async function releaseDecided(): Promise<string> {
  const { room, client, wait } = labels.room
  await room.store.write(async (tx) =>
    tx.settings.put(WORKSPACE, { ...(await tx.settings.get(WORKSPACE)), autoReleaseMinutes: 0 }),
  )
  wait(1)
  await releaseDue(room.commands, openReleaseGate({ sync: { ask: () => null }, clock: room.clock }))
  return (await client.orders.get({ orderId: 'O-1' })).state
}

describe('a pick-up point that closed before the order is released', () => {
  it('is asked about with the nearest as the suggestion, and nothing is bought for it', async () => {
    bench.server.closePoint('FR-066974')
    await decided()
    expect(await releaseDecided()).toBe('allocated')
    await goOn()
    const [row] = (await labels.room.client.exceptions.list({})).rows
    expect(row && [row.record.cause.reason, say('en', row.sentence)]).toEqual([
      'pickup-point-missing',
      'The pick-up point FLEURS DE LA BASTILLE takes no parcels at present, says Posta. To which other one?',
    ])
    expect(row?.suggestion && [row.suggestion.code, say('en', row.suggestion.label)]).toEqual([
      'take-point',
      'LIBRAIRIE DU MARAIS, 1 rue de la Paix, 75012 PARIS (700 m)',
    ])
    expect(await releaseDecided()).toBe('allocated')
    const args = { address: null, stock: null, note: '', choice: row?.suggestion?.choice ?? null }
    await labels.room.client.exceptions.resolve(
      labels.room.call({ exceptionId: row?.record.id ?? '', code: 'take-point', args }),
    )
    await goOn()
    expect([await pointOf(), await releaseDecided(), bench.server.books.made]).toEqual([
      'FR-012345',
      'released',
      [],
    ])
  })

  it('is replaced without a person where the merchant says so', async () => {
    await setPolicy({ pickupPoints: 'closed' })
    bench.server.closePoint('FR-066974')
    await decided()
    await goOn()
    expect([await pointOf(), await releaseDecided()]).toEqual(['FR-012345', 'released'])
    expect((await toldBuyers()).length).toBe(1)
  })

  it('is kept where a person says that it takes parcels', async () => {
    bench.server.closePoint('FR-066974')
    await decided()
    await goOn()
    const exceptionId = (await labels.room.client.exceptions.list({})).rows[0]?.record.id ?? ''
    const args = { address: null, stock: null, note: '' }
    await labels.room.client.exceptions.resolve(labels.room.call({ exceptionId, code: 'keep-address', args }))
    await goOn()
    expect([await pointOf(), await releaseDecided()]).toEqual(['66974', 'released'])
  })

  it('that was listed and is not any more is closed; one that was never listed is left alone', async () => {
    await decided()
    await goOn()
    expect(await releaseDecided()).toBe('released')
    bench.server.points.splice(
      bench.server.points.findIndex(({ id }) => id === 'FR-066974'),
      1,
    )
    labels.room.wait(2 * 86_400_000)
    await labels.room.receive(
      anOrder({
        id: 'O-2',
        externalId: 'O-2',
        serviceLevel: 'relay',
        requests: { pickupPoint: CLOSED },
        lines: lines({ A: 1 }),
        destination: IN_PARIS,
      }),
      anOrder({
        id: 'O-3',
        externalId: 'O-3',
        serviceLevel: 'relay',
        requests: { pickupPoint: { id: '99999', name: '' } },
        lines: lines({ A: 1 }),
        destination: IN_PARIS,
      }),
    )
    await goOn()
    const open = (await labels.room.client.exceptions.list({})).rows
    expect(open.map(({ record }) => record.orderId)).toEqual(['O-2'])
  })

  it('that is open tells where it is, and a rule about far points decides by it', async () => {
    const far = ruleOf('far', is('order.point-distance', 'gte', 1), [does('hold', { note: 'Far' })])
    const { client, call } = labels.room
    await client.rules.publish(call({ baseVersion: 0, rules: [far], note: '' }))
    await decided()
    expect((await client.orders.get({ orderId: 'O-1' })).state).toBe('allocated')
    await goOn()
    const { order, state } = await client.orders.get({ orderId: 'O-1' })
    expect([state, order.requests?.pickupPoint]).toEqual([
      'on-hold',
      { ...CLOSED, place: { latitude: 48.86, longitude: 2.37 } },
    ])
  })

  it('keeps no order while the carrier is away', async () => {
    await bench.server.goOffline()
    await decided()
    await goOn()
    expect(await releaseDecided()).toBe('released')
  })
})

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
