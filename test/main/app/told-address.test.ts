import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channelEvents } from '../../../main/app/inbound/channel-events.ts'
import { addressMessage } from '../../../main/app/notify/tell-address.ts'
import type { OutboxItem } from '../../../main/app/ports/sync-tables.ts'
import type { Destination, Order } from '../../../shared/domain/order.ts'
import { correctDestination, withCorrection } from '../../../shared/domain/postal/correct-destination.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { plainMessage } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openIn, says } from '../../support/made-up-channel.ts'
import { openWorkroom, SHOP, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 } }) }))
})
afterEach(() => room.close())

const GIVEN: Destination = {
  ...anOrder().destination,
  street: ['12 boulevard de la République bâtiment C'],
  postcode: '1000',
  city: 'Saint-Test',
  country: 'FR',
  phone: null,
}
const sentTo = (destination: Partial<Destination>): Order =>
  anOrder({ id: 'O-1', lines: lines({ A: 1 }), destination: { ...GIVEN, ...destination } })

async function channelSays(destination: Partial<Destination> = {}): Promise<void> {
  await says(room, { 'O-1': { order: sentTo(destination) } })
}

async function correct(parts: Partial<Destination>): Promise<void> {
  const [row] = (await room.client.exceptions.list({})).rows
  const address = { ...GIVEN, ...parts }
  const args = { address, stock: null, note: '' }
  const exceptionId = row?.record.id ?? ''
  await room.client.exceptions.resolve(room.call({ exceptionId, code: 'fix-address', args }))
  await room.room.decider.decideAll()
}

const theOrder = () => room.client.orders.get({ orderId: 'O-1' })
const where = async () => {
  const { street, postcode } = (await theOrder()).order.destination
  return `${street.join(' / ')}, ${postcode}`
}
const lifeLine = async () => (await theOrder()).timeline.map(({ sentence }) => say('en', sentence))

async function toTell(): Promise<OutboxItem[]> {
  const items = await room.read((tx) => tx.outbox.ofOrder('O-1'))
  return items.flatMap((item) => (item.kind === 'address' && item.payload !== null ? [item] : []))
}

/** As the shop keeps it: two lines. */
const FIXED = { street: ['12 bd. de la République', 'bâtiment C'], postcode: '01000' }
const AS_KEPT = { street: ['12 bd. de la République', 'Bâtiment C'], postcode: '01000' }

describe('a corrected address', () => {
  it('is written back to a channel that takes it, once, with what stood there', async () => {
    await channelSays()
    await correct(FIXED)
    expect((await toTell()).map(({ payload }) => payload)).toMatchObject([
      { orderExternalId: 'O-1', address: FIXED, was: [{ postcode: '1000', street: GIVEN.street }] },
    ])
    expect(await lifeLine()).toContain('Address corrected; Shop is told')
  })

  it('is told to nobody where the channel takes none, and the life line says so', async () => {
    await room.room.store.write((tx) => tx.channels.put({ ...SHOP, kind: 'mirakl' }))
    await channelSays()
    await correct(FIXED)
    expect(await toTell()).toEqual([])
    expect(await lifeLine()).toContain('Address corrected; not told: Shop does not take address changes')
  })

  it.each([
    ['taken', { state: 'done' as const }, 'Shop took the corrected address'],
    [
      'refused',
      { state: 'refused' as const, problem: plainMessage('no such street') },
      'Shop did not take the corrected address: no such street',
    ],
  ])('that is %s stands in the life line', async (_, outcome, sentence) => {
    await channelSays()
    await correct(FIXED)
    const [item] = await toTell()
    if (item === undefined) throw new Error('nothing is told')
    await channelEvents(room.room.commands).settle('shop', [{ item, outcome }])
    expect(await lifeLine()).toContain(sentence)
    expect(await openIn(room)).toEqual(outcome.state === 'refused' ? ['push-refused'] : [])
  })

  it('is neither undone nor taken for a change by what the channel says of it, old or new, in any order', async () => {
    await channelSays()
    await correct(FIXED)
    const before = await where()
    await channelSays()
    await channelSays(AS_KEPT)
    room.wait(MINUTE_MS)
    await channelSays()
    await channelSays(AS_KEPT)
    expect([await where(), await openIn(room), (await theOrder()).state]).toEqual([before, [], 'allocated'])
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    await channelSays()
    await channelSays(AS_KEPT)
    expect([await where(), await openIn(room), (await theOrder()).state]).toEqual([before, [], 'released'])
  })

  it('gives way to what its buyer enters at the channel afterwards, also to what stood there before', async () => {
    await channelSays()
    await correct(FIXED)
    await channelSays(AS_KEPT)
    await channelSays({ ...AS_KEPT, street: ['7 place Neuve'] })
    expect(await where()).toBe('7 place Neuve, 01000')

    await channelSays()
    await correct(FIXED)
    await channelSays(AS_KEPT)
    room.wait(11 * MINUTE_MS)
    await channelSays()
    expect(await where()).toBe('12 boulevard de la République bâtiment C, 1000')
    expect(await openIn(room)).toEqual(['address-invalid'])
  })

  it('that is corrected again may still be given as it was corrected before', () => {
    const once = correctDestination(GIVEN, { ...GIVEN, ...FIXED })
    const twice = correctDestination(once, { ...once, street: ['14 bd. de la République'] })
    expect(withCorrection(twice, { ...GIVEN, ...AS_KEPT }, 0)).toEqual(twice)
    expect(withCorrection(twice, GIVEN, 0)).toEqual(twice)
    const told = addressMessage(sentTo(twice))
    expect(told?.payload).toMatchObject({
      address: { street: ['14 bd. de la République'] },
      was: [{ street: GIVEN.street, postcode: '1000' }, FIXED],
    })
    const back = addressMessage(sentTo(correctDestination(once, GIVEN)))
    expect(back?.payload).toMatchObject({ address: { postcode: '1000' }, was: [{ postcode: '1000' }, FIXED] })
  })
})
