import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { headerSignature } from '../../../../main/app/csv/header-signature.ts'
import { NOTHING_CHOSEN, NOTHING_KNOWN, readFiles } from '../../../../main/app/csv/read-files.ts'
import type { FileReading } from '../../../../shared/domain/file-mapping.ts'
import { EXPORT_FILES } from '../../../support/export-files.ts'
import { workbook } from '../../../support/workbook.ts'

const example = (name: string) =>
  readFileSync(new URL(`../../../../resources/examples/csv/${name}`, import.meta.url))
const WORLD = ['sites.csv', 'products.csv', 'services.csv', 'stock.csv', 'rates.csv']

type Given = Readonly<Record<string, Uint8Array | string>>

function read(
  files: Given,
  readings: Readonly<Record<string, FileReading>> = {},
  saved = NOTHING_KNOWN.readings,
) {
  const given = Object.entries(files).map(([name, body]) => ({
    name,
    open: () => [body],
    ...(readings[name] && { reading: readings[name] }),
  }))
  const known = { ...NOTHING_KNOWN, readings: saved, skus: new Set(['MUG-01']), siteIds: new Set(['LILLE']) }
  return readFiles(given, {
    known,
    currency: 'EUR',
    choices: { ...NOTHING_CHOSEN, timeZone: 'Europe/Paris' },
    now: Date.parse('2026-11-24T08:00:00Z'),
    findPlace: () => ({ latitude: 50, longitude: 3 }),
    skipBadRows: false,
  })
}

const mugs = (sheet: string | null, columns: Record<string, string>): FileReading => ({
  sheet,
  mapping: { kind: 'orders', columns, constants: { channel: 'phone', country: 'FR' } },
  tariff: null,
})

describe('exports among the files', () => {
  it.each(EXPORT_FILES)('$file is read into orders that can be decided', async ({ file, lines, want }) => {
    const { contents, problems, files } = await read({ [file]: lines.join('\r\n') })
    expect(problems).toEqual([])
    const wanted = want as { orders?: number; rows: readonly { order: string }[] }
    expect(contents.orders.map(({ reference }) => reference)).toEqual([
      ...new Set(wanted.rows.flatMap(({ order }) => order ?? [])),
    ])
    expect(files).toMatchObject([{ kind: 'orders', origin: { kind: 'export' } }])
  })

  it('two at once are both taken, beside our own files', async () => {
    const [shopify, advanced] = EXPORT_FILES
    const own = Object.fromEntries(WORLD.map((name) => [name, example(name)]))
    const { contents, problems } = await read({
      ...own,
      'orders_export_1.csv': (shopify?.lines ?? []).join('\n'),
      'orders-2026-11-23.csv': (advanced?.lines ?? []).join('\n'),
    })
    expect(problems).toEqual([])
    expect(contents.orders.map(({ channelId }) => channelId)).toEqual([
      'shopify-export',
      'woocommerce-export',
    ])
  })

  it('carriage, discounts, address and what was asked for are in the order', async () => {
    const { contents } = await read({ 'orders_export_1.csv': (EXPORT_FILES[0]?.lines ?? []).join('\n') })
    expect(contents.orders[0]).toMatchObject({
      reference: '#1001',
      placedAt: Date.parse('2026-11-23T08:30:00Z'),
      destination: { street: ['12 rue Nationale', 'Bât. B'], postcode: '59000', country: 'FR' },
      requests: { shippingMethod: 'Colissimo Domicile', customerNote: 'Sonner deux fois' },
      charges: { shipping: { netCents: 490 }, totalCents: 3190 },
      lines: [
        { sku: 'TEA-EARL', quantity: 2, unitPriceCents: 900, grossCents: 1800 },
        { sku: 'MUG-01', quantity: 1, grossCents: 900 },
      ],
    })
  })

  it('lines that stand in one row each have an id of their own', async () => {
    const { contents } = await read({ 'wt.csv': (EXPORT_FILES[2]?.lines ?? []).join('\n') })
    expect(contents.orders[0]?.lines.map(({ id }) => id)).toEqual(['2', '2.2'])
  })
})

describe('workbooks', () => {
  const orders = [
    ['order', 'channel', 'placed_at', 'country', 'postcode', 'sku', 'quantity', 'unit_price'],
    [
      'A1',
      'phone',
      { value: 46349.375, format: 'dd/mm/yyyy hh:mm' },
      'France',
      { value: 1000, format: '00000' },
      'MUG-01',
      2,
      9.9,
    ],
  ]
  const stock = [
    ['site', 'sku', 'on_hand'],
    ['LILLE', 'MUG-01', 40],
  ]

  it('sheets of ours are known by their header, whatever they are called', async () => {
    const file = workbook([
      { name: 'Notes', rows: [['Read me']] },
      { name: 'Feuil1', rows: orders },
      { name: 'Feuil2', rows: stock },
    ])
    const { contents, files, problems } = await read({ 'Warehouse.xlsx': file })
    expect(problems).toEqual([])
    expect(files.map(({ kind, sheet }) => `${kind} ${sheet}`)).toEqual(['stock Feuil2', 'orders Feuil1'])
    expect(contents.stock).toMatchObject([{ siteId: 'LILLE', onHand: 40 }])
    expect(contents.orders).toMatchObject([
      {
        placedAt: Date.parse('2026-11-23T08:00:00Z'),
        destination: { postcode: '01000', country: 'FR' },
        lines: [{ quantity: 2, unitPriceCents: 990 }],
      },
    ])
  })

  it('only the sheet that was chosen is read', async () => {
    const file = workbook([
      { name: 'Orders', rows: orders },
      { name: 'Stock', rows: stock },
    ])
    const { files } = await read(
      { 'W.xlsx': file },
      { 'W.xlsx': { sheet: 'Stock', mapping: null, tariff: null } },
    )
    expect(files.map(({ kind }) => kind)).toEqual(['stock'])
  })

  it('an old .xls is a problem that says what to do', async () => {
    const { problems } = await read({ 'orders.xls': Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]) })
    expect(problems).toMatchObject([{ file: 'orders.xls', expected: { code: 'xlsx.oldFormat' } }])
  })
})

describe('a file that nobody knows', () => {
  const file = 'Réf. commande;Passée le;Article;Nb;Qui;CP\nT1;23/11/2026 09:00;MUG-01;2;Léa;59000\n'
  const columns = {
    order: 'Réf. commande',
    placed_at: 'Passée le',
    sku: 'Article',
    quantity: 'Nb',
    name: 'Qui',
    postcode: 'CP',
  }

  it('is asked about, with a proposal by names and by what the cells look like', async () => {
    const { files, contents } = await read({ 'commandes.csv': file })
    expect(contents.orders).toEqual([])
    expect(files).toMatchObject([
      {
        kind: null,
        head: { columns: ['Réf. commande', 'Passée le', 'Article', 'Nb', 'Qui', 'CP'] },
        ask: {
          kind: 'mapping',
          proposal: {
            kind: 'orders',
            constants: { channel: 'files' },
            columns: {
              order: 'Réf. commande',
              placed_at: 'Passée le',
              sku: 'Article',
              quantity: 'Nb',
              postcode: 'CP',
            },
          },
        },
      },
    ])
  })

  it('is read as the person says', async () => {
    const { contents, problems } = await read(
      { 'commandes.csv': file },
      { 'commandes.csv': mugs(null, columns) },
    )
    expect(problems).toEqual([])
    expect(contents.orders).toMatchObject([
      { reference: 'T1', channelId: 'phone', destination: { name: 'Léa', postcode: '59000', country: 'FR' } },
    ])
  })

  it('is read as it was before when its header is the same', async () => {
    const { mapping } = mugs(null, columns)
    const saved = new Map([[headerSignature(Object.values(columns)), { mapping, tariff: null }]])
    const { contents, files } = await read({ 'December.csv': file }, {}, saved)
    expect(contents.orders).toHaveLength(1)
    expect(files).toMatchObject([{ origin: { kind: 'mapping', isSaved: true } }])
  })
})

describe('a carrier’s tariff', () => {
  const file = 'Poids;France;Belgique\n1 kg;5,00;8,00\n5 kg;7,00;11,00\nSurcharge carburant;12,5 %\n'

  it('asks whose it is', async () => {
    const { files } = await read({ 'tarif 2027.csv': file })
    expect(files).toMatchObject([{ kind: null, ask: { kind: 'tariff', zones: ['France', 'Belgique'] } }])
  })

  it('is rates once that is said', async () => {
    const own = { 'sites.csv': example('sites.csv'), 'services.csv': example('services.csv') }
    const tariff = { carrier: 'colissimo', service: 'home', originSite: null, home: 'FR', transitDays: 2 }
    const reading = { sheet: null, mapping: null, tariff }
    const { contents, problems, files } = await read({ ...own, 'tarif.csv': file }, { 'tarif.csv': reading })
    expect(problems).toEqual([])
    expect(
      contents.rates.map(({ country, upToWeightG, priceCents }) => [country, upToWeightG, priceCents]),
    ).toEqual([
      ['FR', 1000, 500],
      ['FR', 5000, 700],
      ['BE', 1000, 800],
      ['BE', 5000, 1100],
    ])
    expect(files).toContainEqual(
      expect.objectContaining({ kind: 'rates', origin: expect.objectContaining({ fuelPercent: 12.5 }) }),
    )
  })
})
