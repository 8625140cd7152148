import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { noteMessage, problemMessage } from '../../../../main/app/csv/csv-problem.ts'
import {
  type ImportChoices,
  NOTHING_CHOSEN,
  NOTHING_KNOWN,
  readFiles,
} from '../../../../main/app/csv/read-files.ts'
import { placeFinder } from '../../../../main/app/services/place-finder.ts'
import { say } from '../../../../shared/messages/say.ts'

const EXAMPLES = 'resources/examples/csv'
const NOW = Date.parse('2026-11-23T18:00:00+01:00')
const findPlace = placeFinder(readFileSync('resources/geo/places.csv', 'utf8'))

/** The example files with other orders, products or sites. */
async function read(
  own: Readonly<Record<string, string | Uint8Array>>,
  choices: Partial<ImportChoices> = {},
) {
  const { contents, problems, notes } = await readFiles(
    [
      ...readdirSync(EXAMPLES)
        .filter((name) => !(name in own))
        .map((name) => ({ name, open: () => createReadStream(join(EXAMPLES, name)) })),
      ...Object.entries(own).map(([name, bytes]) => ({ name, open: () => [bytes] })),
    ],
    {
      known: NOTHING_KNOWN,
      currency: 'EUR',
      choices: { ...NOTHING_CHOSEN, ...choices },
      now: NOW,
      findPlace,
      skipBadRows: false,
    },
  )
  const said = (kind: 'note' | 'attention') =>
    notes.filter((note) => note.kind === kind).map((note) => say('en', noteMessage(note)))
  return {
    contents,
    problems: problems.map((one) => say('en', problemMessage(one))),
    notes: said('note'),
    attention: said('attention'),
  }
}

const HEADER =
  'order;channel;placed_at;country;postcode;city;service_level;currency;sku;quantity;unit_price_cents'
const ROW = 'W1;shop;2026-11-23T08:12:00+01:00;FR;59000;Orléans;standard;EUR;TEA-EARL;1;990'
const orders = (...rows: string[]) => [HEADER, ...rows, ''].join('\n')
/** The row with one column changed. */
function row(column: string, value: string): string {
  const at = HEADER.split(';').indexOf(column)
  return ROW.split(';').toSpliced(at, 1, value).join(';')
}
const headed = (from: string, to: string) => `${HEADER.replace(from, to)}\n${ROW}\n`

const W1 = {
  placedAt: Date.parse('2026-11-23T07:12:00Z'),
  country: 'FR',
  city: 'Orléans',
  lines: [['TEA-EARL', 1, 990]],
}

async function first(own: Parameters<typeof read>[0], choices: Partial<ImportChoices> = {}) {
  const { contents, problems } = await read(own, choices)
  const [order] = contents.orders
  if (!order || problems.length > 0) return problems
  return {
    placedAt: order.placedAt,
    country: order.destination.country,
    city: order.destination.city,
    lines: order.lines.map(({ sku, quantity, unitPriceCents }) => [sku, quantity, unitPriceCents]),
  }
}

/**
 * The bytes that the programs write for this table, built here by their rules and not saved by them: Excel ends lines
 * with CRLF and pads rows to the widest; its "Unicode text" is UTF-16 LE with tabs; LibreOffice ends them with LF.
 */
const excelRows = `${HEADER};;\r\n${ROW};;\r\n;;;;;;;;;;;;\r\n;;;;;;;;;;;;\r\n`
describe('the same orders as Excel and LibreOffice save them', () => {
  test.each<{ name: string; bytes: Uint8Array; notes: string[] }>([
    { name: 'Excel: CSV UTF-8', bytes: Buffer.from(`\uFEFF${excelRows}`), notes: [] },
    {
      name: 'Excel: CSV, western Europe',
      bytes: Buffer.from(excelRows, 'latin1'),
      notes: ['orders.csv: read as Windows-1252'],
    },
    {
      name: 'Excel: Unicode text',
      bytes: Buffer.from(`\uFEFF${excelRows.replaceAll(';', '\t')}`, 'utf16le'),
      notes: ['orders.csv: read as UTF-16'],
    },
    {
      name: 'Excel: with its sep= line',
      bytes: Buffer.from(`sep=;\r\n${excelRows}`),
      notes: [],
    },
    { name: 'LibreOffice: UTF-8, commas', bytes: Buffer.from(orders(ROW).replaceAll(';', ',')), notes: [] },
    {
      name: 'LibreOffice: UTF-16',
      bytes: Buffer.from(`\uFEFF${orders(ROW)}`, 'utf16le'),
      notes: ['orders.csv: read as UTF-16'],
    },
    {
      name: 'UTF-16, the other way round',
      bytes: Buffer.from(`\uFEFF${orders(ROW)}`, 'utf16le').swap16(),
      notes: ['orders.csv: read as UTF-16'],
    },
    {
      name: 'LibreOffice: Windows-1252, every text in quotes',
      bytes: Buffer.from(orders(ROW).replaceAll(/[^;\n]+/g, '"$&"'), 'latin1'),
      notes: ['orders.csv: read as Windows-1252'],
    },
  ])('$name', async ({ bytes, notes }) => {
    expect(await first({ 'orders.csv': bytes })).toEqual(W1)
    const got = await read({ 'orders.csv': bytes })
    expect([got.notes, got.attention]).toEqual([notes, []])
  })
})

describe('a value as people and spreadsheets write it', () => {
  test.each<{ column: string; value: string; want: Partial<typeof W1> | string[] }>([
    { column: 'quantity', value: '2.0', want: { lines: [['TEA-EARL', 2, 990]] } },
    { column: 'quantity', value: '1 000', want: { lines: [['TEA-EARL', 1000, 990]] } },
    { column: 'quantity', value: '1\u202f000', want: { lines: [['TEA-EARL', 1000, 990]] } },
    { column: 'quantity', value: '1\u00a0000,00', want: { lines: [['TEA-EARL', 1000, 990]] } },
    {
      column: 'quantity',
      value: '1.000',
      want: [
        'orders.csv, line 2, column quantity: found “1.000”, expected a number that can be read in one way only: this is 1000 or 1.000. Write it without a separator of thousands',
      ],
    },
    {
      column: 'quantity',
      value: '2,5',
      want: [
        'orders.csv, line 2, column quantity: found “2,5”, expected a whole number of units: a part of a unit cannot be picked',
      ],
    },
    {
      column: 'quantity',
      value: '0',
      want: [
        'orders.csv, line 2, column quantity: found “0”, expected a whole number of units, 1 to 1,000,000',
      ],
    },
    {
      column: 'unit_price_cents',
      value: '9,90',
      want: [
        'orders.csv, line 2, column unit_price_cents: found “9,90”, expected whole cents: an amount with decimals goes into a column unit_price',
      ],
    },
    { column: 'country', value: 'France', want: {} },
    { column: 'country', value: 'FRA', want: {} },
    { column: 'country', value: 'Allemagne', want: { country: 'DE' } },
    { column: 'country', value: 'UK', want: { country: 'GB' } },
    { column: 'country', value: 'EL', want: { country: 'GR' } },
    { column: 'service_level', value: 'Express', want: {} },
    { column: 'placed_at', value: '23/11/2026 08:12', want: {} },
    { column: 'placed_at', value: '23/11/26 à 8h12', want: {} },
    { column: 'placed_at', value: '23.11.2026 08:12:00', want: {} },
    { column: 'placed_at', value: '11/23/2026 8:12 AM', want: {} },
    { column: 'placed_at', value: 'lundi 23 novembre 2026 08:12', want: {} },
    { column: 'placed_at', value: 'Nov 23, 2026 8:12 a.m.', want: {} },
    { column: 'placed_at', value: '2026-11-23 08:12:00', want: {} },
    { column: 'placed_at', value: '2026-11-23 08:12:00 +0100', want: {} },
    { column: 'placed_at', value: '2026-11-23 07:12:00 UTC', want: {} },
    { column: 'placed_at', value: '23/11/2026', want: { placedAt: Date.parse('2026-11-22T23:00:00Z') } },
    {
      column: 'placed_at',
      value: '31/02/2026',
      want: [
        'orders.csv, line 2, column placed_at: found “31/02/2026”, expected a date and time, such as 2026-11-23T09:30:00+01:00 or 23/11/2026 09:30',
      ],
    },
    {
      column: 'sku',
      value: '3,76012E+12',
      want: [
        'orders.csv, line 2, column sku: found “3,76012E+12”, expected the SKU itself: a spreadsheet has shortened it, so the digits are lost. Format the column as text and export again',
      ],
    },
  ])('$column $value', async ({ column, value, want }) => {
    const got = await first({ 'orders.csv': orders(row(column, value)) })
    expect(got).toEqual(Array.isArray(want) ? want : { ...W1, ...want })
  })

  test('a date without a zone is that of the zone chosen once, and this is said', async () => {
    const file = { 'orders.csv': orders(row('placed_at', '23/11/2026 08:12')) }
    expect(await first(file, { timeZone: 'Europe/London' })).toMatchObject({
      placedAt: Date.parse('2026-11-23T08:12:00Z'),
    })
    expect((await read(file)).notes).toEqual(['orders.csv: 1 date without a time zone, read as Europe/Paris'])
  })

  test('3/4 is decided by the other dates of the file, else asked', async () => {
    const open = orders(row('placed_at', '03/04/2026 08:12'))
    const shown = orders(
      row('placed_at', '03/04/2026 08:12'),
      row('placed_at', '25/04/2026 08:12').replace('W1', 'W2'),
    )
    const april = { placedAt: Date.parse('2026-04-03T06:12:00Z') }
    expect(await first({ 'orders.csv': shown })).toMatchObject(april)
    expect(await first({ 'orders.csv': open }, { dateOrder: 'day-first' })).toMatchObject(april)
    expect(await first({ 'orders.csv': open }, { dateOrder: 'month-first' })).toMatchObject({
      placedAt: Date.parse('2026-03-04T07:12:00Z'),
    })
    expect(await first({ 'orders.csv': open })).toEqual([
      'orders.csv, line 2, column placed_at: found “03/04/2026 08:12”, expected dates that can be read in one way only: nothing in the file says whether the day or the month comes first',
    ])
    const both = orders(
      row('placed_at', '13/04/2026 08:12'),
      row('placed_at', '04/13/2026 08:12').replace('W1', 'W2'),
      row('placed_at', '04/03/2026').replace('W1', 'W3'),
    )
    expect(await first({ 'orders.csv': both })).toEqual([
      'orders.csv, line 4, column placed_at: found “04/03/2026”, expected dates of one form: some have the day first, others the month',
    ])
  })

  test('1,234 is decided by the other numbers of the file', async () => {
    const priced = headed('unit_price_cents', 'unit_price').replace(/;990\n/, ';1,234\n')
    const other = ROW.replace('W1', 'W2').replace(/;990$/, ';9.90')
    expect(await first({ 'orders.csv': `${priced}${other}\n` })).toMatchObject({
      lines: [['TEA-EARL', 1, 123_400]],
    })
  })

  test('prices may be decimal, weights in kilograms', async () => {
    const file = headed('unit_price_cents', 'unit_price').replace(/;990\n/, ';9,90\n')
    expect(await first({ 'orders.csv': file })).toEqual(W1)
    const { contents, problems } = await read({
      'products.csv': 'sku;weight_kg;price\nA;0,35;12,9\nB;1,5;3\n',
    })
    expect([
      contents.products.map(({ weightG, priceCents }) => [weightG, priceCents]),
      problems.length,
    ]).toEqual([
      [
        [350, 1290],
        [1500, 300],
      ],
      0,
    ])
  })

  test('a weight below a gram is told, a part of a gram counts as one and is said', async () => {
    const got = await read({ 'products.csv': 'sku,weight_g\nA,0.35\nB,12.2\nC,0\n' })
    expect([got.problems, got.notes, got.attention]).toEqual([
      [
        'products.csv, line 2, column weight_g: found “0.35”, expected grams of 1 or more, or 0: if these are kilograms, call the column weight_kg',
      ],
      ['products.csv: 1 weight has a part of a gram, rounded up'],
      ['products.csv: 1 product weighs 0 g (C): its parcels are priced as if there was nothing in them'],
    ])
  })

  test('a SKU that a spreadsheet shortened: those that fit are named', async () => {
    const got = await read({
      'products.csv': 'sku,weight_g\n3760123456789,10\n3760124999999,10\n3770000000000,10\n',
      'orders.csv': orders(row('sku', '3,76012E+12')),
    })
    expect(got.problems.at(-1)).toMatch(/Did you mean 3760123456789, 3760124999999\?$/)
  })
})

describe('a column under another name', () => {
  test.each([
    ['postcode', 'code postal', 'postcode'],
    ['postcode', 'Post code', null],
    ['postcode', 'ZIP', 'postcode'],
    ['postcode', 'postcod', 'postcode'],
    ['quantity', 'Qty', 'quantity'],
    ['quantity', 'Quantité', 'quantity'],
    ['unit_price_cents', 'Unit Price Cents', null],
    ['city', 'Ville', 'city'],
  ])('%s as %s stops, with the proposal', async (name, written, proposed) => {
    const { problems } = await read({ 'orders.csv': headed(name, written) })
    const near = problems.filter((one) => one.includes('if this is that column'))
    if (written === 'Post code') return expect(near.join()).toContain('expected the name postcode')
    expect(near.map((one) => /expected the name (\w+)/.exec(one)?.[1])).toEqual(
      proposed === null ? [] : [proposed],
    )
  })

  test('e-mail stops; a column that is none of ours is a note; a price without tax stops', async () => {
    expect(
      (
        await read({
          'orders.csv': orders(ROW).replace('order;', 'order;e-mail;').replace('W1;', 'W1;a@b.fr;'),
        })
      ).problems,
    ).toHaveLength(1)
    const colour = orders(ROW).replace('order;', 'order;colour;').replace('W1;', 'W1;red;')
    expect(await read({ 'orders.csv': colour })).toMatchObject({
      problems: [],
      notes: ['orders.csv: column colour is not used'],
    })
    expect((await read({ 'orders.csv': headed('unit_price_cents', 'Prix HT') })).problems).toEqual([
      'orders.csv, line 1, column Prix HT: found “Prix HT”, expected prices with tax, in a column unit_price: this one says without',
    ])
  })
})

describe('said before anything is decided', () => {
  test.each<{ name: string; file: string; want: string[] }>([
    {
      name: 'a currency without a rate',
      file: orders(row('currency', 'SEK')),
      want: ['orders.csv: 1 order is in SEK, for which there is no exchange rate to EUR (W1)'],
    },
    {
      name: 'an order dated a year ahead',
      file: orders(row('placed_at', '2027-11-23T08:12:00+01:00')),
      want: ['orders.csv: 1 order is dated more than a month ahead (W1: 23 November 2027)'],
    },
    {
      name: 'an order of years ago',
      file: orders(row('placed_at', '2017-11-23T08:12:00+01:00')),
      want: ['orders.csv: 1 order is dated more than a year ago (W1: 23 November 2017)'],
    },
    {
      name: 'a SKU in another case',
      file: orders(row('sku', 'tea-earl')),
      want: [
        'orders.csv: 1 line names a SKU that is known in another form: tea-earl, did you mean TEA-EARL?',
      ],
    },
    {
      name: 'a header alone',
      file: `${HEADER}\n`,
      want: ['orders.csv: there is a header row and nothing below it'],
    },
    {
      name: 'no prices',
      file: orders(ROW).replaceAll(/;(unit_price_cents|990)(?=\n)/g, ''),
      want: [
        'orders.csv: there is no column unit_price: every line counts as 0, for rules on the value of an order and for customs',
      ],
    },
  ])('$name', async ({ file, want }) => {
    expect((await read({ 'orders.csv': file })).attention).toEqual(want)
  })

  test('two identical lines are asked about: a double export doubles the order', async () => {
    const file = { 'orders.csv': orders(ROW, ROW) }
    expect(await first(file)).toEqual([
      'orders.csv, line 3: found “W1”, expected no repeat: the same line of the same order is on line 2 already. A file exported twice doubles its orders; if both are meant, add their quantities',
    ])
    expect(await first(file, { repeatedLines: 'once' })).toEqual(W1)
    expect(await first(file, { repeatedLines: 'each' })).toEqual({ ...W1, lines: [...W1.lines, ...W1.lines] })
    expect((await read(file, { repeatedLines: 'once' })).attention).toEqual([
      'orders.csv: 1 line is in the file twice, and read once (W1)',
    ])
  })

  test('rows of an order may differ in how a city is typed', async () => {
    const rows = orders(ROW, row('city', 'ORLEANS').replace('TEA-EARL', 'TEA-GREEN'))
    expect((await read({ 'orders.csv': rows })).problems).toEqual([])
  })
})

test('sites.csv takes another cut-off for single days', async () => {
  const site = 'LILLE;FR;59000;Europe/Paris;14:00;Mon-Sat;ven 12h|Sat 10:30\n'
  const { contents, problems } = await read({
    'sites.csv': `site;country;postcode;time_zone;cutoff;workdays;cutoff_by_day\n${site}`,
    'stock.csv': 'site,sku,on_hand\n',
    'rates.csv': readFileSync(join(EXAMPLES, 'rates.csv'), 'utf8').split('\n')[0] ?? '',
  })
  expect(problems).toEqual([])
  expect(contents.sites.map(({ cutoff, cutoffByDay }) => [cutoff, cutoffByDay])).toEqual([
    [840, { 5: 720, 6: 630 }],
  ])
})
