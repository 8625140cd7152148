import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Order } from '../../../../shared/domain/order.ts'
import { say } from '../../../../shared/messages/say.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { says } from '../../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 } }) }))
})
afterEach(() => room.close())

const FRENCH = { ...anOrder().destination, country: 'FR' }
/** In no town that tells which zero is missing. */
const toPostcode = (postcode: string, id = 'O-1', over: Partial<Order> = {}): Order =>
  anOrder({ id, lines: lines({ A: 1 }), destination: { ...FRENCH, postcode, city: 'Saint-Test' }, ...over })

const plainSpaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

const ARGS = { address: null, stock: null, note: '' }

async function open() {
  return (await room.client.exceptions.list({})).rows
}

async function resolutionsOf(exceptionId: string) {
  const { resolutions } = await room.client.exceptions.get({ exceptionId })
  return resolutions.map(({ code, label }) => [code, say('en', label)])
}

describe('an address with a likely postcode', () => {
  it('is offered with it, first, and goes on when that is taken', async () => {
    await room.receive(toPostcode('1000'))
    const [row] = await open()
    if (row === undefined) throw new Error('No exception was opened')
    expect([say('en', row.sentence), plainSpaces(say('fr', row.sentence))]).toEqual([
      'No carrier can deliver there: the postcode “1000” is not one of that country (FR). 01000 was probably meant',
      'Aucun transporteur ne peut y livrer : le code postal « 1000 » n’est pas de ce pays (FR). Il s’agit sans doute de 01000',
    ])
    expect(row.suggestion?.code).toBe('take-proposal')
    const exceptionId = row.record.id
    expect(await resolutionsOf(exceptionId)).toEqual([
      ['take-proposal', 'Use 01000'],
      ['fix-address', 'Correct the address'],
      ['ship-by-hand', 'Ship by hand'],
      ['cancel-order', 'Cancel the order'],
    ])
    await room.client.exceptions.resolve(room.call({ exceptionId, code: 'take-proposal', args: ARGS }))
    await room.room.decider.decideAll()
    const { order, state } = await room.client.orders.get({ orderId: 'O-1' })
    expect({
      state,
      postcode: order.destination.postcode,
      given: order.destination.asGiven?.postcode,
    }).toEqual({
      state: 'allocated',
      postcode: '01000',
      given: '1000',
    })
    expect(await open()).toEqual([])
  })

  it('goes on with many others, each with its own', async () => {
    await room.receive(toPostcode('1000'), toPostcode('590000', 'O-2'), toPostcode('Lille', 'O-3'))
    const ids = (await open()).map(({ record }) => record.id)
    const done = await room.client.exceptions.resolveMany(
      room.call({ exceptionIds: ids, ways: [{ code: 'take-proposal', choice: null }], note: '' }),
    )
    expect(done.kind === 'done' && [done.value.changed.length, done.value.skipped.length]).toEqual([2, 1])
    const codes = await Promise.all(
      ['O-1', 'O-2', 'O-3'].map(async (orderId) => {
        const { order } = await room.client.orders.get({ orderId })
        return order.destination.postcode
      }),
    )
    expect(codes).toEqual(['01000', '59000', 'Lille'])
  })

  it('offers none where none comes to mind', async () => {
    await room.receive(toPostcode('Lille'))
    const [row] = await open()
    expect(row?.suggestion?.code).toBe('fix-address')
  })
})

describe('an address that a person corrected', () => {
  async function corrected(): Promise<void> {
    await says(room, { e1: { order: toPostcode('1000') } })
    const [row] = await open()
    const exceptionId = row?.record.id ?? ''
    await room.client.exceptions.resolve(room.call({ exceptionId, code: 'take-proposal', args: ARGS }))
  }
  const destination = async () => {
    const [row] = (await room.client.orders.list({})).rows
    return (await room.client.orders.get({ orderId: row?.id ?? '' })).order.destination
  }

  it('stands while its channel says what it said', async () => {
    await corrected()
    await says(room, { e1: { order: toPostcode('1000', 'O-1', { customerTier: 'vip' }) } })
    expect((await destination()).postcode).toBe('01000')
    expect(await open()).toEqual([])
  })

  it('gives way to another address of its channel', async () => {
    await corrected()
    await says(room, { e1: { order: toPostcode('75011') } })
    expect(await destination()).toMatchObject({ postcode: '75011' })
    expect((await destination()).asGiven).toBeUndefined()
  })
})

describe('a postcode that reads in one way only', () => {
  it('is repaired, keeps what was given, and is no news the next time', async () => {
    const nice = toPostcode('6000', 'O-1', {
      destination: { ...FRENCH, postcode: '6000', city: 'Nice' },
    })
    await says(room, { e1: { order: nice } })
    const before = await room.client.orders.list({})
    await says(room, { e1: { order: nice } })
    expect(await open()).toEqual([])
    const orderId = before.rows[0]?.id ?? ''
    const { order, timeline } = await room.client.orders.get({ orderId })
    expect([order.destination.postcode, order.destination.postcodeAsGiven]).toEqual(['06000', '6000'])
    const { sentences } = await room.client.orders.explain({ orderId })
    const [, read] = sentences
    expect(read && [say('en', read), plainSpaces(say('fr', read))]).toEqual([
      'Postcode: “6000” was read as 06000.',
      'Code postal : « 6000 » a été lu 06000.',
    ])
    expect(timeline.length).toBeLessThan(4)
  })
})

describe('an address without a country', () => {
  const somewhere = (over: object) => toPostcode('59190', 'O-1', { destination: { ...FRENCH, ...over } })

  it.each([
    [
      'said nowhere',
      { country: 'ZZ', postcode: '59190', city: 'Hazebrouck' },
      'No carrier can deliver there: no country in the address. FR was probably meant',
    ],
    [
      'not known',
      { country: 'ZZ', countryAsGiven: 'Narnia', postcode: '59190', city: 'Hazebrouck' },
      'No carrier can deliver there: the country “Narnia” does not exist. FR was probably meant',
    ],
  ])('%s waits, is offered the one that its postcode leaves, and goes on with it', async (_, over, says) => {
    await room.receive(somewhere(over))
    const [row] = await open()
    if (row === undefined) throw new Error('No exception was opened')
    expect([say('en', row.sentence), row.suggestion?.code]).toEqual([says, 'take-proposal'])
    await room.client.exceptions.resolve(
      room.call({ exceptionId: row.record.id, code: 'take-proposal', args: ARGS }),
    )
    await room.room.decider.decideAll()
    const { order, state } = await room.client.orders.get({ orderId: 'O-1' })
    expect([state, order.destination.country, order.destination.countryAsGiven]).toEqual([
      'allocated',
      'FR',
      undefined,
    ])
    expect(await open()).toEqual([])
  })

  it('that leaves several countries is asked about without a proposal', async () => {
    await room.receive(somewhere({ country: 'ZZ', postcode: '10115', city: 'Neustadt', phone: '+49 30 1' }))
    expect((await open()).map(({ suggestion }) => suggestion?.code)).toEqual(['fix-address'])
  })

  it('of a known order is no news: addresses are erased at a channel after a while', async () => {
    const known = toPostcode('75011')
    await says(room, { e1: { order: known } })
    const nowhere = { street: [], postcode: '', city: '', country: 'ZZ' }
    await says(room, { e1: { order: { ...known, destination: { ...FRENCH, ...nowhere } } } })
    const [row] = (await room.client.orders.list({})).rows
    const { order } = await room.client.orders.get({ orderId: row?.id ?? '' })
    expect([order.destination.postcode, order.destination.country]).toEqual(['75011', 'FR'])
    expect(await open()).toEqual([])
  })
})
