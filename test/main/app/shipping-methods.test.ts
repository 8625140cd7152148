import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MethodTarget } from '../../../shared/domain/shipping-method.ts'
import type { SaidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { saidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { say } from '../../../shared/messages/say.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openIn, says, settles, statesIn } from '../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  const services = [
    aService(),
    aService({ serviceId: 'point', level: 'relay' }),
    aService({ carrierId: 'expres', serviceId: 'day', level: 'express' }),
  ]
  const rates = services.map(({ serviceId }) => aRate({ serviceId }))
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 50 } }), services, rates }))
})
afterEach(() => room.close())

const HOME: MethodTarget = { delivery: 'home', level: 'standard', service: null }
const EXPRESS: MethodTarget = { delivery: 'home', level: 'express', service: null }
const RELAY: MethodTarget = { delivery: 'relay', service: null, pointField: null, isPointOptional: false }
const COLLECT: MethodTarget = { delivery: 'collect', siteId: 'LILLE' }

function by(title: string, fields: SaidMethod['fields'] = []): SaidMethod {
  return saidMethod({ methods: [{ title, code: '' }], point: null, fields })
}

const order = (id: string) => anOrder({ id, lines: lines({ A: 1 }) })

async function comes(id: string, method: SaidMethod, shippingMethod = method.name): Promise<void> {
  await says(room, { [id]: { order: { ...order(id), requests: { shippingMethod } }, method } })
}

async function means(key: string, target: MethodTarget | null) {
  const outcome = await room.client.channels.setMethods(
    room.call({ channelId: 'shop', rows: [{ key, target }] }),
  )
  await says(room, {})
  return outcome
}

async function howIs(id: string) {
  const { order, state } = await room.client.orders.get({ orderId: id })
  const { collectedInStore, collectAt, pickupPoint, service } = order.requests ?? {}
  return {
    state,
    level: order.serviceLevel,
    ...(collectedInStore && { collect: collectAt ?? true }),
    ...(pickupPoint && { point: pickupPoint.id }),
    ...(service && { service }),
  }
}

async function why(id: string) {
  const [first] = (await room.client.orders.explain({ orderId: id })).sentences
  return first && say('en', first)
}

describe('a shipping method', () => {
  it('whose name is certain is used at once, and is only proposed', async () => {
    await comes('O-1', by('Chrono 13'))
    await comes('O-2', by('Standard'))
    expect(await howIs('O-1')).toMatchObject({ level: 'express' })
    expect(await howIs('O-2')).toEqual({ state: 'allocated', level: 'standard' })
    expect(await why('O-2')).toBe('The buyer chose “Standard”: home delivery, standard, as its name says')
    expect(await openIn(room)).not.toContain('unknown-method')
    expect(await room.client.channels.methods({ channelId: 'shop' })).toMatchObject([
      {
        key: 'chrono 13',
        name: 'Chrono 13',
        proposal: { target: EXPRESS, isCertain: true },
        target: null,
        orders: 1,
      },
      { key: 'standard', name: 'Standard', proposal: { target: HOME }, target: null, waiting: 0 },
    ])
  })

  it('that nobody knows is asked about once, and its orders go on by themselves once it is known', async () => {
    await comes('O-1', by('Zone 3'))
    await comes('O-2', by('Zone 3'))
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1', '#O-2': 'on-hold 1' })
    const { rows } = await room.client.exceptions.list({})
    expect(rows.map(({ sentence }) => say('en', sentence))).toEqual([
      'Nobody has said what the shipping method “Zone 3” of Shop means; 2 orders wait',
    ])
    expect(await means('zone 3', HOME)).toMatchObject({ value: { orders: 2 } })
    expect(await why('O-1')).toBe('The buyer chose “Zone 3”: home delivery, standard, as Mona confirmed')
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1', '#O-2': 'allocated 1' })
    expect(await openIn(room)).toEqual([])
    await comes('O-3', by('Zone 3'))
    expect(await howIs('O-3')).toEqual({ state: 'allocated', level: 'standard' })
  })

  it('is mapped from the queue, and that is taken back', async () => {
    await comes('O-1', by('Livraison rapide'))
    const [row] = (await room.client.exceptions.list({})).rows
    const { resolutions } = await room.client.exceptions.get({ exceptionId: row?.record.id ?? '' })
    expect(resolutions.map(({ choice }) => choice)).toEqual(['home', 'express', 'relay', 'collect'])
    const args = { address: null, stock: null, note: '', choice: 'express' }
    const call = room.call({ exceptionId: row?.record.id ?? '', code: 'map-method' as const, args })
    await room.client.exceptions.resolve(call)
    expect(await howIs('O-1')).toMatchObject({ level: 'express' })
    await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
    expect(await howIs('O-1')).toMatchObject({ state: 'on-hold' })
    expect(await openIn(room)).toEqual(['unknown-method'])
  })

  it('is not mapped without a choice', async () => {
    await comes('O-1', by('Zone 3'))
    expect(await settles(room, 'unknown-method', 'map-method')).toMatchObject({ kind: 'refused' })
  })

  it('that changes reallocates orders that have not been released, and no others', async () => {
    await comes('O-1', by('Standard'))
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    await comes('O-2', by('Standard'))
    await means('standard', COLLECT)
    expect(await howIs('O-1')).toEqual({ state: 'released', level: 'standard' })
    expect(await howIs('O-2')).toMatchObject({ level: 'standard', collect: 'LILLE' })
    // Said again by the channel, it is no change of the order that was released.
    await comes('O-1', by('Standard'))
    expect(await openIn(room)).not.toContain('changed-after-release')
    await means('standard', null)
    expect(await howIs('O-2')).toEqual({ state: 'allocated', level: 'standard' })
  })

  it('to a point asks which where none is named, until the field is that names it', async () => {
    await comes('O-1', by('Point Soleil', [{ key: 'soleil', value: 'S-17' }]))
    await means('point soleil', RELAY)
    expect(await howIs('O-1')).toEqual({ state: 'allocated', level: 'relay' })
    expect(await openIn(room)).toEqual(['pickup-point-missing'])
    await means('point soleil', { ...RELAY, pointField: 'soleil' })
    expect(await howIs('O-1')).toMatchObject({ level: 'relay', point: 'S-17' })
    expect(await openIn(room)).toEqual([])
  })

  it('to a point that the carrier may choose asks for none', async () => {
    await comes('O-1', by('Point relais'))
    expect(await openIn(room)).toEqual(['pickup-point-missing'])
    await means('point relais', { ...RELAY, isPointOptional: true })
    expect(await openIn(room)).toEqual([])
  })

  it.each([
    ['Posta', 'posta'],
    ['POSTA, home delivery', 'posta'],
    ['Posta or Expres', null],
    ['Postamat', null],
    ['Expres', null],
  ])('called %s is proposed by the carrier %s', async (title, service) => {
    const target = { ...HOME, service: null }
    const said = { ...by(title), proposal: { target, isCertain: true } }
    await comes('O-1', said)
    expect(await howIs('O-1')).toMatchObject({ level: 'standard', ...(service && { service }) })
    const [method] = await room.client.channels.methods({ channelId: 'shop' })
    expect(method?.proposal?.target).toEqual({ ...target, service })
  })

  it('may stand for a carrier, and for none that is not there', async () => {
    await comes('O-1', by('Standard'))
    expect(await means('standard', { ...HOME, service: 'nobody' })).toMatchObject({ kind: 'refused' })
    expect(await means('standard', { ...HOME, service: 'posta' })).toMatchObject({ kind: 'done' })
    expect(await howIs('O-1')).toMatchObject({ level: 'standard', service: 'posta' })
  })

  it('of an order that came before methods were kept changes nothing of it until a lead says so', async () => {
    await says(room, { 'O-1': { order: { ...order('O-1'), requests: { shippingMethod: 'Chrono 13' } } } })
    expect(await howIs('O-1')).toMatchObject({ level: 'standard' })
    await comes('O-1', by('Chrono 13'))
    await comes('O-1', by('Chrono 13'))
    expect(await howIs('O-1')).toMatchObject({ level: 'standard' })
    await means('chrono 13', EXPRESS)
    expect(await howIs('O-1')).toMatchObject({ level: 'express' })
  })
})
