import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../main/engine/decision.ts'
import { explain } from '../../../main/engine/explain/explain.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { type PreparedWorld, prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import type { SiteFailures } from '../../../main/engine/site-failure.ts'
import { explanationMessages } from '../../../shared/domain/explanation-messages.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { say } from '../../../shared/messages/say.ts'
import { EMPTY_RULE_SET } from '../../../shared/rules/document.ts'
import {
  anOrder,
  aWorld,
  LILLE,
  LYON,
  lines,
  MONDAY_MORNING,
  stockOf,
} from '../../support/engine-builders.ts'

const open = (site: Site): Site => ({ ...site, customersCollect: true })
const IN_STORE = { collectedInStore: true }
const PLENTY = stockOf({ LILLE: { A: 5, B: 5 }, LYON: { A: 5, B: 5 } })

function worldOf(sites: readonly Site[], stock = PLENTY): PreparedWorld {
  // No rate leads anywhere: nothing here may depend on one.
  return prepareWorld(aWorld({ sites, stock, rates: [] }))
}

function decide(world: PreparedWorld, orders: readonly Order[], failures?: SiteFailures): Decision[] {
  const rules = compileRules(EMPTY_RULE_SET, world.context)
  return orchestrate(orders, world, rules, MONDAY_MORNING, failures)
}

/** 'SITE ready 2026-11-23', or what stands in the way. */
function outcome(decision: Decision | undefined): string {
  if (decision?.kind === 'allocated') {
    const [only] = decision.fulfillments
    return `${only?.siteId} ready ${only?.promise.shipOn}`
  }
  const cause = decision !== undefined && 'cause' in decision ? decision.cause : null
  return cause?.reason === 'cannot-collect'
    ? `${cause.main}${cause.siteId === null ? '' : ` at ${cause.siteId}`} ${cause.lines.map((one) => `${one.found}/${one.wanted} ${one.sku}`).join(' ')}`.trim()
    : (cause?.reason ?? '')
}

const toLyon = { ...anOrder().destination, latitude: 45.7, longitude: 4.8 }

describe('where an order is collected', () => {
  test.each<{ name: string; sites?: Site[]; stock?: typeof PLENTY; order?: Partial<Order>; want: string }>([
    {
      name: 'where the buyer asked for',
      order: { requests: { ...IN_STORE, collectAt: 'LYON' } },
      want: 'LYON ready 2026-11-23',
    },
    {
      name: 'anywhere: the nearest',
      order: { requests: IN_STORE, destination: toLyon },
      want: 'LYON ready 2026-11-23',
    },
    {
      name: 'anywhere, from nobody knows where: the first',
      order: { destination: { ...toLyon, latitude: null, longitude: null } },
      want: 'LILLE ready 2026-11-23',
    },
    {
      name: 'only at sites where customers collect',
      sites: [LILLE, open(LYON)],
      want: 'LYON ready 2026-11-23',
    },
    { name: 'no site is one', sites: [LILLE, LYON], want: 'no-collection' },
    {
      name: 'the site asked for is none',
      sites: [open(LILLE), LYON],
      order: { requests: { ...IN_STORE, collectAt: 'LYON' } },
      want: 'no-collection at LYON',
    },
    {
      name: 'the site asked for is unknown',
      order: { requests: { ...IN_STORE, collectAt: 'NICE' } },
      want: 'no-collection at NICE',
    },
    {
      name: 'at one that has all of it',
      stock: stockOf({ LILLE: { A: 5 }, LYON: { A: 5, B: 1 } }),
      order: { lines: lines({ A: 1, B: 1 }) },
      want: 'LYON ready 2026-11-23',
    },
    {
      name: 'goods are not brought together, nor is it split',
      stock: stockOf({ LILLE: { A: 5 }, LYON: { B: 5 } }),
      order: { lines: lines({ A: 1, B: 1 }) },
      want: 'partial-stock',
    },
    {
      name: 'what one site has is said',
      stock: stockOf({ LILLE: { A: 2 }, LYON: { A: 1 } }),
      order: { lines: lines({ A: 3 }) },
      want: 'no-stock 2/3 A',
    },
    {
      name: 'a closed site prepares nothing',
      sites: [{ ...open(LILLE), outage: { reason: 'flood', since: 0, until: null } }],
      want: 'outage',
    },
    {
      name: 'a full day: the next',
      sites: [{ ...open(LILLE), dailyCapacity: 0 }, open(LYON)],
      want: 'LYON ready 2026-11-23',
    },
    {
      name: 'where a person chose, whatever the buyer asked for',
      order: { requests: { ...IN_STORE, collectAt: 'LYON' }, chosen: { siteId: 'LILLE' } },
      want: 'LILLE ready 2026-11-23',
    },
    {
      name: 'nobody lives there: no address is needed',
      order: { destination: { ...toLyon, street: [], postcode: '', city: '', country: 'ZZ' } },
      want: 'LYON ready 2026-11-23',
    },
    {
      name: 'sent instead: a carrier must take it',
      order: { chosen: { sentInstead: true } },
      want: 'no-eligible-service',
    },
  ])('$name', ({ sites = [open(LILLE), open(LYON)], stock, order, want }) => {
    const [decision] = decide(worldOf(sites, stock), [anOrder({ requests: IN_STORE, ...order })])
    expect(outcome(decision)).toBe(want)
  })

  test('by no carrier, for no shipping cost, as one parcel that is ready by the cut-off', () => {
    const [decision] = decide(worldOf([open(LILLE)]), [
      anOrder({ requests: IN_STORE, lines: lines({ A: 2, B: 1 }) }),
    ])
    expect(decision).toMatchObject({
      kind: 'allocated',
      approval: null,
      fulfillments: [
        {
          siteId: 'LILLE',
          carrierId: 'collected',
          serviceId: 'collected',
          shippingCents: 0,
          parcels: [{ number: 1, trackingNumber: null }],
          promise: { shipOn: '2026-11-23', deliverFrom: '2026-11-23', deliverTo: '2026-11-23' },
        },
      ],
    })
  })

  test('takes units and the capacity of its day from those after it', () => {
    const sites = [{ ...open(LILLE), dailyCapacity: 1 }]
    const orders = ['O-1', 'O-2', 'O-3'].map((id) => anOrder({ id, requests: IN_STORE }))
    const decisions = decide(worldOf(sites, stockOf({ LILLE: { A: 2 } })), orders)
    expect(decisions.map(outcome).toSorted()).toEqual([
      'LILLE ready 2026-11-23',
      'LILLE ready 2026-11-24',
      'no-stock 0/1 A',
    ])
  })

  test('not at a site that could not prepare it', () => {
    const failures: SiteFailures = new Map([['O-1', [{ siteId: 'LILLE', skus: ['A'] }]]])
    const order = anOrder({ requests: IN_STORE })
    expect(outcome(decide(worldOf([open(LILLE), open(LYON)]), [order], failures)[0])).toBe(
      'LYON ready 2026-11-23',
    )
    expect(outcome(decide(worldOf([open(LILLE)]), [order], failures)[0])).toBe('refused-by-site')
  })
})

test('Why says who collects it where, and what spoke against the other sites', () => {
  const world = worldOf([open(LILLE), LYON])
  const order = anOrder({ requests: IN_STORE })
  const rules = compileRules(EMPTY_RULE_SET, world.context)
  const [decision] = decide(world, [order])
  const explanation = explain({ order, decision: decision!, rules, context: world.context, world })
  const names = {
    site: (id: string) => id,
    channel: (id: string) => id,
    carrier: (id: string) => id,
    currency: 'EUR',
  }
  const sentences = explanationMessages(explanation, names).slice(0, 2)
  expect(sentences.map((one) => say('en', one))).toEqual([
    'The customer collects it at LILLE, ready on Mon 23 November; no carrier takes it.',
    'LYON is no site where customers collect.',
  ])
  expect(sentences.map((one) => say('fr', one))).toEqual([
    'Le client la retire à LILLE, prête le lun. 23 novembre\u202f; aucun transporteur ne la prend.',
    'LYON n’est pas un site de retrait.',
  ])
})
