import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channelEvents } from '../../../../main/app/inbound/channel-events.ts'
import { enqueueUntold } from '../../../../main/app/notify/untold-stock.ts'
import type { Connector } from '../../../../main/app/ports/channel.ts'
import { drainOnce } from '../../../../main/channels/sync/drain.ts'
import type { OutboxKind } from '../../../../shared/domain/outbox-message.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { say } from '../../../../shared/messages/say.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { openIn, says, settles } from '../../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const WORLD = aWorld({ stock: stockOf({ LILLE: { A: 5 } }) })

let folder: string
let path: string
let room: Workroom
/** What the shop was told, in the order it was told. */
let told: { kind: OutboxKind; payload: unknown }[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-messages-'))
  path = join(folder, 'store.db')
  room = await openWorkroom(WORLD, undefined, path)
  told = []
  await says(room, { e1: { order: anOrder({ id: 'O-1', reference: '#1', lines: lines({ A: 2 }) }) } })
  await drain()
})
afterEach(async () => {
  await room.close()
  rmSync(folder, { recursive: true, force: true })
})

const unasked = () => Promise.reject(new Error('not asked here'))
const hears = (kind: OutboxKind) => async (payload: unknown) => {
  told.push({ kind, payload })
  return { kind: 'done' as const }
}

const shop: Connector = {
  kind: 'shopify',
  check: unasked,
  pullOrders: unasked,
  mapOrder: () => {
    throw new Error('nothing comes in here')
  },
  readStock: unasked,
  pushStock: (items) => Promise.all(items.map(hears('stock'))),
  pushFulfillment: hears('fulfillment'),
  hasFulfillment: async () => false,
  pushCancel: hears('cancel'),
  hasCancel: async () => false,
  pushRefund: hears('refund'),
  hasRefund: async () => false,
}

/** Sends until nothing is due. */
async function drain() {
  const { store, clock, commands, figures } = room.room
  const deps = { store, clock, figures, random: seededRandom(1), events: channelEvents(commands) }
  room.wait(60_000)
  while ((await drainOnce(deps, 'shop', shop, new AbortController().signal)).kind !== 'empty') {}
}

/** What waits of this kind is kept like this from now on. */
async function spoil(kind: OutboxKind, change: (payload: string) => string) {
  const { store, clock, newId, figures } = room.room
  await store.write((tx) => enqueueUntold(tx, figures, 'shop', clock.now(), newId))
  await room.close()
  const database = new Database(path)
  database.function('spoilt', (payload) => change(String(payload)))
  const { changes } = database
    .prepare("UPDATE outbox SET payload = spoilt(payload) WHERE kind = ? AND state = 'pending'")
    .run(kind)
  expect(changes).toBe(1)
  database.close()
  room = await openWorkroom(WORLD, undefined, path)
  room.wait(120_000)
}

const orderId = async () => (await room.client.orders.list({})).rows[0]?.id ?? ''

async function ship() {
  await room.client.orders.release(room.call({ orderIds: [await orderId()] }))
  const [task] = await room.client.packing.queue({ siteId: 'LILLE' })
  const fulfillmentId = task?.fulfillment.id ?? ''
  await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [null] }))
  await room.client.packing.ship(room.call({ fulfillmentId }))
}

async function takeBack() {
  await ship()
  await drain()
  await room.client.returns.receive(
    room.call({
      orderId: await orderId(),
      channelReturnId: null,
      lines: [{ lineId: '1', quantity: 1, condition: 'sellable' }],
      siteId: 'LILLE',
      reason: 'unwanted',
      note: '',
      refund: { goodsCents: 100, shipping: false },
    }),
  )
}

const ofKind = (kind: OutboxKind) => told.flatMap((one) => (one.kind === kind ? [one.payload] : []))

const misspelt = (payload: string) => payload.replace('"orderExternalId"', '"orderExternalID"')

const cases: {
  name: string
  kind: OutboxKind
  happens: () => Promise<unknown>
  spoilt: (payload: string) => string
  sentence: string
  want: object
}[] = [
  {
    name: 'a shipment with a misspelt field',
    kind: 'fulfillment',
    happens: ship,
    spoilt: misspelt,
    sentence: 'Shop was not told of a shipment: the message is kept, but cannot be read',
    want: { orderExternalId: 'e1', lines: [{ lineId: '1', quantity: 2 }] },
  },
  {
    name: 'a shipment with a misspelt field that may be left out',
    kind: 'fulfillment',
    happens: ship,
    spoilt: (payload) => payload.replace('"locationId"', '"locationID"'),
    sentence: 'Shop was not told of a shipment: the message is kept, but cannot be read',
    want: { orderExternalId: 'e1', locationId: null },
  },
  {
    name: 'a shipment that is no JSON',
    kind: 'fulfillment',
    happens: ship,
    spoilt: (payload) => payload.slice(0, 20),
    sentence: 'Shop was not told of a shipment: the message is kept, but cannot be read',
    want: { orderExternalId: 'e1' },
  },
  {
    name: 'a cancellation',
    kind: 'cancel',
    happens: async () =>
      room.client.orders.cancel(room.call({ orderIds: [await orderId()], note: 'none left' })),
    spoilt: misspelt,
    sentence: 'Shop was not told of a cancellation: the message is kept, but cannot be read',
    want: { orderExternalId: 'e1', lines: [{ lineId: '1', quantity: 2, cents: 4000 }], reason: '' },
  },
  {
    name: 'a refund',
    kind: 'refund',
    happens: takeBack,
    spoilt: (payload) => payload.replace('"cents"', '"cent"'),
    sentence: 'Shop was not told of a refund: the message is kept, but cannot be read',
    want: { orderExternalId: 'e1', lines: [{ lineId: '1', quantity: 1, cents: 100 }] },
  },
  {
    name: 'a stock figure',
    kind: 'stock',
    happens: () =>
      room.client.stock.setLevel(
        room.call({ siteId: 'LILLE', sku: 'A', onHand: 9, safety: 0, expectedOnHand: 5 }),
      ),
    spoilt: (payload) => payload.replace('"available"', '"availible"'),
    sentence: 'Shop was not told of a stock figure: the message is kept, but cannot be read',
    want: { sku: 'A', available: 3 },
  },
]

describe('a message of the outbox that cannot be read', () => {
  it.each(cases)('is an exception, and is sent once it is written anew: $name', async (one) => {
    await one.happens()
    told = []
    await spoil(one.kind, one.spoilt)
    await drain()
    expect(ofKind(one.kind)).toEqual([])
    expect(await openIn(room)).toEqual(['message-unreadable'])
    const { rows } = await room.client.exceptions.list({})
    expect(rows[0] && say('en', rows[0].sentence)).toBe(one.sentence)
    expect(await settles(room, 'message-unreadable', 'retry-push')).toMatchObject({ kind: 'done' })
    await drain()
    expect(ofKind(one.kind)).toContainEqual(expect.objectContaining(one.want))
    expect(await openIn(room)).toEqual([])
  })

  it('keeps nothing else from leaving', async () => {
    await ship()
    await spoil('fulfillment', misspelt)
    await room.client.stock.setLevel(
      room.call({ siteId: 'LILLE', sku: 'A', onHand: 4, safety: 0, expectedOnHand: null }),
    )
    await drain()
    expect(ofKind('stock').at(-1)).toEqual({ sku: 'A', available: 4 })
  })
})
