import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Resolution } from '../../../shared/contract/exceptions.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import type { PickupPoint } from '../../../shared/domain/order.ts'
import { saidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { say } from '../../../shared/messages/say.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openIn, says } from '../../support/made-up-channel.ts'
import { does, ruleOf } from '../../support/rules/rule-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  const services = [aService(), aService({ carrierId: 'mondial-relay', serviceId: 'point', level: 'relay' })]
  const rates = services.map(({ carrierId, serviceId }) => aRate({ carrierId, serviceId }))
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 50 } }), services, rates }))
})
afterEach(() => room.close())

const ALWAYS = { kind: 'group', match: 'all', children: [] } as const
const TABAC = { id: 'FR-023456', name: 'Tabac du Port' }
const NEXT_DOOR = { id: 'FR-000001', name: '' }

async function chosen(title: string, point: PickupPoint | null = null): Promise<void> {
  const method = saidMethod({ methods: [{ title, code: '' }], point, fields: [] })
  await says(room, { 'O-1': { order: anOrder({ id: 'O-1', lines: lines({ A: 1 }) }), method } })
}

async function howIs() {
  const { order, state, fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  const open = fulfillments.filter((one) => one.state !== 'cancelled')
  return [state, order.requests?.pickupPoint?.id ?? null, ...open.map((one) => one.carrierId)]
}

async function theQuestion() {
  const [row] = (await room.client.exceptions.list({})).rows
  if (row === undefined) throw new Error('Nothing is asked')
  const { resolutions } = await room.client.exceptions.get({ exceptionId: row.record.id })
  return { id: row.record.id, sentence: say('en', row.sentence), resolutions }
}

async function answer(code: ResolutionCode, point: PickupPoint | null = null) {
  const args = { address: null, stock: null, note: '', point }
  const exceptionId = (await theQuestion()).id
  const call = room.call({ exceptionId, code, args })
  const outcome = await room.client.exceptions.resolve(call)
  await room.room.decider.decideAll()
  return { ...outcome, commandId: call.commandId }
}

async function takeBack({ commandId }: Awaited<ReturnType<typeof answer>>) {
  const taken = await room.client.exceptions.undo(room.call({ commandId }))
  await room.room.decider.decideAll()
  return taken
}

const release = () => room.client.orders.release(room.call({ orderIds: ['O-1'] }))

describe('an order to a pick-up point that it does not name', () => {
  it('is asked which before its release, and keeps its stock meanwhile', async () => {
    await chosen('Mondial Relay')
    expect(await howIs()).toEqual(['allocated', null, 'mondial-relay'])
    const { sentence, resolutions } = await theQuestion()
    expect(sentence).toBe('Which pick-up point? It ships with Mondial Relay, and the order names none')
    expect(resolutions.map(({ code }: Resolution) => code)).toEqual([
      'name-point',
      'send-home',
      'ask-again',
      'cancel-order',
    ])
    const released = await release()
    const skipped = released.kind === 'done' ? released.value.skipped : []
    expect(skipped.map(({ why }) => say('en', why))).toEqual(['#O-1 needs a pick-up point first'])
    expect((await howIs())[0]).toBe('allocated')
  })

  it('goes to the point that a person names, whatever its channel says later, and to none when that is undone', async () => {
    await chosen('Mondial Relay')
    const named = await answer('name-point', TABAC)
    expect(await howIs()).toEqual(['allocated', 'FR-023456', 'mondial-relay'])
    expect(await openIn(room)).toEqual([])
    await chosen('Mondial Relay', NEXT_DOOR)
    expect(await howIs()).toEqual(['allocated', 'FR-023456', 'mondial-relay'])
    await chosen('Mondial Relay')
    expect(await takeBack(named)).toMatchObject({ kind: 'done' })
    expect(await howIs()).toEqual(['allocated', null, 'mondial-relay'])
    expect(await openIn(room)).toEqual(['pickup-point-missing'])
  })

  it('goes home when a person says so, and that is undone', async () => {
    await chosen('Mondial Relay')
    const home = await answer('send-home')
    expect(await howIs()).toEqual(['allocated', null, 'posta'])
    const [said] = (await room.client.orders.explain({ orderId: 'O-1' })).sentences
    expect(said && say('en', said)).toBe(
      'The buyer chose “Mondial Relay”: home delivery, standard, as Mona decided for this order',
    )
    await chosen('Mondial Relay')
    expect(await howIs()).toEqual(['allocated', null, 'posta'])
    await takeBack(home)
    expect(await openIn(room)).toEqual(['pickup-point-missing'])
  })

  it('is not taken back once it is released', async () => {
    await chosen('Mondial Relay')
    const home = await answer('send-home')
    await release()
    expect(await takeBack(home)).toMatchObject({ kind: 'refused' })
    expect(await howIs()).toEqual(['released', null, 'posta'])
  })

  it('goes on by itself when its channel names the point', async () => {
    await chosen('Mondial Relay')
    await chosen('Mondial Relay', NEXT_DOOR)
    expect(await howIs()).toEqual(['allocated', 'FR-000001', 'mondial-relay'])
    expect(await openIn(room)).toEqual([])
  })

  it('is read from its channel again when a person asks for that', async () => {
    await chosen('Mondial Relay')
    expect(await answer('ask-again')).toMatchObject({ kind: 'done' })
    expect(await openIn(room)).toEqual(['pickup-point-missing'])
    const [item] = await room.room.store.read((tx) => tx.inbox.pending('shop', 9))
    expect(item?.externalId).toBe('O-1')
  })

  it('is not answered without a point', async () => {
    await chosen('Mondial Relay')
    expect(await answer('name-point')).toMatchObject({ kind: 'refused' })
  })

  it('is asked also where a rule sends it there', async () => {
    const rules = [ruleOf('relay', ALWAYS, [does('ship.relay-point')])]
    await room.client.rules.publish(room.call({ baseVersion: 0, rules, note: '' }))
    await room.receive(anOrder({ id: 'O-1', lines: lines({ A: 1 }) }))
    expect(await openIn(room)).toEqual(['pickup-point-missing'])
    await answer('name-point', TABAC)
    expect(await howIs()).toEqual(['allocated', 'FR-023456', 'mondial-relay'])
  })
})
