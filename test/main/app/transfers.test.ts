import { afterEach, beforeEach, expect, it } from 'vitest'
import { message } from '../../../shared/messages/message.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 }, LYON: { A: 40 } }) }))
})
afterEach(() => room.close())

const ON = '2026-12-05'
const send = (quantity: number, siteId = 'LILLE') =>
  room.client.receipts.transfer(room.call({ fromSiteId: 'LYON', siteId, sku: 'A', quantity, on: ON }))
const sent = async (quantity: number) => {
  const outcome = await send(quantity)
  if (outcome.kind === 'refused') throw new Error(outcome.message.code)
  return { siteId: 'LILLE', sku: 'A', on: ON, reference: outcome.value.reference }
}
const onHand = async () =>
  (await room.client.stock.get({ sku: 'A' })).row.levels.map(
    ({ siteId, onHand: units }) => `${siteId} ${units}`,
  )
const moved = async () =>
  (await room.client.movements.list({ sku: 'A', kind: 'transferred' })).rows.map(
    ({ siteId, change }) => `${siteId} ${change}`,
  )

it('leaves one site, is expected at the other and is received there', async () => {
  const key = await sent(12)
  expect(await onHand()).toEqual(['LILLE 9', 'LYON 28'])
  expect((await room.client.receipts.list({})).rows.map(({ receipt }) => receipt)).toEqual([
    { ...key, quantity: 12, from: 'LYON' },
  ])
  await room.client.receipts.take(room.call({ ...key, arrived: 10, restOn: null }))
  expect(await onHand()).toEqual(['LILLE 19', 'LYON 28'])
  expect(await moved()).toEqual(['LILLE 10', 'LYON -12'])
  expect((await room.client.receipts.list({})).total).toBe(0)
})

it('is back where it came from when it is cancelled, and is not changed as if a supplier sent it', async () => {
  const key = await sent(12)
  expect(await room.client.receipts.expect(room.call({ ...key, quantity: 99 }))).toEqual({
    kind: 'refused',
    message: message('refusals.receiptIsTransfer'),
  })
  await room.client.receipts.drop(room.call(key))
  expect(await onHand()).toEqual(['LILLE 9', 'LYON 40'])
  expect((await room.client.receipts.list({})).total).toBe(0)
})

it('takes no unit that orders hold, and none of it is sold while it is on its way', async () => {
  await room.receive(anOrder({ id: 'O-1', lines: lines({ A: 35 }) }))
  expect((await room.client.orders.get({ orderId: 'O-1' })).state).toBe('allocated')
  expect(await send(6)).toEqual({ kind: 'refused', message: message('refusals.notFree', { free: 5 }) })
  expect((await send(1, 'LYON')).kind).toBe('refused')
  await sent(5)
  await room.receive(anOrder({ id: 'O-2', lines: lines({ A: 10 }) }))
  expect((await room.client.orders.get({ orderId: 'O-2' })).state).not.toBe('allocated')
  expect(await room.read((tx) => tx.stock.ledgerDifferences())).toEqual([])
})

it('is suggested where stock does not last, from a site that keeps enough, and not again once it is on its way', async () => {
  await room.receive(
    ...Array.from({ length: 4 }, (_, n) => anOrder({ id: `O-${n}`, lines: lines({ A: 1 }) })),
  )
  const low = async (days: number) => room.client.stock.low({ days })
  const [row] = await low(30)
  expect(row).toMatchObject({ sku: 'A', siteId: 'LILLE', free: 5, expected: 0, from: { siteId: 'LYON' } })
  expect(row!.perDay).toBeCloseTo(4 / 7)
  expect(row!.from!.units).toBe(30)
  expect(await low(3)).toEqual([])
  await sent(row!.from!.units)
  expect(await low(30)).toEqual([])
})
