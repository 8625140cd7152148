import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endWaits } from '../../../../main/app/inbound/end-waits.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { message } from '../../../../shared/messages/message.ts'
import { say } from '../../../../shared/messages/say.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { availableUnits } from '../../../support/figures.ts'
import { importAllOrders, openIn, type Said, says, statesIn } from '../../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 12 } }) }))
})
afterEach(() => room.close())

const UNPAID: Said = {
  state: 'pending',
  meaning: 'wait',
  hold: { kind: 'unpaid', code: 'pending', until: null },
}
const ODD: Said = {
  state: 'awaiting-shipment',
  meaning: 'wait',
  hold: { kind: 'unknown-state', code: 'awaiting-shipment', until: null },
}

async function theOrder() {
  const [row] = (await room.client.orders.list({})).rows
  return room.client.orders.get({ orderId: row?.id ?? '' })
}

async function mayBeSold(): Promise<number | undefined> {
  return (await room.read((tx) => availableUnits(tx, ['A']))).get('shop')?.get('A')
}

async function means(state: string, meaning: 'ship' | 'wait' | 'called-off' | 'ignore' | null) {
  const outcome = await room.client.channels.setState(room.call({ channelId: 'shop', state, meaning }))
  await importAllOrders(room)
  return outcome
}

describe('the states of a channel', () => {
  it('are learned, and one that nobody has explained is one exception until somebody does', async () => {
    await says(room, { e1: ODD, e2: { ...ODD, order: anOrder({ id: 'O-2' }) } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1', '#O-2': 'on-hold 1' })
    const { rows } = await room.client.exceptions.list({})
    expect(rows.map(({ sentence }) => say('en', sentence))).toEqual([
      '1 state of Shop is unknown (awaiting-shipment); 2 orders wait',
    ])
    expect(await room.client.channels.states({ channelId: 'shop' })).toMatchObject([
      { state: 'awaiting-shipment', usual: 'wait', holdKind: 'unknown-state', chosen: null, orders: 2 },
    ])
    expect(await means('awaiting-shipment', 'ship')).toMatchObject({ value: { orders: 2 } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1', '#O-2': 'allocated 1' })
    expect(await openIn(room)).toEqual([])
  })

  it('mean what the lead says: paid on delivery is work', async () => {
    await says(room, { e1: UNPAID })
    await means('pending', 'ship')
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
    await means('pending', null)
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
  })

  it('that are no work make no order, and can be seen and taken in', async () => {
    await says(room, { e1: { state: 'quote', meaning: 'ignore' }, e2: { ignored: 'shipped-by-channel' } })
    expect(await statesIn(room)).toEqual({})
    const list = async () =>
      (await room.client.channels.standings({ channelId: 'shop', only: 'no-work' })).rows
    expect((await list()).map(({ externalId, why, canAccept }) => [externalId, why, canAccept])).toEqual([
      ['e2', message('noWork.shipped-by-channel'), false],
      ['e1', null, true],
    ])
    await room.client.channels.acceptOrder(room.call({ channelId: 'shop', externalId: 'e1' }))
    await importAllOrders(room)
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
    expect((await list()).map(({ externalId }) => externalId)).toEqual(['e2'])
  })
})

describe('an order that waits quietly', () => {
  it('says on its panel why, and ships all the same when a person says so', async () => {
    await says(room, { e1: UNPAID })
    const { order, standing, allowed } = await theOrder()
    expect(standing).toMatchObject({ state: 'pending', verdict: 'wait', hold: { kind: 'unpaid' } })
    expect(allowed).toContain('ship-anyway')
    await room.client.orders.shipAnyway(room.call({ orderIds: [order.id] }))
    await room.room.decider.decideAll()
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
  })

  it('is cancelled here when its wait ends, its units come free, and it comes back when it is paid', async () => {
    await says(room, { e1: { ...UNPAID, order: anOrder({ lines: lines({ A: 2 }) }) } })
    room.wait(6 * DAY_MS)
    await endWaits(room.room.commands)
    expect(await mayBeSold()).toBe(10)
    room.wait(2 * DAY_MS)
    await endWaits(room.room.commands)
    expect(await statesIn(room)).toEqual({ '#O-1': 'cancelled 2' })
    expect(await mayBeSold()).toBe(12)
    const { order, timeline } = await theOrder()
    expect(timeline.map(({ type }) => type)).toContain('orders.endWaits')
    expect(await room.read((tx) => tx.outbox.ofOrder(order.id))).toEqual([])
    await says(room, { e1: { ...UNPAID, order: anOrder({ lines: lines({ A: 2 }) }) } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'cancelled 2' })
    await says(room, { e1: { state: 'processing', order: anOrder({ lines: lines({ A: 2 }) }) } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 2' })
  })

  it('waits as many days as its channel is set to', async () => {
    await says(room, { e1: UNPAID })
    await room.client.channels.setWaitDays(room.call({ channelId: 'shop', days: 14 }))
    room.wait(10 * DAY_MS)
    await endWaits(room.room.commands)
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
  })

  it('and was paid but is disputed waits for a person, however long', async () => {
    await says(room, {
      e1: { meaning: 'wait', hold: { kind: 'incident', code: 'INCIDENT_OPEN', until: null } },
    })
    room.wait(60 * DAY_MS)
    await endWaits(room.room.commands)
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
  })
})

describe('lines without a SKU', () => {
  const nameless = [
    { lineId: 'n1', title: 'Custom engraving', quantity: 1, grossCents: 500 },
    { lineId: 'n2', title: 'Spare lamp', quantity: 2, grossCents: 4000 },
  ]

  it('are asked about one by one, and hold only their order', async () => {
    await says(room, { e1: { nameless }, e2: { order: anOrder({ id: 'O-2' }) } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 4', '#O-2': 'allocated 1' })
    const { rows } = await room.client.exceptions.list({})
    expect(rows.map(({ sentence }) => say('en', sentence))).toEqual([
      '2 lines have no SKU: 1 × Custom engraving and 2 × Spare lamp',
    ])
    const orderId = rows[0]?.record.orderId ?? ''
    await room.client.orders.nameLine(room.call({ orderId, lineId: 'n1', sku: null }))
    expect(await openIn(room)).toEqual(['nameless-lines'])
    await room.client.orders.nameLine(room.call({ orderId, lineId: 'n2', sku: 'A' }))
    await room.room.decider.decideAll()
    expect(await openIn(room)).toEqual([])
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 3', '#O-2': 'allocated 1' })
    await says(room, { e1: { nameless } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 3', '#O-2': 'allocated 1' })
    expect(await openIn(room)).toEqual([])
  })

  it('added to a known order hold it', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: { nameless } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 4' })
    expect(await openIn(room)).toEqual(['nameless-lines'])
  })
})
