import { afterEach, expect, it } from 'vitest'
import { type ExchangeRate, parseRate } from '../../../shared/domain/exchange-rate.ts'
import { anOrder, aWorld } from '../../support/engine-builders.ts'
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
