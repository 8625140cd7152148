import { describe, expect, it } from 'vitest'
import { ratesOfTariff } from '../../../../../main/app/csv/tariffs/rates-of-tariff.ts'
import { readWeightLabel } from '../../../../../main/app/csv/tariffs/weight-label.ts'

const CHOICE = { carrier: 'gls', service: 'parcel', originSite: '*', home: 'FR', transitDays: 2 }

const rowsOf = (lines: readonly string[]) =>
  lines.map((line, at) => ({ line: at + 1, cells: line.split(';').map((cell) => cell.trim()) }))

/** 'FR20 1000: 650' for each row. */
function rates(...sheets: readonly (readonly string[])[]) {
  const read = ratesOfTariff(
    sheets.map((lines, at) => ({ name: `Sheet${at + 1}`, rows: rowsOf(lines) })),
    CHOICE,
  )
  return read && read.table.rows.map(({ cells }) => `${cells[3]}${cells[4]} ${cells[5]}: ${cells[6]}`)
}

describe('weights as carriers write them', () => {
  it.each([
    { cell: '0,5 kg', want: { kind: 'up-to', from: null, to: 500 } },
    { cell: '1', want: { kind: 'up-to', from: null, to: 1000 } },
    { cell: '≤ 2 kg', want: { kind: 'up-to', from: null, to: 2000 } },
    { cell: 'jusqu’à 250 g', want: { kind: 'up-to', from: null, to: 250 } },
    { cell: 'de 1 à 5 kg', want: { kind: 'up-to', from: 1000, to: 5000 } },
    { cell: '500-1000 g', want: { kind: 'up-to', from: 500, to: 1000 } },
    { cell: 'Up to 10 kg', want: { kind: 'up-to', from: null, to: 10_000 } },
    { cell: 'kg supplémentaire', want: { kind: 'each-further', from: null, to: null, step: 1000 } },
    { cell: 'Per additional kg', want: { kind: 'each-further', from: null, to: null, step: 1000 } },
    { cell: 'Par kg au-delà de 30 kg', want: { kind: 'each-further', from: 30_000, to: null, step: 1000 } },
    { cell: '30-100 kg (par 10 kg)', want: { kind: 'each', from: 30_000, to: 100_000, step: 10_000 } },
    { cell: 'Minimum', want: { kind: 'minimum' } },
    { cell: 'Zone 1', want: null },
    { cell: 'Dpt 59', want: null },
    { cell: 'France', want: null },
  ])('$cell', ({ cell, want }) => {
    expect(readWeightLabel(cell, 'kg')).toEqual(want)
  })
})

describe('a tariff as its carrier publishes it', () => {
  const zones = ['Zone;Pays', '1;Belgique, Luxembourg', '2;Allemagne / DE', '3;IT']
  const want = [
    'BE 1000: 800',
    'BE 5000: 950',
    'LU 1000: 800',
    'LU 5000: 950',
    'DE 1000: 1000',
    'DE 5000: 1250',
  ]

  it('weights down, zones across, countries of the zones on another sheet', () => {
    const prices = ['Tarif 2027', 'Poids;Zone 1;Zone 2', '1 kg;8,00 €;10,00 €', '5 kg;9,50 €;12,50 €']
    expect(rates(prices, zones)).toEqual(want)
  })

  it('the same with zones down and weights across', () => {
    const prices = ['Zone;1 kg;5 kg', 'Z1;8,00;9,50', 'Z2;10,00;12,50']
    expect(rates(prices, zones)).toEqual(want)
  })

  it('zones that are postcodes of a country', () => {
    const prices = ['Weight;A;B', '1;5;6', '2;7;8']
    expect(rates(prices, ['Zone;Département', 'A;01-03', 'B;20, 59'])).toEqual([
      'FR01 1000: 500',
      'FR01 2000: 700',
      'FR02 1000: 500',
      'FR02 2000: 700',
      'FR03 1000: 500',
      'FR03 2000: 700',
      'FR20 1000: 600',
      'FR20 2000: 800',
      'FR59 1000: 600',
      'FR59 2000: 800',
    ])
  })

  it('columns that are countries need no table', () => {
    expect(rates(['kg;France;Royaume-Uni', '1;5;9', '2;6;11'])).toEqual([
      'FR 1000: 500',
      'FR 2000: 600',
      'GB 1000: 900',
      'GB 2000: 1100',
    ])
  })

  it('a price per further kilogram goes on from the last bracket', () => {
    const last = rates(['Poids;FR', '10 kg;12,00', '28 kg;20,00', 'kg supplémentaire;0,85'])
    expect(last).toEqual(['FR 10000: 1200', 'FR 28000: 2000', 'FR 29000: 2085', 'FR 30000: 2170'])
  })

  it('a price per kilogram over a minimum', () => {
    expect(rates(['Poids;FR', 'Minimum;3,00', '0-4 kg (par kg);0,90', '4-6 kg (par kg);0,80'])).toEqual([
      'FR 1000: 300',
      'FR 2000: 300',
      'FR 3000: 300',
      'FR 4000: 360',
      'FR 5000: 400',
      'FR 6000: 480',
    ])
  })

  it('fuel in per cent, and zones that nobody explains, are said', () => {
    const sheet = ['Poids;FR;Zone 9', '1 kg;5;9', '2 kg;6;11', 'Surcharge carburant;12,5 %']
    const read = ratesOfTariff([{ name: 'A', rows: rowsOf(sheet) }], CHOICE)
    expect(read).toMatchObject({
      zones: 1,
      fuelPercent: 12.5,
      notes: [{ code: 'tariff.unknownZones', args: { zones: 'Zone 9' } }],
    })
  })

  it.each([
    {
      name: 'our own rates.csv',
      lines: ['carrier;service;up_to_weight_g;price_cents', 'a;b;1000;500', 'a;b;2000;600'],
    },
    { name: 'a stock list', lines: ['site;sku;on_hand', 'LILLE;TEA;3', 'LYON;MUG;4'] },
  ])('$name is none', ({ lines }) => {
    expect(rates(lines)).toBeNull()
  })
})
