import { describe, expect, test } from 'vitest'
import {
  type ExchangeRate,
  ExchangeTable,
  parseRate,
  rateText,
} from '../../../shared/domain/exchange-rate.ts'

function rate(currency: string, text: string, on = '2026-11-20', base = 'EUR'): ExchangeRate {
  return { base, currency, on, rateBillionths: parseRate(text) ?? 0, source: 'typed' }
}

const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const TODAY = day('2026-11-23')

describe('a rate', () => {
  test.each([
    ['11.0534', 11_053_400_000],
    ['11,05', 11_050_000_000],
    ['0.000000001', 1],
    ['160', 160_000_000_000],
    ['0', null],
    ['-1', null],
    ['1.0000000001', null],
    ['1e3', null],
    ['', null],
  ])('%s', (text, want) => {
    expect(parseRate(text)).toBe(want)
  })

  test.each(['11.0534', '160', '0.000000001', '100.5'])('%s is written as it was read', (text) => {
    expect(rateText(parseRate(text) ?? 0)).toBe(text)
  })
})

describe('an amount in another currency', () => {
  const table = new ExchangeTable([
    rate('SEK', '11.00', '2026-11-01'),
    rate('SEK', '11.20', '2026-11-20'),
    rate('JPY', '160.5'),
    rate('KWD', '0.333'),
    rate('USD', '1.25', '2026-11-20', 'GBP'),
  ])
  test.each([
    { name: 'the same currency needs no rate', from: 'CZK', to: 'CZK', amount: 12_345, want: 12_345 },
    { name: 'öre to cents', from: 'SEK', to: 'EUR', amount: 50_000, want: 4464 },
    { name: 'cents to öre', from: 'EUR', to: 'SEK', amount: 4464, want: 49_997 },
    { name: 'yen have no decimals', from: 'JPY', to: 'EUR', amount: 5490, want: 3421 },
    { name: 'fils have three', from: 'KWD', to: 'EUR', amount: 10_000, want: 3003 },
    { name: 'over the base of both', from: 'SEK', to: 'JPY', amount: 11_200, want: 1605 },
    { name: 'half a cent rounds away from zero', from: 'USD', to: 'GBP', amount: -625, want: -500 },
    { name: 'no rate', from: 'PLN', to: 'EUR', amount: 1, want: Number.NaN },
    { name: 'no base in common', from: 'USD', to: 'SEK', amount: 1, want: Number.NaN },
  ])('$name', ({ from, to, amount, want }) => {
    expect(table.convert(amount, from, to, TODAY)).toBe(want)
  })

  test.each([
    ['the latest that is not after the day', '2026-11-19', 4545],
    ['from its own day on', '2026-11-20', 4464],
    ['before the first, the first', '2026-10-01', 4545],
  ])('%s', (_name, date, want) => {
    expect(table.convert(50_000, 'SEK', 'EUR', day(date))).toBe(want)
  })

  test('no amount is too large for exact figures', () => {
    const dear = new ExchangeTable([rate('IDR', '19345.123456789')])
    expect(dear.convert(900_000_000_000_000, 'IDR', 'EUR', TODAY)).toBe(46_523_352_617)
  })
})
