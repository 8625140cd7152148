import { afterEach, describe, expect, it } from 'vitest'
import type { World } from '../../../../main/engine/world.ts'
import type { ResolutionCode } from '../../../../shared/domain/exceptions/resolution-codes.ts'
import { WORKSPACE } from '../../../../shared/domain/workspace.ts'
import { say } from '../../../../shared/messages/say.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import { anOrder, aProduct, aWorld, LILLE, LYON, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const open: Workroom[] = []
afterEach(() => Promise.all(open.splice(0).map((room) => room.close())))

async function workroom(changes: Partial<World>): Promise<Workroom> {
  const room = await openWorkroom(aWorld({ sites: [LILLE, LYON], ...changes }))
  open.push(room)
  return room
}

async function waysOut({ client }: Workroom) {
  const [row] = (await client.exceptions.list({})).rows
  const { resolutions } = await client.exceptions.get({ exceptionId: row?.record.id ?? '' })
  return resolutions
}

/** "code choice: effect", with "(not)" before those that are closed. */
async function offers(room: Workroom, ...codes: ResolutionCode[]) {
  return (await waysOut(room))
    .filter(({ code }) => codes.includes(code))
    .map(
      ({ code, choice, label, effect, disabled }) =>
        `${disabled === null ? '' : '(not) '}${choice === null ? code : say('en', label)}: ${say('en', disabled ?? effect)}`,
    )
}

type Args = Parameters<Workroom['client']['exceptions']['resolve']>[0]['input']['args']
async function take(room: Workroom, code: ResolutionCode, args: Partial<Args> = {}) {
  const [row] = (await room.client.exceptions.list({})).rows
  const all = { address: null, stock: null, note: '', ...args }
  const call = { exceptionId: row?.record.id ?? '', code, args: all }
  const outcome = await room.client.exceptions.resolve(room.call(call))
  await room.room.decider.decideAll()
  return outcome
}

async function stands({ client }: Workroom): Promise<string> {
  const { state, fulfillments } = await client.orders.get({ orderId: 'O-1' })
  const live = fulfillments.filter((one) => one.state !== 'cancelled')
  return [state, ...live.map((one) => `${one.siteId}/${one.carrierId}/${one.serviceId}`)].join(' ')
}

const openCount = async ({ client }: Workroom) => (await client.exceptions.list({})).total

/** Only an express service that is kept for express orders has a rate to Lille; the order is a standard one. */
const EXPRESS_ONLY: Partial<World> = {
  stock: stockOf({ LILLE: { A: 5 }, LYON: { A: 5 } }),
  services: [aService({ serviceId: 'rapid', name: 'Rapid', level: 'express', standardOrders: 'never' })],
  rates: [aRate({ serviceId: 'rapid', priceCents: 1_250 })],
}

describe('no service of the level ordered', () => {
  it('offers another service with its price, its date and why it was not chosen', async () => {
    const room = await workroom(EXPRESS_ONLY)
    await room.receive(anOrder())
    expect(await offers(room, 'change-service')).toEqual([
      'Ship with Posta Rapid: Ships from Lille (Posta), €13.90, arrives Wed 25 Nov; not the service level ordered',
    ])
    expect(await take(room, 'change-service', { choice: 'posta/rapid' })).toMatchObject({ kind: 'done' })
    expect(await stands(room)).toBe('allocated LILLE/posta/rapid')
    expect(await openCount(room)).toBe(0)
  })

  it('keeps to what was chosen when the order is reallocated, and can forget it', async () => {
    const room = await workroom(EXPRESS_ONLY)
    await room.receive(anOrder())
    await take(room, 'change-service', { choice: 'posta/rapid' })
    await room.client.orders.reallocate(room.call({ orderIds: ['O-1'] }))
    await room.room.decider.decideAll()
    expect(await stands(room)).toBe('allocated LILLE/posta/rapid')
    await room.client.carriers.suspend(
      room.call({ carrierId: 'posta', serviceId: null, zones: [], reason: 'strike', until: null }),
    )
    await room.room.decider.decideAll()
    expect(await offers(room, 'drop-choice')).toHaveLength(1)
    await take(room, 'drop-choice')
    expect((await room.client.orders.get({ orderId: 'O-1' })).order.chosen).toBeUndefined()
  })

  it('refuses a service that does not take it', async () => {
    const room = await workroom(EXPRESS_ONLY)
    await room.receive(anOrder())
    expect(await take(room, 'change-service')).toMatchObject({ kind: 'refused' })
  })
})

describe('a parcel that nobody takes', () => {
  const HEAVY: Partial<World> = {
    products: [aProduct('A', { weightG: 34_000 })],
    stock: stockOf({ LYON: { A: 1 } }),
    rates: [aRate({ priceCents: 1_490, upToWeightG: 30_000 })],
  }

  it('names the nearest rate, its price and what is wrong with it', async () => {
    const room = await workroom(HEAVY)
    await room.receive(anOrder())
    expect(await offers(room, 'change-service')).toEqual([
      '(not) change-service: Closest rate: Posta Home, €14.90 up to 30 kg; 34 kg is too heavy',
    ])
  })

  it('leaves by hand: with no label, the number typed at the station, and its channel told of it', async () => {
    const room = await workroom(HEAVY)
    await room.receive(anOrder())
    expect(await offers(room, 'ship-by-hand')).toEqual([
      'Ship by hand: Leaves Lyon on Mon 23 Nov without a Switchyard label; enter carrier and tracking number here or at the pack station',
    ])
    const byHand = { siteId: 'LYON', carrier: 'Geodis', trackingNumber: '', costCents: 4_200 }
    expect(await take(room, 'ship-by-hand', { byHand })).toMatchObject({ kind: 'done' })
    expect(await stands(room)).toBe('allocated LYON/by-hand/by-hand')
    expect(await openCount(room)).toBe(0)

    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    const [task] = await room.client.packing.queue({ siteId: 'LYON' })
    expect(task).toMatchObject({ carrierName: 'Geodis', byHand: { carrier: 'Geodis', trackingNumber: '' } })
    const fulfillmentId = task?.fulfillment.id ?? ''
    const typed = { carrier: 'Geodis Calberson', trackingNumber: 'GC-77' }
    const packed = await room.client.packing.pack(
      room.call({ fulfillmentId, printerId: 'virtual', weightsG: [], byHand: typed }),
    )
    expect(packed).toEqual({ kind: 'done', value: { jobs: [] } })
    expect(await room.client.packing.ship(room.call({ fulfillmentId }))).toMatchObject({ kind: 'done' })
    expect((await room.client.orders.get({ orderId: 'O-1' })).state).toBe('shipped')
    const told = await room.read((tx) => tx.outbox.ofOrder('O-1'))
    expect(told.find(({ kind }) => kind === 'fulfillment')?.payload).toMatchObject({
      carrierName: 'Geodis Calberson',
      parcels: [{ trackingNumber: 'GC-77' }],
    })
    expect(await room.read((tx) => tx.stock.bySkus(['A']))).toMatchObject([{ onHand: 0, reserved: 0 }])
  })

  it('stays by hand when it is reallocated, for as long as its site has all of it', async () => {
    const room = await workroom(HEAVY)
    await room.receive(anOrder())
    const byHand = { siteId: 'LYON', carrier: 'Geodis', trackingNumber: 'X1', costCents: 0 }
    await take(room, 'ship-by-hand', { byHand })
    await room.client.orders.reallocate(room.call({ orderIds: ['O-1'] }))
    await room.room.decider.decideAll()
    expect(await stands(room)).toBe('allocated LYON/by-hand/by-hand')
  })

  it('cannot leave by hand from where it is not', async () => {
    const room = await workroom(HEAVY)
    await room.receive(anOrder())
    const byHand = { siteId: 'LILLE', carrier: 'Geodis', trackingNumber: '', costCents: 0 }
    expect(await take(room, 'ship-by-hand', { byHand })).toMatchObject({ kind: 'refused' })
  })
})

describe('a site that rules or its own refusal left out', () => {
  it('can be chosen all the same', async () => {
    const room = await workroom({ stock: stockOf({ LYON: { A: 5 } }) })
    await room.receive(anOrder())
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    const [task] = await room.client.packing.queue({ siteId: 'LYON' })
    const refusal = { fulfillmentId: task?.fulfillment.id ?? '', reason: 'damaged' as const, note: '' }
    await room.client.fulfillments.reject(room.call(refusal))
    await room.room.decider.decideAll()
    expect(await offers(room, 'change-site')).toEqual([
      'Ship from Lyon: Ships from Lyon (Posta), €6.90, arrives Wed 25 Nov',
    ])
    await take(room, 'change-site', { choice: 'LYON' })
    expect(await stands(room)).toBe('allocated LYON/posta/home')
    expect(await openCount(room)).toBe(0)
  })
})

describe('what is chosen', () => {
  it('leaves what the order holds to it while it is tried', async () => {
    const room = await workroom({
      stock: stockOf({ LILLE: { A: 1 } }),
      services: [aService(), aService({ serviceId: 'rapid', name: 'Rapid', level: 'express' })],
      rates: [
        aRate({ transitDays: 6 }),
        aRate({ serviceId: 'rapid', priceCents: 1_250, transitDays: 4, postcodePrefix: '59' }),
      ],
    })
    const deliverBy = room.room.clock.now() + 24 * 3_600_000
    await room.receive(anOrder({ deliverBy, lines: lines({ A: 1 }) }))
    expect(await stands(room)).toMatch(/^allocated LILLE/)
    expect((await offers(room, 'change-service')).length).toBeGreaterThan(0)
  })
})

describe('a split that a person must approve', () => {
  async function sentence(changes: Partial<World>, order = anOrder({ lines: lines({ A: 1, B: 1 }) })) {
    const room = await workroom(changes)
    const settings = await room.read((tx) => tx.settings.get(WORKSPACE))
    await room.room.store.write((tx) => tx.settings.put(WORKSPACE, { ...settings, approveSplits: true }))
    room.room.worlds.forget()
    await room.receive(order)
    const [row] = (await room.client.exceptions.list({})).rows
    return { room, en: row && say('en', row.sentence) }
  }

  it('says what it costs, and why one parcel is impossible', async () => {
    const { room, en } = await sentence({ stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 } }) })
    expect(en).toBe(
      'Needs 2 parcels, from Lille and Lyon: €13.30 in all; one parcel is impossible: no site has all of it',
    )
    const { sentences } = await room.client.orders.explain({ orderId: 'O-1' })
    expect(sentences.map((one) => say('en', one))).toContain(
      'One parcel is impossible: no site has all of it.',
    )
  })

  it('says beside it the best single parcel, which can be chosen instead', async () => {
    const dear = aSiteLike('BORDEAUX', 4_000)
    const { room, en } = await sentence({
      sites: [LILLE, LYON, dear],
      stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 }, BORDEAUX: { A: 1, B: 1 } }),
    })
    expect(en).toBe(
      'Needs 2 parcels, from Lille and Lyon: €13.30 in all; one parcel from Bordeaux would be €46.40 and arrive Wed 25 Nov',
    )
    await take(room, 'change-site', { choice: 'BORDEAUX' })
    expect(await stands(room)).toBe('allocated BORDEAUX/posta/home')
    expect(await openCount(room)).toBe(0)
  })
})

function aSiteLike(id: string, handlingCentsPerOrder: number) {
  return { ...LILLE, id, name: 'Bordeaux', handlingCentsPerOrder }
}

describe('a site that a person chose and that refuses', () => {
  it('is not sent the order again', async () => {
    const room = await workroom({ stock: stockOf({ LILLE: { A: 5 }, LYON: { A: 5 } }) })
    await room.receive(anOrder({ chosen: { siteId: 'LYON' } }))
    expect(await stands(room)).toBe('allocated LYON/posta/home')
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    const [task] = await room.client.packing.queue({ siteId: 'LYON' })
    const refusal = { fulfillmentId: task?.fulfillment.id ?? '', reason: 'no-capacity' as const, note: '' }
    await room.client.fulfillments.reject(room.call(refusal))
    await room.room.decider.decideAll()
    expect(await stands(room)).toBe('allocated LILLE/posta/home')
  })
})
