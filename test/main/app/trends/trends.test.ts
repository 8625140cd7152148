import { expect, it, onTestFinished } from 'vitest'
import { dayCounting } from '../../../../main/app/trends/count-days.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { anOrder, aWorld, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom } from '../../../support/workroom.ts'

it('days are summed to weeks and shown by site; whoever works at one sees that one', async () => {
  const room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 }, LYON: { B: 9 } }) }))
  onTestFinished(() => room.close())
  const { store, clock } = room.room
  await room.receive(anOrder({ id: 'O-1', lines: [{ id: '1', sku: 'A', quantity: 1, unitPriceCents: 1 }] }))
  room.wait(2 * DAY_MS)
  const later = { placedAt: clock.now() }
  await room.receive(
    anOrder({ id: 'O-2', ...later, lines: [{ id: '1', sku: 'A', quantity: 1, unitPriceCents: 1 }] }),
    anOrder({ id: 'O-3', ...later, lines: [{ id: '1', sku: 'B', quantity: 1, unitPriceCents: 1 }] }),
  )
  await dayCounting({ store, clock }).runOnce(new AbortController().signal)
  const orders = async (client: typeof room.client, asked: Parameters<typeof client.trends.figures>[0]) => {
    const { steps, series } = await client.trends.figures(asked)
    return series.map(({ id, steps: sums }) =>
      [id, ...sums.flatMap((one, at) => (one === null ? [] : [`${steps[at]} ${one.orders}`]))]
        .join(' ')
        .trim(),
    )
  }
  expect(await orders(room.client, { weeks: 4 })).toEqual(['2026-11-23 3'])
  expect(await orders(room.client, { weeks: 4, step: 'day', by: 'site' })).toEqual([
    'LILLE 2026-11-23 1 2026-11-24 0 2026-11-25 1',
    'LYON 2026-11-23 0 2026-11-24 0 2026-11-25 1',
  ])
  expect(await orders(room.client, { weeks: 4, by: 'channel' })).toEqual(['shop 2026-11-23 3'])
  const lyon = room.as({ role: 'lead', grants: [{ role: 'lead', siteId: 'LYON' }] })
  expect(await orders(lyon, { weeks: 4 })).toEqual(['2026-11-23 1'])
  expect((await room.client.trends.csv({ weeks: 4, by: 'site' })).text.split('\n')[1]).toMatch(
    /^2026-11-23,LILLE,2,0,/,
  )
})
