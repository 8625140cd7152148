import { afterEach, beforeEach, expect, it } from 'vitest'
import { claimDue } from '../../../support/claim-due.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9, B: 9 } }) }))
})
afterEach(() => room.close())

const setLevel = (sku: string, onHand: number, expectedOnHand: number) =>
  room.client.stock.setLevel(room.call({ siteId: 'LILLE', sku, onHand, safety: 0, expectedOnHand }))
/** What leaves for the shop now, by SKU. */
const leaves = async () =>
  (await room.room.store.write((tx) => claimDue(tx, room.room))).map(({ payload }) => payload)
const backlog = () => room.client.channels.backlog({ channelId: 'shop' })

it('a channel is told once of a SKU that changed often, what is true when it is told', async () => {
  await room.receive(anOrder({ id: 'O-1', lines: lines({ A: 2 }) }))
  await room.receive(anOrder({ id: 'O-2', lines: lines({ A: 3 }) }))
  await setLevel('A', 20, 9)
  expect(await leaves()).toEqual([{ sku: 'A', available: 15 }])
  expect(await leaves()).toEqual([])
})

it('what waits is shown and counted before its figure is computed, with what it would be now', async () => {
  const before = room.room.clock.now()
  await setLevel('A', 5, 9)
  room.wait(60_000)
  await setLevel('B', 4, 9)
  const { rows, total } = await backlog()
  expect([total, rows.map(({ stock }) => stock)]).toEqual([
    2,
    [
      { channelSku: 'A', available: 5 },
      { channelSku: 'B', available: 4 },
    ],
  ])
  expect(await room.client.channels.health({ channelId: 'shop' })).toMatchObject({
    waiting: { stock: 2 },
    waitingSince: before,
  })
  expect(await room.client.channels.list({})).toMatchObject([{ waiting: 2 }])
})

it('a person gives up one of them, and hurries the other', async () => {
  await setLevel('A', 5, 9)
  await setLevel('B', 4, 9)
  const [a, b] = (await backlog()).rows.map(({ id }) => id)
  const chosen = (id: string | undefined) => ({ channelId: 'shop', ids: [id ?? ''] })
  expect(
    await room.client.channels.giveUpPushes(room.call({ ...chosen(a), reason: 'not sold there' })),
  ).toMatchObject({ value: { count: 1 } })
  expect(await room.client.channels.retryPushes(room.call(chosen(b)))).toMatchObject({ value: { count: 1 } })
  expect(await leaves()).toEqual([{ sku: 'B', available: 4 }])
})
