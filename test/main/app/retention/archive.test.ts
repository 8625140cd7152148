import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPruner } from '../../../../main/app/retention/pruner.ts'
import { RETENTION } from '../../../../shared/domain/retention.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 } }) }))
})
afterEach(() => room.close())

/** All that screens read of an order, its file for its buyer, and what changed it last. */
async function screens(orderId: string) {
  const { client } = room
  return {
    page: await client.orders.get({ orderId }),
    why: await client.orders.explain({ orderId }),
    list: (
      await client.orders.list({
        search: 'ada lovelace',
        states: [],
        channelIds: [],
        siteIds: [],
        holds: [],
        sort: 'due',
        descending: false,
        offset: 0,
        limit: 10,
      })
    ).rows,
    buyers: await client.buyers.find({ text: 'ada@example.org' }),
    file: await client.buyers.export({ orderIds: [orderId] }),
  }
}

it('an archived order reads on every screen as before, and can be worked on', async () => {
  const plain = anOrder({ id: 'o1', reference: '#77', lines: lines({ A: 1 }) })
  const destination = { ...plain.destination, name: 'Ada Lovelace', email: 'ada@example.org' }
  await room.receive({ ...plain, destination })
  await room.client.orders.cancel(room.call({ orderIds: ['o1'], note: 'changed her mind' }))
  await room.client.settings.putRetention(
    room.call({ ...RETENTION.defaults, traceDays: null, journalDays: null, buyerDays: 500 }),
  )
  room.wait(401 * DAY_MS)
  const before = await screens('o1')
  expect([before.page.fulfillments.length, before.list.length, before.buyers.length]).toEqual([1, 1, 1])
  const prune = openPruner(room.room)
  const round = async () => {
    for (let n = 0; n < 40; n++) await prune()
  }
  const archived = async () => (await room.client.settings.storage({})).rows.archive
  await round()
  expect(await archived()).toBe(1)
  expect((await room.client.settings.storage({})).lastPruning?.pruned.archive).toBe(1)
  expect(await screens('o1')).toEqual(before)

  await room.client.buyers.erase(room.call({ orderIds: ['o1'], askedBy: 'buyer' }))
  const { page, buyers } = await screens('o1')
  expect([page.order.destination.name, buyers]).not.toContain('Ada Lovelace')
  expect(buyers).toEqual([])
})
