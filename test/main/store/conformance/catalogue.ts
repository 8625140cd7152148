import { describe, expect, it } from 'vitest'
import type { CatalogueQuery, KeptItem } from '../../../../main/app/ports/catalogue.ts'
import type { CatalogueItem } from '../../../../shared/domain/catalogue.ts'
import { anOrder, aProduct, lines } from '../../../support/engine-builders.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

function kept(id: string, over: Partial<KeptItem> = {}, item: Partial<CatalogueItem> = {}): KeptItem {
  return {
    channelId: 'shop',
    position: 0,
    item: {
      id,
      sku: id,
      title: `Title ${id}`,
      category: null,
      barcode: null,
      weightG: 250,
      dimensions: { lengthMm: 1, widthMm: 2, heightMm: 3 },
      priceCents: 990,
      kind: 'goods',
      stock: [{ locationId: null, available: 3, onHand: null }],
      ...item,
    },
    sku: id,
    standing: 'new',
    why: null,
    waitingUnits: 0,
    taken: null,
    ...over,
  }
}

const ALL: CatalogueQuery = {
  channelId: 'shop',
  only: 'all',
  search: '',
  sort: 'position',
  descending: false,
  offset: 0,
  limit: 10,
}

export function catalogueConforms(open: OpenStore) {
  describe('the catalogue of a channel', () => {
    const store = freshStore(open)
    const put = (...items: KeptItem[]) => store().write((tx) => tx.catalogue.put(items))

    it('is kept by item, listed, searched and counted', async () => {
      const mug = kept(
        'MUG',
        { position: 1, standing: 'left-out', why: 'doubled', waitingUnits: 2 },
        { title: 'Tasse élégante', barcode: '111', stock: 'not-counted' },
      )
      const taken = { product: { before: null, after: aProduct('A') }, levels: [] }
      const a = kept('A', { position: 0, standing: 'same', taken })
      await put(mug, kept('A', { position: 9 }, { title: 'Bol' }), kept('A', { channelId: 'woo' }))
      await put(a)
      await store().write((tx) => tx.orders.indexTexts(100))
      await store().read(async ({ catalogue }) => {
        expect(await catalogue.list(ALL)).toEqual({ rows: [a, mug], total: 2 })
        expect((await catalogue.list({ ...ALL, sort: 'units', descending: true })).rows).toEqual([a, mug])
        expect((await catalogue.list({ ...ALL, search: 'elegante' })).rows).toEqual([mug])
        expect((await catalogue.list({ ...ALL, search: 'ta elega' })).rows).toEqual([mug])
        expect((await catalogue.list({ ...ALL, only: 'left-out' })).rows).toEqual([mug])
        expect(await catalogue.after('shop', 0, 10)).toEqual([mug])
        expect(await catalogue.counts('shop')).toEqual(
          new Map([
            ['left-out', 1],
            ['same', 1],
          ]),
        )
      })
      await store().write((tx) => tx.catalogue.forgetTaken('shop'))
      expect((await store().read((tx) => tx.catalogue.list(ALL))).rows[0]?.taken).toBe(null)
      await store().write((tx) => tx.catalogue.drop('shop'))
      expect((await store().read((tx) => tx.catalogue.list(ALL))).total).toBe(0)
      expect((await store().read((tx) => tx.catalogue.list({ ...ALL, channelId: 'woo' }))).total).toBe(1)
    })

    it('knows SKUs and bar codes that several items have', async () => {
      await put(
        kept('1', { sku: 'A' }, { barcode: '111' }),
        kept('2', { sku: 'A' }, { barcode: '222' }),
        kept('3', { sku: 'B' }, { barcode: '222' }),
        kept('4', { sku: null }),
        kept('5', { sku: null }),
        kept('6', { sku: 'B', channelId: 'woo' }),
      )
      await store().read(async ({ catalogue }) => {
        expect(await catalogue.doubledSkus('shop', ['A', 'B', 'C'])).toEqual(new Set(['A']))
        expect(await catalogue.doubledBarcodes('shop', ['111', '222'])).toEqual(new Set(['222']))
      })
    })

    it('is taken back only where nothing has used it', async () => {
      await store().write(async (tx) => {
        await tx.products.put(['FREE', 'ORDERED', 'STOCKED'].map((sku) => aProduct(sku)))
        await tx.orders.insert([anOrder({ lines: lines({ ORDERED: 2 }) })], 10)
        await tx.stock.putLevels([
          { siteId: 'LILLE', sku: 'STOCKED', onHand: 4, safety: 0 },
          { siteId: 'LILLE', sku: 'FREE', onHand: 5, safety: 0 },
        ])
        expect(await tx.products.removeUnused(['FREE', 'ORDERED', 'STOCKED'])).toEqual([])
        const level = (sku: string, onHand: number) => ({ siteId: 'LILLE', sku, onHand })
        expect(await tx.stock.removeLevels([level('STOCKED', 3), level('FREE', 5)])).toEqual([
          { siteId: 'LILLE', sku: 'FREE' },
        ])
        expect(await tx.products.removeUnused(['FREE', 'ORDERED', 'STOCKED'])).toEqual(['FREE'])
      })
    })

    it('is read beside what open orders of its channel still want', async () => {
      await store().write(async (tx) => {
        await tx.orders.insert(
          [
            anOrder({ id: 'o1', channelId: 'shop', externalId: '1', lines: lines({ A: 2, B: 1 }) }),
            anOrder({ id: 'o2', channelId: 'shop', externalId: '2', lines: lines({ A: 3 }) }),
            anOrder({ id: 'o3', channelId: 'woo', externalId: '3', lines: lines({ A: 9 }) }),
          ],
          10,
        )
        await tx.orders.move(['o2'], 'cancelled', 20)
      })
      expect(await store().read((tx) => tx.stock.openUnitsOf('shop', ['A', 'B', 'C']))).toEqual(
        new Map([
          ['A', 2],
          ['B', 1],
        ]),
      )
    })

    it('is read with the bar codes that are scanned for something already', async () => {
      await store().write((tx) =>
        tx.products.put([aProduct('A', { barcode: '111' }), aProduct('B', { barcode: null })]),
      )
      expect(await store().read((tx) => tx.products.scannedBy(['111', 'B', '999']))).toEqual(
        new Map([
          ['111', ['A']],
          ['B', ['B']],
        ]),
      )
    })
  })
}
