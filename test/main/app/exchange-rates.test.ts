import { afterEach, describe, expect, it } from 'vitest'
import { type ExchangeRate, parseRate } from '../../../shared/domain/exchange-rate.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { anOrder, aWorld, LILLE, LYON, stockOf } from '../../support/engine-builders.ts'
import { ruleOf } from '../../support/rules/rule-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let workroom: Workroom
afterEach(() => workroom.close())

function rate(base: string, currency: string, text: string): ExchangeRate {
  return { base, currency, on: '2026-11-20', rateBillionths: parseRate(text) ?? 0, source: 'typed' }
}
async function missing() {
  return (await workroom.client.settings.exchangeRates({})).missing
}

it('names the currencies of open orders that have no rate, most orders first', async () => {
  workroom = await openWorkroom(aWorld({ stock: [] }))
  await workroom.receive(
    anOrder({ id: 'O-1' }),
    anOrder({ id: 'O-2', currency: 'PLN' }),
    anOrder({ id: 'O-3', currency: 'SEK' }),
    anOrder({ id: 'O-4', currency: 'SEK' }),
    // A text that looks like the workspace's currency does not hide the order's.
    anOrder({ id: 'O-5', currency: 'JPY', tags: ['"currency":"EUR"'] }),
    anOrder({ id: 'O-6', currency: 'NOK' }),
  )
  await workroom.client.orders.cancel(workroom.call({ orderIds: ['O-6'], note: '' }))
  expect(await missing()).toEqual([
    { currency: 'SEK', orders: 2 },
    { currency: 'JPY', orders: 1 },
    { currency: 'PLN', orders: 1 },
  ])
})

it('a rate on any common base will do', async () => {
  workroom = await openWorkroom(aWorld({ stock: [] }))
  await workroom.receive(anOrder({ id: 'O-1', currency: 'PLN' }), anOrder({ id: 'O-2', currency: 'SEK' }))
  const rates = [rate('USD', 'EUR', '0.92'), rate('USD', 'SEK', '10.4')]
  await workroom.client.settings.putExchangeRates(workroom.call({ rates }))
  expect(await missing()).toEqual([{ currency: 'PLN', orders: 1 }])
})

describe('when the table of rates changes', () => {
  /** What is worth 150 and more does not leave from Lille. */
  const dear = (value: unknown): Rule =>
    ruleOf(
      'dear',
      {
        kind: 'group',
        match: 'all',
        children: [{ kind: 'condition', field: 'order.value', operator: 'gte', value }],
      },
      [{ code: 'source.exclude-sites', args: { siteIds: ['LILLE'] } }],
      { stage: 'source' },
    )
  const worth = (id: string, currency: string, unitPriceCents: number) =>
    anOrder({ id, currency, lines: [{ id: '1', sku: 'A', quantity: 1, unitPriceCents }] })

  async function opened(rules: Rule[]): Promise<void> {
    const stock = stockOf({ LILLE: { A: 9 }, LYON: { A: 9 } })
    workroom = await openWorkroom(aWorld({ sites: [LILLE, LYON], stock }))
    if (rules.length > 0)
      await workroom.client.rules.publish(workroom.call({ baseVersion: 0, rules, note: '' }))
    await workroom.receive(worth('PLN', 'PLN', 70_000), worth('EUR', 'EUR', 16_000))
  }
  async function enter(...rates: ExchangeRate[]): Promise<void> {
    await workroom.client.settings.putExchangeRates(workroom.call({ rates }))
  }
  /** Where each leaves from, and what a person must agree to; those to be reallocated are allocated. */
  async function stand(): Promise<Record<string, string>> {
    await workroom.room.decider.decideAll()
    const { rows } = await workroom.client.orders.list({})
    return Object.fromEntries(
      rows.map(({ id, siteIds, openExceptions }) => [id, `${siteIds.join()} ${openExceptions}`]),
    )
  }

  it('reallocates what waits for a rate, and what a rule on the value sends elsewhere by it', async () => {
    await opened([dear(15_000)])
    expect(await stand()).toEqual({ PLN: 'LILLE 1', EUR: 'LYON 0' })
    await enter(rate('EUR', 'PLN', '4.25'))
    expect(await stand()).toEqual({ PLN: 'LYON 0', EUR: 'LYON 0' })
    await enter(rate('EUR', 'PLN', '7'))
    expect(await stand()).toEqual({ PLN: 'LILLE 0', EUR: 'LYON 0' })
  })

  it('asks a person again when the rate is removed', async () => {
    await opened([dear(15_000)])
    await enter(rate('EUR', 'PLN', '4.25'))
    expect(await stand()).toMatchObject({ PLN: 'LYON 0' })
    const rates = [{ base: 'EUR', currency: 'PLN', on: '2026-11-20' }]
    await workroom.client.settings.removeExchangeRates(workroom.call({ rates }))
    expect(await stand()).toMatchObject({ PLN: 'LILLE 1' })
  })

  it('leaves alone what no rule values, and orders in currencies that it says nothing of', async () => {
    const decidedAt = async () =>
      workroom.read(async (tx) => (await tx.orders.byIds(['PLN', 'EUR'])).map(({ revision }) => revision))
    await opened([])
    const before = await decidedAt()
    await enter(rate('EUR', 'PLN', '4.25'))
    await stand()
    expect(await decidedAt()).toEqual(before)
    await workroom.close()
    await opened([dear(15_000)])
    const valued = await decidedAt()
    await enter(rate('EUR', 'SEK', '11'))
    await stand()
    expect(await decidedAt()).toEqual(valued)
  })
})
