import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restateStops } from '../../../main/app/decide/stopped-work.ts'
import { say } from '../../../shared/messages/say.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, LILLE, LYON, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(
    aWorld({
      sites: [LILLE, LYON],
      stock: stockOf({ LILLE: { A: 9, B: 1 }, LYON: { A: 2 } }),
      services: [aService(), aService({ carrierId: 'other' })],
      rates: [
        aRate({ originSiteId: 'LILLE' }),
        aRate({ originSiteId: 'LYON', priceCents: 550 }),
        aRate({ originSiteId: 'LILLE', carrierId: 'other', priceCents: 700 }),
      ],
    }),
  )
})
afterEach(() => room.close())

const IDS = ['O-1', 'O-2', 'O-3', 'O-4']

/** O-1 to O-3 want A, O-4 wants B; all released at Lille. */
async function released(): Promise<void> {
  await room.receive(...IDS.map((id) => anOrder({ id, lines: lines(id === 'O-4' ? { B: 1 } : { A: 1 }) })))
  await room.client.orders.release(room.call({ orderIds: IDS }))
}

async function closeLille() {
  const outage = { reason: 'flood', since: room.room.clock.now(), until: null }
  return room.client.sites.setOutage(room.call({ siteId: 'LILLE', outage }))
}

async function stands(): Promise<string[]> {
  return Promise.all(
    IDS.map(async (orderId) => {
      const { state, fulfillments } = await room.client.orders.get({ orderId })
      const live = fulfillments.filter((one) => one.state !== 'cancelled')
      return [state, ...live.map(({ siteId, carrierId }) => `${siteId}/${carrierId}`)].join(' ')
    }),
  )
}

const open = async () =>
  (await room.client.exceptions.list({})).rows.map(({ record, sentence }) => [record.id, say('en', sentence)])

async function wayOut() {
  const [row] = (await room.client.exceptions.list({})).rows
  return room.client.exceptions.get({ exceptionId: row?.record.id ?? '' })
}

async function moveThem() {
  const { row } = await wayOut()
  const args = { address: null, stock: null, note: '' }
  const call = room.call({ exceptionId: row.record.id, code: 'move-orders' as const, args })
  const outcome = await room.client.exceptions.resolve(call)
  await room.room.decider.decideAll()
  return { ...outcome, commandId: call.commandId }
}

describe('a site that closes takes its released work along', () => {
  it('as one exception, with one way out and its figures', async () => {
    await released()
    expect(await closeLille()).toMatchObject({ value: { movedOrders: 0, stoppedOrders: 4 } })
    expect(await open()).toEqual([
      ['work-stopped/site/LILLE', 'Lille is closed: 4 released orders wait there'],
    ])
    const { resolutions } = await wayOut()
    expect(resolutions.map(({ effect }) => say('en', effect))).toEqual([
      '2 of 4 can ship from Lyon, +€1.00, none late; 2 cannot: No site has A (0 of 1); No site has B (0 of 1)',
    ])
    expect(resolutions).toMatchObject([
      {
        code: 'move-orders',
        disabled: null,
      },
    ])
  })

  it('what can go another way does, the rest stays and is still told', async () => {
    await released()
    await closeLille()
    await moveThem()
    expect((await stands()).toSorted()).toEqual([
      'allocated LYON/posta',
      'allocated LYON/posta',
      'released LILLE/posta',
      'released LILLE/posta',
    ])
    expect(await open()).toEqual([
      ['work-stopped/site/LILLE', 'Lille is closed: 2 released orders wait there'],
    ])
    expect(await moveThem()).toMatchObject({ kind: 'refused' })
  })

  it('is over when the site opens again', async () => {
    await released()
    await closeLille()
    await room.client.sites.setOutage(room.call({ siteId: 'LILLE', outage: null }))
    expect(await open()).toEqual([])
  })
})

describe('a carrier that stops takes its released work along', () => {
  const stop = (zones: string[]) =>
    room.client.carriers.suspend(
      room.call({ carrierId: 'posta', serviceId: null, zones, reason: 'strike', until: null }),
    )

  it('to another carrier, all at once', async () => {
    await released()
    expect(await stop([])).toMatchObject({ value: { blocked: 4 } })
    await moveThem()
    expect(await stands()).toEqual(IDS.map(() => 'allocated LILLE/other'))
    expect(await open()).toEqual([])
  })

  it('which is said before, for its place and its time', async () => {
    await released()
    const look = (zones: string[], from: number, until: number | null = null) =>
      room.client.carriers.trySuspension({ carrierId: 'posta', serviceId: null, zones, from, until })
    const now = room.room.clock.now()
    const before = await stands()
    expect(await look([], now)).toMatchObject({ orders: 4, isCapped: false, moved: 4, stuck: 0 })
    expect((await look([], now)).extraCents).not.toBe(0)
    expect(await look(['FR-2A'], now)).toMatchObject({ orders: 0, moved: 0 })
    expect(await look([], now + 30 * 86_400_000)).toMatchObject({
      orders: 4,
      moved: 0,
      stuck: 0,
      extraCents: 0,
    })
    expect(await stands()).toEqual(before)
  })

  it('and not before it begins', async () => {
    await released()
    const from = room.room.clock.now() + 30 * 86_400_000
    const later = { carrierId: 'posta', serviceId: null, zones: [], reason: 'strike', from, until: null }
    expect(await room.client.carriers.suspend(room.call(later))).toMatchObject({ value: { blocked: 0 } })
    expect(await open()).toEqual([])
    expect(await room.client.carriers.suspend(room.call({ ...later, until: from }))).toMatchObject({
      kind: 'refused',
    })
  })

  it('only where it stops', async () => {
    await released()
    expect(await stop(['FR-2A'])).toMatchObject({ value: { blocked: 0 } })
    expect(await open()).toEqual([])
  })

  it('is over when it resumes', async () => {
    await released()
    const outcome = await stop([])
    const suspensionId = outcome.kind === 'done' ? outcome.value.suspensionId : ''
    await room.client.carriers.resume(room.call({ suspensionId }))
    expect(await open()).toEqual([])
  })
})

describe('work that goes on at a closed site', () => {
  it('is counted no more, and an order that has left has no exception', async () => {
    await released()
    await closeLille()
    for (const { fulfillment } of await room.client.packing.queue({ siteId: 'LILLE' })) {
      const fulfillmentId = fulfillment.id
      await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
    }
    await room.room.commands.system('orders.restateStops', restateStops)
    expect(await open()).toEqual([])
  })
})

describe('moved work taken back', () => {
  async function undone() {
    const { commandId } = await moveThem()
    return room.client.exceptions.undo(room.call({ commandId }))
  }

  it('stands where it stood, released, as one', async () => {
    await released()
    const before = await stands()
    await closeLille()
    expect(await undone()).toMatchObject({ kind: 'done', value: { skipped: [] } })
    expect(await stands()).toEqual(before)
    const { sentences } = await room.client.orders.explain({ orderId: 'O-1' })
    expect(sentences[0] && say('en', sentences[0])).toMatch(/^Ships from Lille/)
    expect(await open()).toEqual([
      ['work-stopped/site/LILLE', 'Lille is closed: 4 released orders wait there'],
    ])
    const levels = await room.read((tx) => tx.stock.bySkus(['A', 'B']))
    expect(levels.map(({ siteId, sku, reserved }) => `${siteId} ${sku} ${reserved}`)).toEqual(
      expect.arrayContaining(['LILLE A 3', 'LILLE B 1', 'LYON A 0']),
    )
  })

  it('leaves what is packed elsewhere meanwhile where it is, and says so', async () => {
    await released()
    await closeLille()
    const { commandId } = await moveThem()
    await room.client.orders.release(room.call({ orderIds: IDS }))
    const [task] = await room.client.packing.queue({ siteId: 'LYON' })
    const fulfillmentId = task?.fulfillment.id ?? ''
    await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
    const back = await room.client.exceptions.undo(room.call({ commandId }))
    expect(back).toMatchObject({ value: { skipped: [{ id: task?.fulfillment.orderId }] } })
    expect((await stands()).toSorted()).toEqual([
      'packed LYON/posta',
      'released LILLE/posta',
      'released LILLE/posta',
      'released LILLE/posta',
    ])
  })
})
