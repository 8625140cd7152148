import { describe, expect, it } from 'vitest'
import { dueTimeOf } from '../../../main/app/decide/due-time.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import type { SiteFailure } from '../../../main/engine/site-failure.ts'
import type { World } from '../../../main/engine/world.ts'
import type { Order } from '../../../shared/domain/order.ts'
import {
  anOrder,
  aWorld,
  BORDEAUX,
  LILLE,
  LYON,
  MONDAY_MORNING,
  stockOf,
} from '../../support/engine-builders.ts'

interface Case {
  readonly name: string
  readonly order?: Partial<Order>
  readonly world?: Partial<World>
  readonly refusals?: readonly SiteFailure[]
  readonly now?: number
  /** Paris time. */
  readonly want: string | null
}

const paris = (at: number | null): string | null =>
  at === null
    ? null
    : new Date(at).toLocaleString('sv-SE', {
        timeZone: 'Europe/Paris',
        dateStyle: 'short',
        timeStyle: 'short',
      })
const inParis = (local: string) => Date.parse(`${local}:00+01:00`)

/** Lille's cut-off is at 14:00, Lyon's at 18:00, Bordeaux's at 11:00. */
const sites = [LILLE, { ...LYON, cutoff: 18 * 60 }, { ...BORDEAUX, cutoff: 11 * 60 }]

describe('until when an order that ships from nowhere can be saved', () => {
  it.each<Case>([
    {
      name: 'nobody has the goods: none',
      world: { stock: stockOf({ LILLE: { B: 5 } }) },
      want: null,
    },
    {
      name: 'the last cut-off today of a site that has some of them',
      world: { stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 }, BORDEAUX: { B: 1 } }) },
      want: '2026-11-23 18:00',
    },
    {
      name: 'of a site with goods only, whatever others close earlier',
      world: { stock: stockOf({ LILLE: { A: 1 }, BORDEAUX: { B: 1 } }) },
      want: '2026-11-23 14:00',
    },
    {
      name: 'a site that refused it is none of them',
      world: { stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 } }) },
      refusals: [{ siteId: 'LYON', skus: ['A'] }],
      want: '2026-11-23 14:00',
    },
    {
      name: 'nor is a closed one',
      world: {
        sites: sites.map((site) =>
          site.id === 'LYON' ? { ...site, outage: { reason: 'flood', since: 0, until: null } } : site,
        ),
        stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 } }),
      },
      want: '2026-11-23 14:00',
    },
    {
      name: 'the channel has a deadline of its own',
      order: { shipBy: inParis('2026-11-24T12:00') },
      want: '2026-11-24 12:00',
    },
    {
      name: 'the promise is kept from the last cut-off before it, less the way',
      order: { deliverBy: inParis('2026-11-27T20:00') },
      world: { stock: stockOf({ LILLE: { A: 1 } }) },
      want: '2026-11-25 14:00',
    },
    {
      name: 'a promise that can no longer be kept is late',
      order: { deliverBy: inParis('2026-11-23T20:00') },
      world: { stock: stockOf({ LILLE: { A: 1 } }) },
      want: '2026-11-20 14:00',
    },
    {
      name: 'on a holiday of its region a site has no cut-off',
      world: { sites: [{ ...LILLE, postcode: '67000' }], stock: stockOf({ LILLE: { A: 1 } }) },
      now: inParis('2024-12-25T09:00'),
      want: '2024-12-27 14:00',
    },
    {
      name: 'unless the merchant works it',
      world: {
        sites: [{ ...LILLE, postcode: '67000' }],
        stock: stockOf({ LILLE: { A: 1 } }),
        holidays: [{ country: 'FR', worked: ['2024-12-26'], closed: [], names: {} }],
      },
      now: inParis('2024-12-25T09:00'),
      want: '2024-12-26 14:00',
    },
  ])('$name', ({ order, world, refusals, now, want }) => {
    const prepared = prepareWorld(aWorld({ sites, ...world }))
    expect(paris(dueTimeOf(anOrder(order), prepared, refusals ?? [], now ?? MONDAY_MORNING))).toBe(want)
  })
})
