import { afterEach, expect, it } from 'vitest'
import type { SavingsResult } from '../../../../shared/contract/savings.ts'
import { SAVED_BY } from '../../../../shared/contract/savings.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { merchantInstance } from '../../../support/merchant-instance.ts'
import { merchantRules } from '../../../support/merchant-rules.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
afterEach(() => room.close())

async function savings(month: 'this' | 'last' = 'this'): Promise<SavingsResult> {
  for await (const event of await room.client.savings.run({ month })) {
    if (event.kind === 'done') return event.result
  }
  throw new Error('no result')
}

it('what rules, prices and re-planning saved adds up, order by order; nothing is written', async () => {
  const random = seededRandom(11)
  const { world, orders } = merchantInstance(random, { sites: 4, skus: 10, orders: 48, scarcity: 1.05 })
  room = await openWorkroom({ ...world, policy: { ...world.policy, splitLines: 'forbid' } })
  const context = {
    siteIds: world.sites.map(({ id }) => id),
    services: world.services,
    channelIds: ['shop'],
    timeZone: world.timeZone,
  }
  const { rules } = merchantRules(seededRandom(3), context)
  await room.client.rules.publish(room.call({ baseVersion: 0, rules: rules.slice(0, 20), note: '' }))
  for (let at = 0; at < orders.length; at += 8) {
    await room.receive(...orders.slice(at, at + 8).map((order) => ({ ...order, channelId: 'shop' })))
    room.wait(DAY_MS)
  }
  const journal = await room.read((tx) => tx.journal.lastSeq())
  const stock = await room.read((tx) => tx.stock.all())
  const found = await savings()
  expect(await room.read((tx) => tx.journal.lastSeq())).toBe(journal)
  expect(await room.read((tx) => tx.stock.all())).toEqual(stock)

  const { rows } = await room.client.savings.list({ savingsId: found.savingsId, offset: 0, limit: 500 })
  expect(rows.length).toBeGreaterThan(0)
  for (const by of SAVED_BY)
    expect(rows.reduce((sum, row) => sum + row.by[by], 0)).toBe(found.by[by].savedCents)
  expect(SAVED_BY.reduce((sum, by) => sum + found.by[by].savedCents, 0)).toBe(found.all.savedCents)
  expect(found).toMatchObject({ month: '2026-11', days: 6, isPriced: false, leftOut: 48 - found.orders })
  expect(found.by.rules.orders).toBeGreaterThan(0)
  expect(found.by.prices).toMatchObject({ savedCents: 0, orders: 0 })
  expect(found.by.replanning.savedCents).toBeGreaterThan(0)
  expect(found.by.rules.errorCents).toBeGreaterThan(0)

  const { text } = await room.client.savings.csv({ savingsId: found.savingsId })
  expect(text.trim().split('\n')).toHaveLength(rows.length + 1)
  expect((await savings('last')).orders).toBe(0)
})

it('waiting for waves saves what orders that come hours apart can exchange; what was noted is told beside', async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 1, B: 1 }, LYON: { A: 1 } }) }))
  await room.receive(anOrder({ id: 'O-1' }))
  room.wait(20 * 60_000)
  await room.receive(anOrder({ id: 'O-2', lines: lines({ A: 1, B: 1 }) }))
  expect(await savings()).toMatchObject({
    orders: 2,
    by: { replanning: { savedCents: 0 } },
    waves: { savedCents: 620, errorCents: null, orders: 2 },
    noted: { orders: 0, savedCents: 0 },
  })
  await room.client.orders.review(room.call({ apply: true }))
  expect((await savings()).noted).toEqual({ orders: 2, savedCents: 620 })
})
