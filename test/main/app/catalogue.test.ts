import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Catalogues, openCatalogues } from '../../../main/app/catalogue/catalogues.ts'
import { withCustoms } from '../../../main/app/catalogue/compare-item.ts'
import { ChannelError, type Connector } from '../../../main/app/ports/channel.ts'
import type { CatalogueRow } from '../../../shared/contract/channel-catalogue.ts'
import type { CatalogueItem } from '../../../shared/domain/catalogue.ts'
import { plainMessage } from '../../../shared/messages/message.ts'
import { aConnector } from '../../support/channels/a-connector.ts'
import { NO_CONNECTORS } from '../../support/channels/no-connectors.ts'
import { anOrder, aProduct, aWorld, LILLE, LYON, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, SHOP, type Workroom } from '../../support/workroom.ts'

let room: Workroom
let catalogues: Catalogues
/** The shop's catalogue, in pages. */
let pages: CatalogueItem[][]
/** What stands in the way of the next call, once. */
let fault: ChannelError | null
let rests: number[]
const AT_LILLE = [{ locationId: null, siteId: 'LILLE' }]

beforeEach(async () => {
  room = await openWorkroom(
    aWorld({
      sites: [LILLE, LYON],
      products: [aProduct('A', { name: 'Lamp', weightG: 500, barcode: null }), aProduct('B')],
      stock: stockOf({ LILLE: { A: 10 } }),
    }),
  )
  pages = []
  fault = null
  rests = []
  const connector: Connector = aConnector({
    async readCatalogue(from) {
      const now = fault
      fault = null
      if (now !== null) throw now
      const page = Number(from ?? '0')
      return {
        items: pages[page] ?? [],
        next: page + 1 < pages.length ? String(page + 1) : null,
        total: pages.flat().length,
        currency: 'EUR',
      }
    },
  })
  catalogues = openCatalogues({
    ...room.room,
    connectors: { ...NO_CONNECTORS, [SHOP.kind]: () => connector },
    secrets: { ...room.room.secrets, get: async () => ({}) },
    sleep: async (ms) => void rests.push(ms),
    onFault: (problem) => expect.fail(String(problem)),
  })
})
afterEach(async () => {
  await catalogues.stop()
  await room.close()
})

function anItem(sku: string | null, over: Partial<CatalogueItem> = {}): CatalogueItem {
  return {
    id: `id-${sku}`,
    sku,
    title: `Shop's ${sku}`,
    category: null,
    barcode: null,
    weightG: null,
    dimensions: null,
    priceCents: null,
    kind: 'goods',
    stock: [{ locationId: null, available: 7, onHand: null }],
    ...over,
  }
}

async function read(...wanted: CatalogueItem[][]): Promise<number> {
  pages = wanted
  await catalogues.read('shop')
  return (await run()).startedAt ?? 0
}
const run = () => room.client.channels.catalogue({ channelId: 'shop' })
const items = async (over: { only?: CatalogueRow['standing']; search?: string } = {}) =>
  (await room.client.channels.catalogueItems({ channelId: 'shop', sites: AT_LILLE, ...over })).rows

type Wish = Omit<Parameters<typeof room.client.channels.takeCatalogue>[0]['input'], 'channelId' | 'readAt'>
const TAKE_ALL: Wish = { newProducts: true, fields: [], sites: AT_LILLE, choices: [] }

async function take(readAt: number, over: Partial<Wish> = {}) {
  const input = { channelId: 'shop', readAt, ...TAKE_ALL, ...over }
  const outcome = await room.client.channels.takeCatalogue(room.call(input))
  await catalogues.take('shop')
  return outcome
}
async function undo() {
  const outcome = await room.client.channels.undoCatalogue(room.call({ channelId: 'shop' }))
  await catalogues.take('shop')
  return outcome
}
const products = () => room.read((tx) => tx.products.all())
const onHand = () =>
  room.read(async (tx) =>
    Object.fromEntries((await tx.stock.all()).map((level) => [`${level.siteId} ${level.sku}`, level.onHand])),
  )

describe('the table theirs -> ours', () => {
  it('says of each item whether it is new, the same, differs, or is left out and why', async () => {
    await read(
      [
        anItem('A', { title: 'Desk lamp', weightG: 500, barcode: '4006381333931' }),
        anItem('B', { title: 'B', weightG: null }),
        anItem('NEW', { weightG: 250 }),
      ],
      [
        anItem(null, { id: 'nameless' }),
        anItem('TWICE', { id: 'one' }),
        anItem('TWICE', { id: 'other' }),
        anItem('x'.repeat(81)),
        anItem('E-BOOK', { kind: 'not-shipped' }),
        anItem('SET', { kind: 'bundle' }),
      ],
    )
    expect(
      (await items()).map(({ itemId, standing, why }) => `${itemId.slice(0, 9)} ${standing} ${why ?? ''}`),
    ).toEqual([
      'id-A differs ',
      'id-B same ',
      'id-NEW new ',
      'nameless left-out no-sku',
      'one left-out doubled',
      'other left-out doubled',
      'id-xxxxxx left-out sku-too-long',
      'id-E-BOOK left-out not-shipped',
      'id-SET left-out bundle',
    ])
    expect((await items({ only: 'differs' }))[0]?.differences).toEqual([
      { field: 'name', ours: 'Lamp', theirs: 'Desk lamp' },
      { field: 'barcode', ours: null, theirs: '4006381333931' },
    ])
    expect(await run()).toMatchObject({
      read: 9,
      problem: null,
      counts: { new: 1, differs: 1, same: 1, 'left-out': 6 },
    })
    expect((await items({ search: 'desk' })).map(({ sku }) => sku)).toEqual(['A'])
  })

  it('says where its figures would stand, and that what we count stays', async () => {
    await room.receive(anOrder({ id: 'o1', lines: lines({ B: 2 }) }))
    await read([anItem('A'), anItem('B'), anItem('NEW', { stock: 'not-counted' })])
    expect((await items()).map(({ sku, stock, figures }) => ({ sku, stock, figures }))).toEqual([
      {
        sku: 'A',
        stock: 'counted',
        figures: [{ siteId: 'LILLE', onHand: 7, before: 10, isCounted: true }],
      },
      // The shop has taken the order's two units off its figure; they lie there still.
      {
        sku: 'B',
        stock: 'counted',
        figures: [{ siteId: 'LILLE', onHand: 9, before: null, isCounted: false }],
      },
      { sku: 'NEW', stock: 'not-counted', figures: [] },
    ])
  })

  it('goes by what SKUs are mapped to: a pack is left out, another name is the same product', async () => {
    await room.room.store.write((tx) =>
      tx.skuMappings.put([
        { channelId: 'shop', channelSku: 'A-3', sku: 'A', units: 3 },
        { channelId: 'shop', channelSku: 'OLD-B', sku: 'B', units: 1 },
        { channelId: 'shop', channelSku: 'GIFT', sku: null, units: 1 },
      ]),
    )
    await read([anItem('A', { title: 'Lamp' }), anItem('A-3'), anItem('OLD-B'), anItem('GIFT')])
    expect(
      (await items()).map(({ channelSku, sku, standing, why }) => [channelSku, sku, standing, why]),
    ).toEqual([
      ['A', 'A', 'same', null],
      ['A-3', null, 'left-out', 'pack'],
      ['OLD-B', 'B', 'differs', null],
      ['GIFT', null, 'left-out', 'ignored'],
    ])
  })

  it('takes no bar code that is scanned for something else too', async () => {
    await room.room.store.write((tx) => tx.products.put([aProduct('C', { barcode: '111' })]))
    const readAt = await read([
      anItem('X', { barcode: '111' }),
      anItem('Y', { barcode: '222' }),
      anItem('Z', { barcode: '222' }),
      anItem('W', { barcode: '333' }),
    ])
    await take(readAt)
    expect((await products()).map(({ sku, barcode }) => `${sku} ${barcode}`)).toEqual([
      'A null',
      'B null',
      'C 111',
      'W 333',
      'X null',
      'Y null',
      'Z null',
    ])
  })

  it('waits when the shop asks for it, and says why it could not be read', async () => {
    fault = new ChannelError('retry', plainMessage('slowly'), 7_000)
    await read([anItem('A')])
    expect(rests).toContain(7_000)
    expect(await run()).toMatchObject({ read: 1, problem: null })

    fault = new ChannelError('unauthorised', plainMessage('the key is dead'))
    await catalogues.read('shop')
    expect(await run()).toMatchObject({ finishedAt: null, problem: plainMessage('the key is dead') })
    expect(await take((await run()).startedAt ?? 0)).toMatchObject({ kind: 'refused' })
  })

  it('is not approved unseen: a newer reading, or one of yesterday, is looked at first', async () => {
    const readAt = await read([anItem('NEW')])
    expect(await take(readAt + 1)).toMatchObject({ kind: 'refused' })
    room.wait(25 * 3_600_000)
    expect(await take(readAt)).toMatchObject({ kind: 'refused' })
    expect((await products()).map(({ sku }) => sku)).toEqual(['A', 'B'])
  })
})

describe('what was approved', () => {
  it('makes new products, fills in what ours did not say, and opens stock that nobody counted', async () => {
    const readAt = await read([
      anItem('A', { title: 'Desk lamp', barcode: '4006381333931', weightG: 650 }),
      anItem('NEW', { title: 'New one', weightG: 250, priceCents: 1990 }),
    ])
    await take(readAt)
    // What ours says otherwise stays, and is seen to differ still.
    expect((await run()).counts).toMatchObject({ new: 0, differs: 1, same: 1 })
    expect(await products()).toMatchObject([
      { sku: 'A', name: 'Lamp', barcode: '4006381333931', weightG: 500 },
      { sku: 'B' },
      { sku: 'NEW', name: 'New one', weightG: 250, priceCents: 1990, flags: [] },
    ])
    expect(await onHand()).toEqual({ 'LILLE A': 10, 'LILLE NEW': 7 })
    expect((await run()).taking).toMatchObject({
      by: 'Mona',
      counts: { created: 1, changed: 1, opened: 1 },
      done: 2,
      endedAt: expect.any(Number),
    })
  })

  it('takes their word where that was chosen, for all or for one', async () => {
    const readAt = await read([
      anItem('A', { title: 'Desk lamp', weightG: 650 }),
      anItem('B', { title: 'Shade', weightG: 90 }),
    ])
    await take(readAt, {
      fields: ['weightG'],
      choices: [{ itemId: 'id-A', leave: false, fields: ['name'], recount: false }],
    })
    expect(await products()).toMatchObject([
      { sku: 'A', name: 'Desk lamp', weightG: 500 },
      { sku: 'B', weightG: 90 },
    ])
  })

  it('leaves out what was left out, and counts anew only what was chosen', async () => {
    const readAt = await read([anItem('A'), anItem('N1'), anItem('N2')])
    await take(readAt, {
      choices: [
        { itemId: 'id-A', leave: false, fields: null, recount: true },
        { itemId: 'id-N2', leave: true, fields: null, recount: false },
      ],
    })
    expect(await onHand()).toEqual({ 'LILLE A': 7, 'LILLE N1': 7 })
    expect((await products()).map(({ sku }) => sku)).toEqual(['A', 'B', 'N1'])
  })

  it('puts the figure of each location at the site that it is, and none where it is none of ours', async () => {
    const stock = [
      { locationId: 'gid/1', available: 4, onHand: 5 },
      { locationId: 'gid/2', available: 2, onHand: 2 },
      { locationId: 'gid/3', available: 9, onHand: 9 },
    ]
    const readAt = await read([anItem('NEW', { stock })])
    await take(readAt, {
      sites: [
        { locationId: 'gid/1', siteId: 'LILLE' },
        { locationId: 'gid/2', siteId: 'LYON' },
      ],
    })
    expect(await onHand()).toEqual({ 'LILLE A': 10, 'LILLE NEW': 5, 'LYON NEW': 2 })
  })

  it('frees orders that waited for a product', async () => {
    await room.receive(anOrder({ id: 'o1', lines: lines({ NEW: 2 }) }))
    const readAt = await read([anItem('NEW', { weightG: 100 })])
    await take(readAt)
    await room.room.decider.decideAll()
    expect(await room.read(async (tx) => (await tx.orders.byIds(['o1'])).map(({ state }) => state))).toEqual([
      'allocated',
    ])
    // What the shop shows, 7, is what it may sell: nine are there and two are held.
    const level = await room.read(async (tx) => (await tx.stock.bySkus(['NEW']))[0])
    expect(level).toMatchObject({ onHand: 9, reserved: 2 })
  })

  it('says in the journal which figure came from where', async () => {
    const readAt = await read([anItem('NEW')])
    await take(readAt)
    const entries = await room.room.store.read((tx) => tx.journal.since(0, 100))
    const batch = entries.find(({ type }) => type === 'channels.takeCatalogueBatch')
    expect(batch).toMatchObject({
      actor: 'Mona',
      input: { channelId: 'shop' },
      result: { products: ['NEW'], levels: [{ siteId: 'LILLE', sku: 'NEW', before: null, after: 7 }] },
    })
  })

  it('goes on after the program ended in the middle', async () => {
    const many = Array.from({ length: 1200 }, (_, n) => anItem(`N${n}`))
    const readAt = await read(many.slice(0, 700), many.slice(700))
    await room.client.channels.takeCatalogue(
      room.call({ channelId: 'shop', readAt, ...TAKE_ALL, choices: [] }),
    )
    // Nothing has been done yet; the next run of the program finds it.
    expect((await products()).length).toBe(2)
    await catalogues.resume()
    expect((await products()).length).toBe(1202)
    expect((await run()).taking).toMatchObject({ counts: { created: 1200, opened: 1200 }, done: 1200 })
  })
})

describe('taking it back', () => {
  it('leaves everything as it was', async () => {
    const before = [await products(), await onHand()]
    const readAt = await read([anItem('A', { title: 'Desk lamp', weightG: 650 }), anItem('B'), anItem('NEW')])
    await take(readAt, {
      fields: ['name', 'weightG'],
      choices: [{ itemId: 'id-A', leave: false, fields: null, recount: true }],
    })
    expect([await products(), await onHand()]).not.toEqual(before)
    await undo()
    expect([await products(), await onHand()]).toEqual(before)
    expect((await run()).counts).toMatchObject({ new: 1, differs: 2, same: 0 })
    expect((await run()).taking?.undo).toMatchObject({
      counts: { created: 1, changed: 2, opened: 3 },
      kept: 0,
      endedAt: expect.any(Number),
    })
    expect(await undo()).toMatchObject({ kind: 'refused' })
  })

  it('keeps what has been used or changed since, and says how much', async () => {
    const readAt = await read([anItem('NEW'), anItem('SOLD'), anItem('RENAMED')])
    await take(readAt)
    await room.receive(anOrder({ id: 'o1', lines: lines({ SOLD: 1 }) }))
    await room.room.store.write(async (tx) => {
      const [renamed] = await tx.products.bySkus(['RENAMED'])
      if (renamed) await tx.products.put([{ ...renamed, name: 'Mine' }])
    })
    await undo()
    expect((await products()).map(({ sku, name }) => `${sku} ${name}`)).toEqual([
      'A Lamp',
      expect.stringMatching(/^B /),
      'RENAMED Mine',
      expect.stringMatching(/^SOLD /),
    ])
    expect(await onHand()).toEqual({ 'LILLE A': 10, 'LILLE SOLD': 7 })
    expect((await run()).taking?.undo?.kept).toBe(3)
  })
})

describe('what customs are told of a product', () => {
  const SAID = { hsCode: '94051140', originCountry: 'PT', description: 'Lamps', dangerousGoods: null }
  const entered = { hsCode: '940511', originCountry: null, description: '', dangerousGoods: '9' } as const

  it.each([
    ['nothing', undefined, SAID],
    ['a part of it', entered, { ...SAID, hsCode: '940511', dangerousGoods: '9' }],
  ])(
    'is filled in from its channel where ours says %s, and stays where somebody entered it',
    (_, ours, want) => {
      const product = aProduct('A', ours === undefined ? {} : { customs: ours })
      expect(withCustoms(product, anItem('A', { customs: SAID })).customs).toEqual(want)
      expect(withCustoms(product, anItem('A'))).toBe(product)
    },
  )
})
