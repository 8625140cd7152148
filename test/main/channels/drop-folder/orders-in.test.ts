import { appendFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connector, PulledOrder } from '../../../../main/app/ports/channel.ts'
import { say } from '../../../../shared/messages/say.ts'
import { type DropFolderBench, dropFolderBench } from '../../../support/channels/drop-folder.ts'
import { said } from '../../../support/said.ts'

const NEVER = new AbortController().signal
const HEADER = 'order,placed_at,country,postcode,city,name,street,sku,quantity,unit_price_cents,cancelled'
const row = (order: string, sku: string, quantity: number | string, cancelled = ''): string =>
  `${order},2026-11-23T09:30:00+01:00,FR,59800,Lille,Camille Moreau,12 rue Nationale,${sku},${quantity},1990,${cancelled}`
const csv = (...rows: string[]): string => `${[HEADER, ...rows].join('\n')}\n`

let bench: DropFolderBench
let connector: Connector
beforeEach(async () => {
  bench = await dropFolderBench()
  connector = bench.connect()
  await connector.check(NEVER)
})
afterEach(() => bench.close())

const mapped = (orders: readonly PulledOrder[]) => orders.map(({ payload }) => connector.mapOrder(payload))
const units = (orders: readonly PulledOrder[]) =>
  mapped(orders).flatMap((one) =>
    one.kind === 'order'
      ? [
          `${one.order.reference}${one.standing.meaning === 'called-off' ? ' cancelled' : ''}: ${one.order.lines.map((line) => `${line.quantity} ${line.sku}`).join(', ')}`,
        ]
      : [],
  )

describe('the folder', () => {
  it('is made below its root, and says so', async () => {
    expect(await connector.check(NEVER)).toEqual({ name: bench.root, remark: null })
  })

  it('is away while its disk is', async () => {
    await rm(bench.root, { recursive: true })
    await expect(connector.pullOrders(null, NEVER)).rejects.toMatchObject({
      kind: 'retry',
      problem: said(/ENOENT/),
    })
  })
})

describe('a file', () => {
  it('is taken in whole and put away', async () => {
    await bench.drop('orders.csv', csv(row('1001', 'A', 2), row('1002', 'B', 1), row('1001', 'B', 3)))
    const { orders } = await bench.pull(connector, null)
    expect(mapped(orders)[0]).toEqual({
      kind: 'order',
      standing: { state: '', meaning: 'ship', hold: null, cancelRequested: false, lines: null },
      order: {
        id: 'erp-1001',
        channelId: 'erp',
        externalId: '1001',
        reference: '1001',
        placedAt: Date.UTC(2026, 10, 23, 8, 30),
        destination: {
          name: 'Camille Moreau',
          company: null,
          street: ['12 rue Nationale'],
          postcode: '59800',
          city: 'Lille',
          country: 'FR',
          phone: null,
          email: null,
          latitude: null,
          longitude: null,
        },
        serviceLevel: 'standard',
        customerTier: '',
        tags: [],
        currency: 'EUR',
        shipBy: null,
        deliverBy: null,
        lines: [
          { id: '1/A', sku: 'A', quantity: 2, unitPriceCents: 1990 },
          { id: '1/B', sku: 'B', quantity: 3, unitPriceCents: 1990 },
        ],
      },
    })
    expect(units(orders)).toEqual(['1001: 2 A, 3 B', '1002: 1 B'])
    expect(await bench.names('in')).toEqual([])
    expect(await bench.names('done')).toEqual([expect.stringMatching(/^orders\.[0-9a-f]{8}\.csv$/)])
  })

  it('may be JSON, and says the same', async () => {
    const order = {
      order: '1001',
      placed_at: '2026-11-23T09:30:00+01:00',
      country: 'FR',
      postcode: '59800',
      city: 'Lille',
      name: 'Camille Moreau',
      street: '12 rue Nationale',
      lines: [
        { sku: 'A', quantity: 2, unit_price_cents: 1990 },
        { sku: 'B', quantity: 3, unit_price_cents: 1990 },
      ],
    }
    await bench.drop('a.csv', csv(row('1001', 'A', 2), row('1001', 'B', 3)))
    await bench.drop('b.json', JSON.stringify(order))
    await bench.drop('c.json', JSON.stringify({ orders: [order] }, null, 2))
    const { orders } = await bench.pull(connector, null)
    expect(units(orders)).toEqual(['1001: 2 A, 3 B', '1001: 2 A, 3 B', '1001: 2 A, 3 B'])
    const versions = orders.filter((one) => one.externalId === '1001').map((one) => one.version)
    expect(new Set(versions).size).toBe(1)
  })

  it('is left alone while somebody writes it', async () => {
    await bench.drop('orders.csv', csv(row('1', 'A', 1)))
    await connector.pullOrders(null, AbortSignal.abort())
    bench.clock.advance(1500)
    await appendFile(join(bench.root, 'in', 'orders.csv'), `${row('2', 'A', 1)}\n`)
    const early = await connector.pullOrders(null, AbortSignal.abort())
    expect(early).toMatchObject({ orders: [], more: false })
    expect(units((await bench.pull(connector, null)).orders)).toEqual(['1: 1 A', '2: 1 A'])
  })

  it.each([
    { name: 'orders.csv', half: csv(row('1', 'A', 1)).slice(0, -3) },
    { name: 'orders.json', half: '[{"order": "1", "lines": [' },
    { name: 'empty.csv', half: '' },
  ])('that looks cut off ($name) gets more time before it is judged', async ({ name, half }) => {
    await bench.drop(name, half)
    const { cursor } = await bench.pull(connector, null)
    expect(await bench.names('in')).toEqual([name])
    bench.clock.advance(31_000)
    await bench.pull(connector, cursor)
    expect(await bench.names('in')).toEqual([])
  })

  it('under the name of an unfinished or other file is not looked at', async () => {
    for (const name of ['.orders.csv', '~$orders.csv', 'orders.csv.part', 'orders.tmp', 'notes.txt'])
      await bench.drop(name, csv(row('1', 'A', 1)))
    expect((await bench.pull(connector, null)).orders).toEqual([])
    expect(await bench.names('in')).toHaveLength(5)
  })

  it('that comes again does not undo a newer one', async () => {
    const first = csv(row('1', 'A', 1))
    await bench.drop('orders.csv', first)
    const one = await bench.pull(connector, null)
    await bench.drop('orders.csv', csv(row('1', 'A', 2)))
    const two = await bench.pull(connector, one.cursor)
    await bench.drop('copy of orders.csv', first)
    const three = await bench.pull(connector, two.cursor)
    expect([one, two, three].map(({ orders }) => units(orders))).toEqual([['1: 1 A'], ['1: 2 A'], []])
    expect(await bench.names('in')).toEqual([])
  })

  it('calls an order off', async () => {
    await bench.drop('orders.csv', csv(row('1', 'A', 1, 'yes'), row('2', 'A', 1, 'no')))
    expect(units((await bench.pull(connector, null)).orders)).toEqual(['1 cancelled: 1 A', '2: 1 A'])
  })

  it('of many orders comes in pages, each of them whole, whatever stops in between', async () => {
    await bench.drop('orders.csv', csv(...Array.from({ length: 1200 }, (_, n) => row(`O${n}`, 'A', 1))))
    const pages: number[] = []
    const ids = new Set<string>()
    let cursor: string | null = null
    for (;;) {
      const page = await bench.connect().pullOrders(cursor, NEVER)
      const numbers = page.orders.map((one) => one.externalId).filter((id) => !id.startsWith('file/'))
      if (numbers.length > 0) pages.push(numbers.length)
      for (const id of numbers) ids.add(id)
      cursor = page.cursor
      if (!page.more) break
    }
    expect({ pages, orders: ids.size }).toEqual({ pages: [500, 500, 200], orders: 1200 })
    expect(await bench.names('in')).toEqual([])
  })
})

describe('an order of a file without a country', () => {
  it.each([
    ['orders.csv', csv('1,2026-11-23T09:30:00Z,,59000,Lille,Ana,1 rue du Test,A,1,100,')],
    [
      'orders.json',
      '{"order": "1", "placed_at": "2026-11-23T09:30:00Z", "country": null, "lines": [{"sku": "A", "quantity": 1}]}',
    ],
  ])('is taken in, to be asked about: %s', async (name, text) => {
    await bench.drop(name, text)
    const [order] = mapped((await bench.pull(connector, null)).orders)
    expect(order).toMatchObject({ kind: 'order', order: { destination: { country: 'ZZ' } } })
  })
})

describe('a file with problems', () => {
  it('gives its sound orders, and says of the others where, what and what was expected, in both languages', async () => {
    await bench.drop('orders.csv', csv(row('1', 'A', 1), row('2', 'A', 'many'), row('3', '', 1)))
    const { orders } = await bench.pull(connector, null)
    expect(units(orders)).toEqual(['1: 1 A'])
    const [file = '', problems = ''] = await bench.names('rejected')
    expect(problems).toBe(`${file}.problems.txt`)
    expect(await bench.text(`rejected/${problems}`)).toBe(
      [
        `${file}: 2 problems. 1 order without a problem was taken in.`,
        'Correct the file and put it into the folder “in” again; what was taken in already is recognised.',
        '',
        'orders.csv, line 3, column quantity: found “many”, expected a whole number of units, 1 to 1,000,000',
        'orders.csv, line 4, column sku: found nothing, expected a SKU of at most 80 characters',
        '',
        `${file}\u00a0: 2 problèmes. 1 commande sans problème a été reprise.`,
        'Corrigez le fichier et redéposez-le dans le dossier «\u00a0in\u00a0»\u202f; ce qui a déjà été repris est reconnu.',
        '',
        'orders.csv, ligne 3, colonne quantity\u00a0: trouvé «\u00a0many\u00a0», attendu\u00a0: un nombre entier d’unités, de 1 à 1 000 000',
        'orders.csv, ligne 4, colonne sku\u00a0: trouvé rien, attendu\u00a0: une référence (SKU) de 80 caractères au plus',
        '',
      ].join('\n'),
    )
    expect(connector.mapOrder(orders.at(-1)?.payload ?? '')).toMatchObject({
      kind: 'rejected',
      problem: said(/^orders\.csv, line 3, column quantity: found “many”/),
    })
  })

  it('in JSON names the line of the file', async () => {
    await bench.drop(
      'orders.json',
      `[
  {
    "order": "1", "placed_at": "2026-11-23T09:30:00Z", "country": "FR",
    "lines": [
      { "sku": "A", "quantity": 1 },
      { "sku": "B", "quantity": 0 }
    ]
  },
  { "order": "2" },
  { "order": "3", "placed_at": "2026-11-23T09:30:00Z", "country": "FR", "lines": [{ "sku": "A", "quantity": 1 }] }
]`,
    )
    expect(units((await bench.pull(connector, null)).orders)).toEqual(['3: 1 A'])
    const [, problems = ''] = await bench.names('rejected')
    expect((await bench.text(`rejected/${problems}`)).split('\n').slice(3, 5)).toEqual([
      'orders.json, line 9, column lines: expected an order with a list of lines, each with sku and quantity',
      'orders.json, line 6, column quantity: found “0”, expected a whole number of units, 1 to 1,000,000',
    ])
  })

  it('is no order file at all, or one of another channel', async () => {
    await bench.drop('stock.csv', 'site,sku,on_hand\nLILLE,A,1\n')
    await bench.drop('orders.csv', `${HEADER},channel\n${row('1', 'A', 1)},web\n`)
    const { orders } = await bench.pull(connector, null)
    const messages = mapped(orders).flatMap((one) =>
      one.kind === 'rejected' ? [say('en', one.problem)] : [],
    )
    expect(messages.sort()).toEqual([
      expect.stringContaining('column channel: found “web”, expected erp, the channel of this folder'),
      expect.stringContaining('stock.csv: expected orders, not stock'),
    ])
  })
})
