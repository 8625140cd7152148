import { afterEach, beforeEach, expect, it } from 'vitest'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9, B: 9 } }) }))
})
afterEach(() => room.close())

const HERE = { siteId: 'LILLE', sku: 'A', safety: 0 }
const moved = async (filter: object = { sku: 'A' }) =>
  (await room.client.movements.list(filter)).rows.map(
    ({ kind, change, onHand, reason, note, reference }) =>
      `${[kind, change, onHand, reason, note, reference].filter((part) => part !== null && part !== '').join(' ')}`,
  )

it('says of each change by a person, an arrival and a parcel what it was', async () => {
  const set = (onHand: number, expectedOnHand: number, why: object = {}) =>
    room.client.stock.setLevel(room.call({ ...HERE, onHand, expectedOnHand, ...why }))
  await set(8, 9)
  await set(7, 8, { reason: 'damaged', note: 'fell' })
  await set(8, 7, { reason: 'undo' })
  const goods = { siteId: 'LILLE', sku: 'A', quantity: 4, on: '2026-12-05', reference: 'PO-7' }
  await room.client.receipts.expect(room.call(goods))
  const { quantity: _, ...key } = goods
  await room.client.receipts.take(room.call({ ...key, arrived: 4, restOn: null }))
  await room.receive(anOrder({ id: 'O-1', lines: lines({ A: 2 }) }))
  expect((await moved()).length).toBe(5)
  const [part] = await room.read((tx) => tx.fulfillments.byOrders(['O-1']))
  await room.room.store.write((tx) => tx.fulfillments.move([part!.id], 'shipped', 9))
  expect(await moved()).toEqual([
    'shipped -2 10 #O-1',
    'received 4 12 PO-7',
    'undone 1 8',
    'adjusted -1 7 damaged fell',
    'counted -1 8',
    'imported 9 9',
  ])
  // Deciding only reserves.
  expect((await room.client.stock.get({ sku: 'A' })).row).toMatchObject({ onHand: 10, reserved: 0 })
})

it('says another safety for the same figure in no movement', async () => {
  await room.client.stock.setLevel(room.call({ ...HERE, onHand: 9, safety: 2, expectedOnHand: 9 }))
  expect(await moved()).toEqual(['imported 9 9'])
})

it('leaves as a file that a spreadsheet opens safely', async () => {
  await room.client.stock.setLevel(
    room.call({ ...HERE, onHand: 1, expectedOnHand: 9, reason: 'other', note: '=1+1' }),
  )
  const { csv, rows } = await room.client.movements.csv({ sku: 'A' })
  expect(rows).toBe(2)
  expect(csv.split('\n')[1]).toMatch(/,A,.*,LILLE,adjusted,-8,1,other,'=1\+1,,/)
})
