import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { priceStock } from '../../../main/app/decide/price-stock.ts'
import type { ExpectedReceipt } from '../../../shared/domain/expected-receipt.ts'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { weekOfTwoKinds } from '../../support/two-kinds-of-orders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 2, B: 9 }, LYON: { A: 40 } }) }))
})
afterEach(() => room.close())

const TEN: ExpectedReceipt = { siteId: 'LILLE', sku: 'A', quantity: 10, on: '2026-10-28', reference: 'PO-7' }
const key = ({ siteId, sku, on, reference }: ExpectedReceipt) => ({ siteId, sku, on, reference })
const expectGoods = (receipt: ExpectedReceipt) => room.client.receipts.expect(room.call(receipt))
const take = (receipt: ExpectedReceipt, arrived: number, restOn: string | null) =>
  room.client.receipts.take(room.call({ ...key(receipt), arrived, restOn }))
const listed = async () => (await room.client.receipts.list({})).rows.map(({ receipt }) => receipt)
const onHand = async (sku: string) =>
  (await room.client.stock.get({ sku })).row.levels.find(({ siteId }) => siteId === 'LILLE')?.onHand

describe('goods that are expected', () => {
  it('are listed, the next first, and found by SKU and reference', async () => {
    const later = { ...TEN, sku: 'B', on: '2026-11-02', reference: 'Ré-9' }
    await expectGoods(later)
    await expectGoods(TEN)
    expect(await listed()).toEqual([TEN, later])
    expect((await room.client.receipts.list({ search: 're-9' })).rows.map(({ name }) => name)).toEqual(['B'])
    expect((await room.client.receipts.list({ siteId: 'LYON' })).total).toBe(0)
    expect((await room.client.stock.get({ sku: 'A' })).expected).toEqual([TEN])
  })

  it('of what an exception lacks are told with it', async () => {
    await room.receive(anOrder({ id: 'O-1', lines: lines({ B: 12 }) }))
    await expectGoods({ ...TEN, sku: 'B' })
    await expectGoods({ ...TEN, sku: 'B', on: '2026-10-02', reference: 'PO-6' })
    await expectGoods(TEN)
    const [row] = (await room.client.exceptions.list({})).rows
    const { expected } = await room.client.exceptions.get({ exceptionId: row?.record.id ?? '' })
    expect(expected.map(({ sku, reference }) => `${sku} ${reference}`)).toEqual(['B PO-6', 'B PO-7'])
  })

  it('that come on another day stay the same ones by their reference', async () => {
    await expectGoods(TEN)
    await expectGoods({ ...TEN, on: '2026-11-05', quantity: 8 })
    expect(await listed()).toEqual([{ ...TEN, on: '2026-11-05', quantity: 8 }])
    await expectGoods({ ...TEN, reference: '' })
    await expectGoods({ ...TEN, reference: '', on: '2026-11-05' })
    expect((await listed()).length).toBe(3)
  })

  it('are refused where there is no such product or site', async () => {
    expect(await expectGoods({ ...TEN, sku: 'NONE' })).toEqual({
      kind: 'refused',
      message: message('refusals.unknown.product', { sku: 'NONE' }),
    })
    expect((await expectGoods({ ...TEN, siteId: 'NOWHERE' })).kind).toBe('refused')
  })

  it('are on hand once they have come, and an order that waited for them goes on', async () => {
    await room.receive(anOrder({ id: 'O-1', lines: lines({ B: 12 }) }))
    expect((await room.client.orders.get({ orderId: 'O-1' })).state).not.toBe('allocated')
    const goods = { ...TEN, sku: 'B' }
    await expectGoods(goods)
    expect(await take(goods, 10, null)).toEqual({ kind: 'done', value: { onHand: 19 } })
    await room.room.decider.decideAll()
    expect((await room.client.orders.get({ orderId: 'O-1' })).state).toBe('allocated')
    expect(await listed()).toEqual([])
  })

  it('of which a part has come are expected for the rest, on the day that is said', async () => {
    await expectGoods(TEN)
    await take(TEN, 4, '2026-11-09')
    expect([await onHand('A'), await listed()]).toEqual([6, [{ ...TEN, quantity: 6, on: '2026-11-09' }]])
    await take(TEN, 4, null)
    expect([await onHand('A'), await listed()]).toEqual([10, []])
  })

  it('are expected again when their arrival is taken back, unless stock has changed since', async () => {
    await expectGoods(TEN)
    const arrival = { arrived: 4, restOn: '2026-11-09' }
    await room.client.receipts.take(room.call({ ...key(TEN), ...arrival }))
    const takeBack = (expectedOnHand: number) =>
      room.client.receipts.takeBack(room.call({ ...TEN, ...arrival, expectedOnHand }))
    expect(await takeBack(7)).toEqual({
      kind: 'refused',
      message: message('refusals.onHandChanged', { now: 6, expected: 7 }),
    })
    expect((await takeBack(6)).kind).toBe('done')
    expect([await onHand('A'), await listed()]).toEqual([2, [TEN]])
  })

  it('cannot come twice', async () => {
    await expectGoods(TEN)
    const call = room.call({ ...key(TEN), arrived: 10, restOn: null })
    await room.client.receipts.take(call)
    await room.client.receipts.take(call)
    expect(await take(TEN, 10, null)).toEqual({
      kind: 'refused',
      message: message('refusals.receiptGone', { sku: 'A' }),
    })
    expect(await onHand('A')).toBe(12)
    expect((await room.client.receipts.drop(room.call(key(TEN)))).kind).toBe('refused')
  })
})

it('scarce stock is saved less the sooner new goods come', async () => {
  await room.close()
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 56, B: 200 }, LYON: { A: 200 } }) }))
  const { store, worlds, clock } = room.room
  await store.write((tx) => weekOfTwoKinds(tx, clock.now()))
  /** What the last unit of A in Lille is worth. */
  const worth = async () => {
    await priceStock(room.room, clock.now(), 100)
    const { world } = (await store.read((tx) => worlds.view(tx, clock.now(), []))).world
    return world.shadowPrices.get('LILLE')?.get('A')?.[0]?.cents ?? 0
  }
  const expectIn = async (days: number) => {
    const on = new Date(clock.now() + days * DAY_MS).toISOString().slice(0, 10)
    for (const sku of ['A', 'B']) await expectGoods({ ...TEN, sku, quantity: 500, on })
  }
  await expectIn(10)
  const late = await worth()
  await expectIn(1)
  expect(await worth()).toBeLessThan(0.6 * late)
})
