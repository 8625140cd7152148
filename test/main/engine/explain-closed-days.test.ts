import { expect, test } from 'vitest'
import { explain } from '../../../main/engine/explain/explain.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import type { World } from '../../../main/engine/world.ts'
import { explanationMessages } from '../../../shared/domain/explanation-messages.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Language } from '../../../shared/lib/language.ts'
import { say } from '../../../shared/messages/say.ts'
import { EMPTY_RULE_SET } from '../../../shared/rules/document.ts'
import { aRate } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, LILLE, stockOf } from '../../support/engine-builders.ts'

const same = (id: string) => id
const NAMES = { site: same, carrier: same, channel: same, currency: 'EUR' }
const COUNTRIES = ['FR', 'NL', 'DE', 'GB']

/** The sentences about closed days of an order decided at `now`. */
function told(
  language: Language,
  now: string,
  destination: Pick<Order['destination'], 'country' | 'postcode'>,
  world: Partial<World> = {},
): string[] {
  const prepared = prepareWorld(
    aWorld({
      sites: [LILLE],
      stock: stockOf({ LILLE: { A: 9 } }),
      rates: COUNTRIES.map((country) => aRate({ country, transitDays: 1 })),
      ...world,
    }),
  )
  const rules = compileRules(EMPTY_RULE_SET, prepared.context)
  const at = Date.parse(now)
  const plain = anOrder({ placedAt: at - 60_000 })
  const order = { ...plain, destination: { ...plain.destination, ...destination } }
  const [decision] = orchestrate([order], prepared, rules, at)
  if (decision === undefined) throw new Error('the order is decided')
  const explanation = explain({ order, decision, rules, context: prepared.context, world: prepared })
  expect(explanation.closedDays.map(({ date }) => date)).toEqual(
    explanation.closedDays.map(({ date }) => date).toSorted(),
  )
  return explanationMessages(explanation, NAMES)
    .map((one) => say(language, one).replaceAll(/[\u00a0\u202f]/g, ' '))
    .filter((one) => /Nothing is|ships nothing|Rien|n’expédie/.test(one))
}

test('the day of the destination is named in both languages', () => {
  const to = { country: 'NL', postcode: '1012AB' }
  expect(told('en', '2026-12-24T08:00:00Z', to)).toEqual([
    'Nothing is delivered on Fri 25 Dec: Christmas Day.',
    'LILLE ships nothing on Fri 25 Dec: Christmas Day.',
  ])
  expect(told('fr', '2026-12-24T08:00:00Z', to)).toEqual([
    'Rien n’est livré le ven. 25 déc. : Noël.',
    'LILLE n’expédie rien le ven. 25 déc. : Noël.',
  ])
})

test('a holiday of the region only', () => {
  expect(told('en', '2027-03-25T08:00:00Z', { country: 'FR', postcode: '67000' })).toEqual([
    'Nothing is delivered on Fri 26 Mar: Good Friday.',
    'Nothing is delivered on Mon 29 Mar: Easter Monday.',
    'LILLE ships nothing on Mon 29 Mar: Easter Monday.',
  ])
  expect(told('en', '2027-03-25T08:00:00Z', { country: 'FR', postcode: '59000' })).toEqual([])
})

test('a day in lieu, a worked holiday and a closed day of the merchant’s own', () => {
  expect(told('en', '2027-12-24T08:00:00Z', { country: 'GB', postcode: 'SW1A 1AA' })).toEqual([
    'Nothing is delivered on Mon 27 Dec: Christmas Day (in lieu).',
    'Nothing is delivered on Tue 28 Dec: Boxing Day (in lieu).',
  ])
  const holidays = [
    { country: 'FR', worked: ['2026-12-25'], closed: ['2026-12-28'], names: { '2026-12-28': 'Stock-take' } },
  ]
  expect(told('en', '2026-12-24T14:00:00Z', { country: 'FR', postcode: '59000' }, { holidays })).toEqual([
    'Nothing is delivered on Mon 28 Dec: Stock-take.',
    'LILLE ships nothing on Mon 28 Dec: Stock-take.',
  ])
})
