import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restateOverdue } from '../../../../main/app/packing/collection.ts'
import { restateUncollected } from '../../../../main/app/packing/not-collected.ts'
import type { ResolutionCode } from '../../../../shared/domain/exceptions/resolution-codes.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { anOrder, aWorld, LILLE, LYON, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const SHOPS = [LILLE, LYON].map((site) => ({ ...site, customersCollect: true }))
const WORLD = aWorld({ sites: SHOPS, stock: stockOf({ LILLE: { A: 3 }, LYON: { A: 3 } }) })
const ORDER = anOrder({ requests: { collectedInStore: true, collectAt: 'LILLE' } })

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(WORLD)
  await room.receive(ORDER)
})
afterEach(() => room.close())

const detail = () => room.client.orders.get({ orderId: 'O-1' })
const release = () => room.client.orders.release(room.call({ orderIds: ['O-1'] }))
const ship = (fulfillmentId: string) => room.client.packing.ship(room.call({ fulfillmentId }))

/** Prepared at its site; returns its fulfilment. */
async function prepare(printerId = 'virtual') {
  await release()
  const [task] = await room.client.packing.queue({ siteId: 'LILLE' })
  const fulfillmentId = task?.fulfillment.id ?? ''
  await room.client.packing.pack(room.call({ fulfillmentId, printerId, weightsG: [] }))
  return (await detail()).fulfillments.find(({ id }) => id === fulfillmentId)!
}

async function overdue(): Promise<void> {
  await room.room.commands.system('orders.restateOverdue', restateOverdue)
}

async function openExceptions() {
  const { exceptions } = await detail()
  return exceptions.flatMap(({ id, state, cause }) =>
    state === 'closed' ? [] : [{ id, reason: cause.reason }],
  )
}

async function resolve(code: ResolutionCode): Promise<void> {
  const [open] = await openExceptions()
  const args = { address: null, stock: null, note: '' }
  const answer = await room.client.exceptions.resolve(room.call({ exceptionId: open?.id ?? '', code, args }))
  if ('kind' in answer && answer.kind === 'refused') throw new Error(JSON.stringify(answer.message))
}

const level = async () =>
  (await room.read((tx) => tx.stock.bySkus(['A']))).find(({ siteId }) => siteId === 'LILLE')
const messages = async () =>
  (await room.read((tx) => tx.outbox.ofOrder('O-1'))).map(({ kind, payload }) => ({ kind, payload }))

it('is prepared at its site: marked in the queue, packed with a slip, ready, and the channel tells the buyer', async () => {
  await release()
  const [task] = await room.client.packing.queue({ siteId: 'LILLE' })
  expect(task?.collected).toEqual({ isToldByChannel: true, keepUntil: null })
  const fulfillmentId = task?.fulfillment.id ?? ''
  await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
  expect(await room.client.packing.jobs({ fulfillmentId, printerId: null })).toMatchObject([{ parcel: 1 }])
  const { state, fulfillments } = await detail()
  expect(state).toBe('packed')
  expect(fulfillments[0]).toMatchObject({ state: 'packed', keepUntil: room.room.clock.now() + 10 * DAY_MS })
  expect(await messages()).toEqual([
    {
      kind: 'ready-to-collect',
      payload: {
        orderExternalId: 'O-1',
        fulfillmentId: fulfillments[0]?.id,
        locationId: null,
        lines: [{ lineId: '1', quantity: 1 }],
        number: fulfillments[0]?.parcels[0]?.trackingNumber,
        reminder: 0,
        text: expect.stringContaining('Votre commande #O-1 est prête au retrait'),
      },
    },
  ])
})

it('is handed over by slip or order number: stock leaves then, and the channel hears of it without a carrier’s number', async () => {
  const packed = await prepare()
  expect(await level()).toMatchObject({ onHand: 3, reserved: 1 })
  for (const scan of [packed.parcels[0]?.trackingNumber ?? '', ORDER.reference])
    expect(await room.client.packing.scan({ siteId: 'LILLE', scan })).toMatchObject({
      kind: 'task',
      task: {
        reference: ORDER.reference,
        destination: { name: 'Jeanne Martin' },
        fulfillment: { state: 'packed' },
      },
    })
  await ship(packed.id)
  expect((await detail()).state).toBe('shipped')
  expect(await level()).toMatchObject({ onHand: 2, reserved: 0 })
  expect((await messages()).at(-1)).toMatchObject({
    kind: 'fulfillment',
    payload: { lines: [{ lineId: '1', quantity: 1 }], parcels: [] },
  })
})

it('needs no printer, and a slip that did not come out keeps nobody waiting', async () => {
  const packed = await prepare('none')
  await ship(packed.id)
  expect((await detail()).state).toBe('shipped')
})

it('waits for its buyer, not for a carrier', async () => {
  await prepare()
  room.wait(2 * DAY_MS)
  await room.room.commands.system('orders.restateUncollected', restateUncollected)
  await overdue()
  expect(await openExceptions()).toEqual([])
})

describe('not collected in time', () => {
  beforeEach(async () => {
    await prepare()
    room.wait(10 * DAY_MS)
    await overdue()
  })

  it('is an exception, once', async () => {
    await overdue()
    expect((await openExceptions()).map(({ reason }) => reason)).toEqual(['collection-overdue'])
  })

  it('offers a reminder only where the channel tells its buyer more than once', async () => {
    const offered = async () => {
      const [open] = await openExceptions()
      const { resolutions } = await room.client.exceptions.get({ exceptionId: open?.id ?? '' })
      return resolutions.map(({ code }) => code)
    }
    expect(await offered()).toEqual(['put-back', 'keep-longer', 'send-instead', 'collected'])
    const [shop] = await room.read((tx) => tx.channels.all())
    await room.room.store.write((tx) => tx.channels.put({ ...shop!, kind: 'woocommerce' }))
    expect(await offered()).toEqual([
      'put-back',
      'keep-longer',
      'remind-customer',
      'send-instead',
      'collected',
    ])
  })

  it('sent instead: taken apart at the counter, and a parcel to the address of the order', async () => {
    await resolve('send-instead')
    await room.room.decider.decideAll()
    const { state, fulfillments } = await detail()
    const open = fulfillments.filter((one) => one.state !== 'cancelled')
    expect([state, ...open.map(({ carrierId }) => carrierId)]).toEqual(['allocated', 'posta'])
    expect(await openExceptions()).toEqual([])
    const levels = await room.read((tx) => tx.stock.bySkus(['A']))
    expect(levels.reduce((sum, { reserved }) => sum + reserved, 0)).toBe(1)
  })

  it('put back: its units are free again, the order is cancelled and the channel told', async () => {
    await resolve('put-back')
    expect((await detail()).state).toBe('cancelled')
    expect(await level()).toMatchObject({ onHand: 3, reserved: 0 })
    expect((await messages()).at(-1)).toMatchObject({ kind: 'cancel' })
    await overdue()
    expect(await openExceptions()).toEqual([])
  })

  it('kept longer: comes back after as many days', async () => {
    await resolve('keep-longer')
    room.wait(9 * DAY_MS)
    await overdue()
    expect(await openExceptions()).toEqual([])
    room.wait(DAY_MS)
    await overdue()
    expect((await openExceptions()).map(({ reason }) => reason)).toEqual(['collection-overdue'])
  })

  it('it was handed over without a scan', async () => {
    await resolve('collected')
    expect((await detail()).state).toBe('shipped')
    expect(await openExceptions()).toEqual([])
  })
})

describe('sent instead, before its time is over', () => {
  const sendInstead = () => room.client.orders.sendInstead(room.call({ orderIds: ['O-1'] }))
  const live = async () => (await detail()).fulfillments.filter(({ state }) => state !== 'cancelled')

  it.each(['allocated', 'released', 'packed'] as const)('once it is %s', async (state) => {
    if (state === 'released') await release()
    if (state === 'packed') await prepare()
    expect((await detail()).allowed).toContain('send-instead')
    expect(await sendInstead()).toMatchObject({ value: { changed: ['O-1'], skipped: [] } })
    await room.room.decider.decideAll()
    expect((await live()).map(({ carrierId }) => carrierId)).toEqual(['posta'])
    const levels = await room.read((tx) => tx.stock.bySkus(['A']))
    expect(levels.reduce((sum, { reserved }) => sum + reserved, 0)).toBe(1)
    expect((await detail()).allowed).not.toContain('send-instead')
  })

  it('a person holds it still, and it is a parcel when they let it go on', async () => {
    await room.client.orders.hold(room.call({ orderIds: ['O-1'], note: 'asks her husband' }))
    await sendInstead()
    await room.room.decider.decideAll()
    expect((await detail()).state).toBe('on-hold')
    await room.client.orders.resume(room.call({ orderIds: ['O-1'] }))
    await room.room.decider.decideAll()
    expect((await live()).map(({ carrierId }) => carrierId)).toEqual(['posta'])
  })

  it('not once it was handed over, and not what is no collection', async () => {
    await ship((await prepare()).id)
    expect((await detail()).allowed).not.toContain('send-instead')
    expect(await sendInstead()).toMatchObject({ value: { changed: [], skipped: [{ id: 'O-1' }] } })
  })
})

it('what is ready is found in the list of orders', async () => {
  const waiting = async () =>
    (await room.client.orders.list({ holds: ['collection'] })).rows.map(({ id }) => id)
  await room.receive(anOrder({ id: 'O-2' }))
  expect(await waiting()).toEqual([])
  const packed = await prepare()
  expect(await waiting()).toEqual(['O-1'])
  await ship(packed.id)
  expect(await waiting()).toEqual([])
})

describe('what changes', () => {
  it('the buyer cancels before it is ready, or after: its units are free again', async () => {
    const packed = await prepare()
    await room.client.orders.cancel(room.call({ orderIds: ['O-1'], note: '' }))
    expect((await detail()).state).toBe('cancelled')
    expect(await level()).toMatchObject({ reserved: 0 })
    await expect(ship(packed.id).then((answer) => answer)).resolves.toMatchObject({ kind: 'refused' })
  })

  it('a short pick while it is prepared: nothing is brought from elsewhere, a person is asked', async () => {
    await release()
    const [task] = await room.client.packing.queue({ siteId: 'LILLE' })
    await room.client.packing.shortPick(
      room.call({ fulfillmentId: task?.fulfillment.id ?? '', sku: 'A', found: 0 }),
    )
    await room.room.decider.decideAll()
    expect((await openExceptions()).map(({ reason }) => reason)).toEqual(['cannot-collect'])
  })
})
