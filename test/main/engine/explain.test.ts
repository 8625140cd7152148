import { expect, test } from 'vitest'
import { explain } from '../../../main/engine/explain/explain.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import type { Explanation } from '../../../shared/domain/explanation.ts'
import { explanationMessages } from '../../../shared/domain/explanation-messages.ts'
import { say } from '../../../shared/messages/say.ts'
import { EMPTY_RULE_SET } from '../../../shared/rules/document.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import {
  anOrder,
  aWorld,
  BORDEAUX,
  LILLE,
  LYON,
  lines,
  MONDAY_MORNING,
  stockOf,
} from '../../support/engine-builders.ts'

const NAMES = {
  currency: 'EUR',
  site: (id: string) => id[0] + id.slice(1).toLowerCase(),
  carrier: (id: string) => id,
  channel: (id: string) => id,
}

function explained(world = aWorld(), order = anOrder()) {
  const prepared = prepareWorld(world)
  const rules = compileRules({ ...EMPTY_RULE_SET, version: 7 }, prepared.context)
  const [decision] = orchestrate([order], prepared, rules, MONDAY_MORNING)
  return explain({ order, decision: decision!, rules, context: prepared.context, world: prepared })
}

const TWO_SERVICES = {
  services: [aService(), aService({ carrierId: 'rapid', serviceId: 'fast', level: 'express' })],
  rates: [
    aRate({ originSiteId: 'LILLE' }),
    aRate({ originSiteId: 'LYON', priceCents: 550 }),
    aRate({ carrierId: 'rapid', serviceId: 'fast', priceCents: 900, transitDays: 1 }),
  ],
}

test('every site and service considered, with cost, date and reason for refusal', () => {
  const world = aWorld({
    ...TWO_SERVICES,
    sites: [LILLE, LYON, { ...BORDEAUX, outage: { reason: 'flood', since: 0, until: null } }],
    stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 }, BORDEAUX: { A: 1 } }),
  })
  expect(explained(world)).toEqual({
    orderId: 'O-1',
    decidedAt: MONDAY_MORNING,
    ruleSetVersion: 7,
    priority: {
      score: 51,
      parts: [
        { factor: 'value', points: 50, detail: null },
        { factor: 'age', points: 1, detail: null },
      ],
    },
    rules: [],
    sites: [
      {
        siteIds: ['LILLE'],
        totalCents: 640,
        shippingCents: 500,
        handlingCents: 140,
        deliverTo: '2026-11-25',
        refusal: null,
      },
      {
        siteIds: ['LYON'],
        totalCents: 690,
        shippingCents: 550,
        handlingCents: 140,
        deliverTo: '2026-11-25',
        refusal: { reason: 'costlier', detail: {} },
      },
      {
        siteIds: ['BORDEAUX'],
        totalCents: null,
        shippingCents: null,
        handlingCents: null,
        deliverTo: null,
        refusal: { reason: 'outage', detail: {} },
      },
    ],
    services: [
      {
        siteId: 'LILLE',
        carrierId: 'posta',
        serviceId: 'home',
        shippingCents: 500,
        deliverTo: '2026-11-25',
        refusal: null,
      },
      {
        siteId: 'LILLE',
        carrierId: 'rapid',
        serviceId: 'fast',
        shippingCents: 900,
        deliverTo: '2026-11-24',
        refusal: { reason: 'costlier', detail: {} },
      },
    ],
    closedDays: [],
    secondBestExtraCents: 50,
    search: 'exact',
    isCollected: false,
  })
})

test('a split names its sites together, and each with what it lacked', () => {
  const { sites } = explained(
    aWorld({ stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 } }) }),
    anOrder({ lines: lines({ A: 1, B: 1 }) }),
  )
  expect(sites.map(({ siteIds, refusal }) => [siteIds.join('+'), refusal])).toEqual([
    ['LILLE+LYON', null],
    ['LILLE', { reason: 'partial-stock', detail: { missingLines: 1 } }],
    ['LYON', { reason: 'partial-stock', detail: { missingLines: 1 } }],
    ['BORDEAUX', { reason: 'no-stock', detail: { missingLines: 2 } }],
  ])
})

test('sentences in both languages', () => {
  const explanation = explained(
    aWorld({ sites: [LILLE, LYON], stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 } }) }),
  )
  expect(sentences(explanation, 'en')).toEqual([
    'Ships from Lille, €6.40, arrives by Wed 25 November.',
    'Lyon costs more (€6.90).',
    'From Lille with posta home, €5.00, arrives by Wed 25 November.',
    'The next best site would have cost €0.50 more.',
    'Priority: 51 points (value +50, age +1).',
    'Proven best under these rules. Rule set 7.',
  ])
  expect(sentences(explanation, 'fr').map(plainSpaces)).toEqual([
    'Part de Lille, 6,40 €, livré au plus tard mer. 25 novembre.',
    'Lyon coûte plus cher (6,90 €).',
    'De Lille avec posta home, 5,00 €, livré au plus tard mer. 25 novembre.',
    'Le site suivant aurait coûté 0,50 € de plus.',
    'Priorité : 51 points (valeur +50, ancienneté +1).',
    'Optimum prouvé avec ces règles. Règles version 7.',
  ])
})

function sentences(explanation: Explanation, language: 'en' | 'fr'): string[] {
  return explanationMessages(explanation, NAMES).map((one) => say(language, one))
}

function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}

test('what the next best way costs is money, what it counts more is none', () => {
  const world = aWorld({
    stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 } }),
    shadowPrices: new Map([['LILLE', new Map([['A', [{ units: 1, cents: 300 }]]])]]),
  })
  const explanation = explained(world)
  const [chosen] = explanation.sites.filter(({ refusal }) => refusal === null)
  expect(chosen?.siteIds).toEqual(['LYON'])
  expect(explanation.secondBestExtraCents).toBe(-50)
  expect(sentences(explanation, 'en')).toContain(
    'The next best way would have cost €0.50 less, but counts more (further parcels, scarce stock).',
  )
})
