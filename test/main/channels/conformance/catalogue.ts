import { describe, expect, it } from 'vitest'
import type { CataloguePage } from '../../../../main/app/ports/catalogue.ts'
import { ChannelError } from '../../../../main/app/ports/channel.ts'
import type { CatalogueItem } from '../../../../shared/domain/catalogue.ts'
import { CHANNEL_ABILITIES } from '../../../../shared/domain/channel-abilities.ts'
import { productForSale } from '../../../support/channels/storefront.ts'
import { type ConformanceCase, NEVER } from './conformance-case.ts'

/** What a kind of channel says of its products; its catalogue has what all have besides. */
export interface CatalogueSays {
  readonly barcodes: boolean
  readonly weights: boolean
  /** With tax; false = it keeps them without, and they are not taken. */
  readonly prices: boolean
  /** What lies there, also while orders wait; false = only what it would sell. */
  readonly onHand: boolean
  /** What customs are told of it. */
  readonly customs: boolean
  /** Each figure names the place where it is. */
  readonly places: boolean
}

export function catalogueConforms({ bench, place }: ConformanceCase, says: CatalogueSays | null): void {
  it('tells its catalogue as its abilities say', () => {
    const { kind, readCatalogue } = bench().connector
    expect(readCatalogue !== undefined).toBe(CHANNEL_ABILITIES[kind].tellsCatalogue)
  })
  if (says === null) {
    it('has no catalogue that could be read', () => {
      expect(bench().connector.readCatalogue).toBe(undefined)
    })
    return
  }

  async function readAll(): Promise<{ items: CatalogueItem[]; pages: number }> {
    const items: CatalogueItem[] = []
    let from: string | null = null
    for (let pages = 1; ; pages += 1) {
      const page: CataloguePage | undefined = await bench().connector.readCatalogue?.(from, NEVER)
      if (page === undefined) throw new Error('this connector reads no catalogue')
      items.push(...page.items)
      if (page.next === null) return { items, pages }
      from = page.next
    }
  }

  async function itemOf(sku: string): Promise<CatalogueItem> {
    const found = (await readAll()).items.find((item) => item.sku === sku)
    if (found === undefined) throw new Error(`the catalogue does not have ${sku}`)
    return found
  }

  const unitsOf = ({ stock }: CatalogueItem, of: 'available' | 'onHand'): number | null =>
    typeof stock === 'string' ? null : stock.reduce((sum, figure) => sum + (figure[of] ?? 0), 0)

  describe('catalogue', () => {
    it('says of a product what the shop keeps', async () => {
      const customs = { hsCode: '94051140', originCountry: 'PT' }
      bench().shop.addProduct({ ...productForSale('LAMP', 12), barcode: '4006381333931', customs })
      expect(await itemOf('LAMP')).toEqual({
        id: expect.any(String),
        sku: 'LAMP',
        title: 'Product LAMP',
        category: null,
        barcode: says.barcodes ? '4006381333931' : null,
        weightG: says.weights ? 750 : null,
        dimensions: null,
        priceCents: says.prices ? 1990 : null,
        kind: 'goods',
        ...(says.customs ? { customs: { ...customs, description: '', dangerousGoods: null } } : {}),
        stock: expect.arrayContaining([
          {
            locationId: says.places ? expect.any(String) : null,
            available: 12,
            onHand: says.onHand ? 12 : null,
          },
        ]),
      })
    })

    it('gives each listing once, over as many pages as it takes', async () => {
      const skus = Array.from({ length: 230 }, (_, n) => `S${n}`)
      for (const sku of skus) bench().shop.addProduct(productForSale(sku, 1))
      const { items, pages } = await readAll()
      expect(new Set(items.map(({ sku }) => sku))).toEqual(new Set(['A', 'B', 'C', ...skus]))
      expect(items).toHaveLength(skus.length + 3)
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
      expect(pages).toBeGreaterThan(1)
    })

    it('shows two listings of one SKU as two, and one without a SKU', async () => {
      bench().shop.backOffice?.addListing?.('A')
      bench().shop.addProduct(productForSale('', 3))
      const { items } = await readAll()
      expect(items.map(({ sku }) => sku).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
        'A',
        'A',
        'B',
        'C',
        null,
      ])
    })

    it('tells what lies there, or only what may be sold, while an order waits', async () => {
      place({ A: 3 })
      const item = await itemOf('A')
      expect(unitsOf(item, 'available')).toBe(97)
      expect(unitsOf(item, 'onHand')).toBe(says.onHand ? 100 : 0)
    })

    it('changes nothing there', async () => {
      await readAll()
      expect(bench().shop.stockPushes()).toEqual([])
    })

    it('says when it must wait, and when its key is dead', async () => {
      bench().misbehaviour.next({ kind: 'throttle', retryAfterSeconds: 3 })
      await expect(readAll()).rejects.toMatchObject({ kind: 'retry' })
      bench().revoke()
      const fault: unknown = await readAll().catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(ChannelError)
      expect(fault).toMatchObject({ kind: 'unauthorised' })
    })

    it('names SKUs that are asked for, without those it does not sell', async () => {
      bench().shop.addProduct({ ...productForSale('LAMP', 12), barcode: '4006381333931' })
      bench().shop.backOffice?.addListing?.('A')
      const listings = await bench().connector.readListings?.(['LAMP', 'A', 'NOT-SOLD-HERE'], NEVER)
      expect(listings).toEqual(
        new Map([
          ['A', { name: 'Product A', barcode: null }],
          ['LAMP', { name: 'Product LAMP', barcode: says.barcodes ? '4006381333931' : null }],
        ]),
      )
    })
  })
}
