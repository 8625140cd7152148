import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OutboxItem } from '../../main/app/ports/sync-tables.ts'
import { MINUTE_MS } from '../../shared/lib/clock.ts'
import { anOrder, aWorld, lines, stockOf } from '../support/engine-builders.ts'
import { messageOf } from '../support/outbox-messages.ts'
import { openWorkroom, SHOP, type Workroom } from '../support/workroom.ts'
import { FiguresOwed, type StockItem } from './figures-owed.ts'
import { SaleWatch } from './sale-watch.ts'

const KNOWN = 10 * MINUTE_MS
const LONG = 40 * MINUTE_MS

let room: Workroom
let owed: FiguresOwed
let sales: SaleWatch
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 0, B: 0 } }) }))
  const { store, clock } = room.room
  owed = new FiguresOwed(clock)
  sales = new SaleWatch(store, clock, owed)
  await room.receive(anOrder({ lines: lines({ A: 1 }) }))
  await everythingIsTold()
})
afterEach(() => room.close())

/** No figure is marked as still to be told. */
async function everythingIsTold(): Promise<void> {
  const { store } = room.room
  await store.write(async (tx) => {
    const last = (await tx.changedStock.untold('shop', 100)).at(-1)
    if (last !== undefined) await tx.changedStock.putTold('shop', last.seq)
  })
}

/** One more is sold of something that is not there, though the shop showed three. */
async function sell(sku: string): Promise<string[]> {
  await sales.sold({ channel: SHOP }, 'O-9', [{ sku, quantity: 1 }], new Map([[sku, 3]]))
  return sales.findings.splice(0)
}
const NOTHING_LEFT: StockItem = { channelId: 'shop', key: 'stock/A', payload: { sku: 'A', available: 0 } }
const FAULT = ['shop sold 1 of A in O-9 when it showed 3 and 0 were there']

function message(kind: OutboxItem['kind'], id: string): OutboxItem {
  const now = room.room.clock.now()
  const key = kind === 'stock' ? 'stock/A' : `${kind}/O-1`
  return {
    id,
    channelId: 'shop',
    key,
    orderId: kind === 'stock' ? null : 'O-1',
    createdAt: now,
    notBefore: now,
    attempts: 1,
    state: 'sending',
    problem: null,
    ...messageOf(kind),
  }
}

it('a sale beyond what is there is a fault', async () => {
  expect(await sell('A')).toEqual(FAULT)
})

it('is none while the figure is on its way, for twenty minutes, and for as long as the channel is in trouble', async () => {
  owed.owed(NOTHING_LEFT)
  room.wait(KNOWN)
  expect(await sell('A')).toEqual([])
  room.wait(LONG)
  expect(await sell('A')).toEqual(FAULT)
  sales.troubled('shop', room.room.clock.now() + LONG)
  expect(await sell('A')).toEqual([])
})

it('is none while the figure is marked and not computed yet, for twenty minutes', async () => {
  const { store, clock } = room.room
  await store.write((tx) => tx.changedStock.mark(['A'], clock.now()))
  expect(await sell('A')).toEqual([])
  room.wait(LONG)
  expect(await sell('A')).toEqual(FAULT)
})

it('is a fault once the figure has arrived', async () => {
  owed.owed(NOTHING_LEFT)
  owed.claimed([message('stock', 'm1')])
  owed.told('m1')
  expect(await sell('A')).toEqual(FAULT)
})

it("is none in units that the shop has put back itself, and of which we have not heard; another article's are", async () => {
  sales.putBackThere('shop', 'O-1', ['B'])
  expect(await sell('A')).toEqual(FAULT)
  sales.putBackThere('shop', 'O-1', ['A'])
  expect(await sell('A')).toEqual([])
  room.wait(LONG)
  expect(await sell('A')).toEqual(FAULT)
})

it.each(['cancel', 'refund'] as const)(
  'is none in units that the shop has put back by a %s of ours, until we hear that it is done',
  async (kind) => {
    owed.claimed([message(kind, 'm1')])
    room.wait(KNOWN)
    expect(await sell('A')).toEqual([])
    expect(await sell('B')).toEqual(['shop sold 1 of B in O-9 when it showed 3 and 0 were there'])
    owed.putBack('m1')
    expect(await sell('A')).toEqual([])
    owed.told('m1')
    expect(await sell('A')).toEqual(FAULT)
  },
)

it('is a fault where such a message has been under way for long', async () => {
  owed.claimed([message('cancel', 'm1')])
  room.wait(LONG)
  owed.claimed([message('cancel', 'm1')])
  expect(await sell('A')).toEqual(FAULT)
})
