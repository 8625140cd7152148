import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importOrders } from '../../../main/app/inbound/import-orders.ts'
import type { MappedOrder } from '../../../main/app/ports/channel.ts'
import { standing } from '../../../main/channels/protocol/standing.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { plainMessage } from '../../../shared/messages/message.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
let version = 0
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 5 }, LYON: { A: 5 } }) }))
})
afterEach(() => room.close())

/** A payload of a made-up channel: the order itself as JSON. */
interface Sent {
  order: Order
  cancelled: boolean
  left?: boolean
}
type Item = Order | 'nonsense' | { cancelled: Order } | { left: Order }
function mapSent(payload: string): MappedOrder {
  if (!payload.startsWith('{'))
    return { kind: 'rejected', standing: standing({}), problem: plainMessage('not an order') }
  const { order, cancelled, left }: Sent = JSON.parse(payload)
  const meaning = cancelled ? 'called-off' : left ? 'left' : 'ship'
  // The id is given at intake; a channel knows none.
  return {
    kind: 'order',
    order: { ...order, id: `from-${order.externalId}-${version}` },
    standing: standing({ meaning }),
  }
}

/** What the channel sends in one page, under its own ids; taken in and decided. */
async function arrives(items: Readonly<Record<string, Item>>) {
  version += 1
  await room.room.store.write((tx) =>
    tx.inbox.put(
      Object.entries(items).map(([externalId, item]) => ({
        channelId: 'shop',
        externalId,
        version: String(version),
        payload: payloadOf(externalId, item),
        receivedAt: room.room.clock.now(),
      })),
    ),
  )
  await importOrders(room.room.commands, 'shop', mapSent)
  await room.room.decider.decideAll()
}

function payloadOf(externalId: string, item: Item): string {
  if (item === 'nonsense') return 'nonsense'
  if ('left' in item) {
    const order = { ...item.left, externalId }
    return JSON.stringify({ order, cancelled: false, left: true } satisfies Sent)
  }
  const cancelled = 'cancelled' in item
  const order = { ...(cancelled ? item.cancelled : item), externalId }
  return JSON.stringify({ order, cancelled } satisfies Sent)
}

async function states(): Promise<Record<string, string>> {
  const { rows } = await room.client.orders.list({ sort: 'reference' })
  return Object.fromEntries(rows.map(({ reference, state, units }) => [reference, `${state} ${units}`]))
}

async function open(): Promise<string[]> {
  const { rows } = await room.client.exceptions.list({})
  return rows.map(({ record }) => record.cause.reason).sort()
}

async function reservedOfA(): Promise<number> {
  const levels = await room.read((tx) => tx.stock.bySkus(['A']))
  return levels.reduce((sum, { reserved }) => sum + reserved, 0)
}

async function theOrder() {
  const [row] = (await room.client.orders.list({})).rows
  return room.client.orders.get({ orderId: row?.id ?? '' })
}

async function release() {
  await room.client.orders.release(room.call({ orderIds: [(await theOrder()).order.id] }))
}

async function ship() {
  const { fulfillments } = await theOrder()
  for (const { id, state } of fulfillments) {
    if (state !== 'released') continue
    await room.client.packing.pack(room.call({ fulfillmentId: id, printerId: 'virtual', weightsG: [] }))
    await room.client.packing.ship(room.call({ fulfillmentId: id }))
  }
}

describe('orders of a channel', () => {
  it('become one order each, however often they are sent', async () => {
    await arrives({ e1: anOrder() })
    await arrives({ e1: anOrder() })
    expect(await states()).toEqual({ '#O-1': 'allocated 1' })
    expect(await reservedOfA()).toBe(1)
  })

  it('that cannot be read leave their neighbours alone, and are forgotten once they can', async () => {
    await arrives({ e1: anOrder(), e2: 'nonsense', e3: anOrder({ id: 'O-3' }) })
    expect(await states()).toEqual({ '#O-1': 'allocated 1', '#O-3': 'allocated 1' })
    expect(await open()).toEqual(['payload-rejected'])
    await arrives({ e2: anOrder({ id: 'O-2' }) })
    expect(await states()).toEqual({ '#O-1': 'allocated 1', '#O-2': 'allocated 1', '#O-3': 'allocated 1' })
    expect(await open()).toEqual([])
  })
})

describe('an order that left before it was known', () => {
  it('is history: nothing of it is reserved or shipped', async () => {
    await arrives({ e1: { left: anOrder() } })
    expect(await states()).toEqual({ '#O-1': 'shipped 1' })
    expect((await theOrder()).fulfillments).toEqual([])
    expect(await reservedOfA()).toBe(0)
    expect(await open()).toEqual([])
  })

  it('is no surprise when it is ours', async () => {
    await arrives({ e1: anOrder() })
    await release()
    await ship()
    await arrives({ e1: { left: anOrder() } })
    expect(await open()).toEqual([])
  })
})

describe('a change at the channel', () => {
  it('before the release is reallocated, with nothing reserved twice', async () => {
    await arrives({ e1: anOrder() })
    await arrives({ e1: anOrder({ lines: lines({ A: 3 }) }) })
    expect(await states()).toEqual({ '#O-1': 'allocated 3' })
    expect(await reservedOfA()).toBe(3)
  })

  it('that means nothing to us leaves the decision as it is', async () => {
    await arrives({ e1: anOrder() })
    const before = await theOrder()
    await arrives({ e1: anOrder({ placedAt: anOrder().placedAt + 1 }) })
    expect(await theOrder()).toEqual(before)
  })

  it('after the release is a matter for a person', async () => {
    await arrives({ e1: anOrder() })
    await release()
    await arrives({ e1: anOrder({ lines: lines({ A: 3 }) }) })
    expect(await states()).toEqual({ '#O-1': 'released 1' })
    expect(await open()).toEqual(['changed-after-release'])
    expect(await reservedOfA()).toBe(1)
  })

  it('does not take an order off the hold that a person put on it', async () => {
    await arrives({ e1: anOrder() })
    await room.client.orders.hold(room.call({ orderIds: [(await theOrder()).order.id], note: 'call first' }))
    await arrives({ e1: anOrder({ lines: lines({ A: 3 }) }) })
    expect(await states()).toEqual({ '#O-1': 'on-hold 3' })
    expect(await open()).toEqual(['held-by-person'])
    expect(await reservedOfA()).toBe(0)
  })

  it('after it was cancelled here changes nothing', async () => {
    await arrives({ e1: anOrder() })
    await room.client.orders.cancel(room.call({ orderIds: [(await theOrder()).order.id], note: '' }))
    await arrives({ e1: anOrder({ lines: lines({ A: 3 }) }) })
    expect(await states()).toEqual({ '#O-1': 'cancelled 1' })
    expect(await open()).toEqual([])
  })
})

describe('a cancellation at the channel', () => {
  it('of an order never seen here makes none', async () => {
    await arrives({ e1: { cancelled: anOrder() } })
    expect(await states()).toEqual({})
  })

  it('before the release gives the stock back', async () => {
    await arrives({ e1: anOrder() })
    await arrives({ e1: { cancelled: anOrder() } })
    expect(await states()).toEqual({ '#O-1': 'cancelled 1' })
    expect(await reservedOfA()).toBe(0)
  })

  it('after the release takes it from the packers and gives the stock back', async () => {
    await arrives({ e1: anOrder() })
    await release()
    await arrives({ e1: { cancelled: anOrder() } })
    expect(await states()).toEqual({ '#O-1': 'cancelled 1' })
    expect(await room.client.packing.queue({ siteId: 'LILLE' })).toEqual([])
    expect(await reservedOfA()).toBe(0)
  })

  it('closes what was open about the order', async () => {
    await arrives({ e1: anOrder({ lines: lines({ B: 1 }) }) })
    expect(await open()).toEqual(['out-of-stock'])
    await arrives({ e1: { cancelled: anOrder({ lines: lines({ B: 1 }) }) } })
    expect(await open()).toEqual([])
  })

  it('after it shipped is a matter for a person, and the goods stay gone', async () => {
    await arrives({ e1: anOrder() })
    await release()
    await ship()
    await arrives({ e1: { cancelled: anOrder() } })
    expect(await states()).toEqual({ '#O-1': 'shipped 1' })
    expect(await open()).toEqual(['cancelled-after-shipped'])
    expect((await room.read((tx) => tx.stock.bySkus(['A'])))[0]).toMatchObject({ onHand: 4, reserved: 0 })
  })

  it('when one of two parcels has left stops the other, and a person sees it', async () => {
    await arrives({ e1: anOrder({ lines: lines({ A: 8 }) }) })
    await release()
    const [first, second] = (await theOrder()).fulfillments
    const parcel = { fulfillmentId: first?.id ?? '', printerId: 'virtual', weightsG: [] }
    await room.client.packing.pack(room.call(parcel))
    await room.client.packing.ship(room.call({ fulfillmentId: parcel.fulfillmentId }))
    await arrives({ e1: { cancelled: anOrder({ lines: lines({ A: 8 }) }) } })
    const { fulfillments } = await theOrder()
    expect(Object.fromEntries(fulfillments.map(({ id, state }) => [id, state]))).toEqual({
      [first?.id ?? '']: 'shipped',
      [second?.id ?? '']: 'cancelled',
    })
    expect(await open()).toEqual(['cancelled-after-shipped'])
    expect(await reservedOfA()).toBe(0)
  })
})
