import { expect, it } from 'vitest'
import { bestMove } from '../../../main/app/queries/worth-moving.ts'
import type { UnitWorth } from '../../../main/engine/world.ts'
import { aWorld, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom } from '../../support/workroom.ts'

/** What the last unit is worth falls from `first` cents to `last` over so many units. */
const falling = (units: number, first: number, last: number): UnitWorth => [
  { units: 1, cents: first },
  { units, cents: last },
]

it('moves units from where they are worth least for as long as each saves enough', () => {
  const plenty = { siteId: 'LYON', free: 50, worth: falling(50, 600, 20) }
  const scarce = { siteId: 'LILLE', free: 11, worth: falling(11, 900, 400) }
  const between = { siteId: 'BORDEAUX', free: 5, worth: falling(5, 300, 200) }
  const move = bestMove([between, scarce, plenty])
  expect(move).toMatchObject({
    from: { siteId: 'LYON', free: 50, cents: 20 },
    to: { siteId: 'LILLE', free: 11, cents: 400 },
    units: 11,
  })
  // By hand: the n-th unit is worth 400 there and 20 + (n - 1) x 580 / 49 here.
  const byHand = Array.from({ length: 11 }, (_, n) => 400 - (20 + (n * 580) / 49)).reduce((a, b) => a + b)
  expect(move?.savesCents).toBe(Math.round(byHand))
})

it('leaves alone what would save less than a euro a unit, and what one site alone has', () => {
  const here = { siteId: 'LYON', free: 10, worth: falling(10, 300, 250) }
  expect(bestMove([here, { siteId: 'LILLE', free: 10, worth: falling(10, 400, 349) }])).toBeNull()
  expect(bestMove([here])).toBeNull()
})

it('is listed for who sees both sites, by the prices that decide', async () => {
  const room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 4 }, LYON: { A: 40 } }) }))
  const listed = (siteId: string | null = null, at: string | null = null) =>
    room
      .as({ role: 'manager', personId: 'ana', grants: [{ role: 'manager', siteId: at }] })
      .stock.worthMoving({ siteId })
  expect(await listed()).toEqual({ isPriced: false, rows: [] })
  room.room.worlds.price(
    new Map([
      ['LILLE', new Map([['A', falling(4, 800, 500)]])],
      ['LYON', new Map([['A', falling(40, 90, 1)]])],
    ]),
  )
  const { rows } = await listed()
  expect(rows).toMatchObject([
    { sku: 'A', from: { siteId: 'LYON', free: 40 }, to: { siteId: 'LILLE', free: 4 }, units: 4 },
  ])
  expect((await listed('BORDEAUX')).rows).toEqual([])
  expect((await listed(null, 'LILLE')).rows).toEqual([])
  await room.close()
})
