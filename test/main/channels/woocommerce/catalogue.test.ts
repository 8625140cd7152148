import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connector } from '../../../../main/app/ports/channel.ts'
import { wooCommerceConnectors } from '../../../../main/channels/woocommerce/connector.ts'
import type { WooCommerceServer } from '../../../../main/demo/woocommerce-server/server.ts'
import type { CatalogueItem } from '../../../../shared/domain/catalogue.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import { productForSale } from '../../../support/channels/storefront.ts'
import { WOO_CREDENTIALS, wooCommerceServer } from '../../../support/channels/woocommerce.ts'
import { NEVER } from '../conformance/conformance-case.ts'

describe('the catalogue of WooCommerce', () => {
  let server: WooCommerceServer
  let connector: Connector

  beforeEach(async () => {
    const bench = wooCommerceServer()
    server = bench.server
    const { url } = await server.start()
    connector = wooCommerceConnectors({ clock: bench.clock, timeoutMs: 20_000 })(
      channelOf('woocommerce', url),
      WOO_CREDENTIALS,
    )
  })
  afterEach(() => server.goOffline())

  async function readAll(): Promise<{ items: readonly CatalogueItem[]; calls: number }> {
    const items: CatalogueItem[] = []
    for (let from: string | null = null, calls = 1; ; calls += 1) {
      const page: Awaited<ReturnType<NonNullable<Connector['readCatalogue']>>> | undefined =
        await connector.readCatalogue?.(from, NEVER)
      items.push(...(page?.items ?? []))
      if (page === undefined || page.next === null) return { items, calls }
      from = page.next
    }
  }

  it('is of variations, named by their options; the product that they vary is no item', async () => {
    server.shop.addProduct({ ...productForSale('SHIRT-M', 5), option: 'M' }, 900)
    server.shop.addProduct({ ...productForSale('SHIRT-L', 6), option: 'L' }, 900)
    expect((await readAll()).items).toMatchObject([
      { sku: 'SHIRT-M', title: 'Product 900 - M', stock: [{ locationId: null, available: 5, onHand: null }] },
      { sku: 'SHIRT-L', title: 'Product 900 - L', stock: [{ locationId: null, available: 6, onHand: null }] },
    ])
  })

  it('is read in bounded calls, however many products have variations', async () => {
    const skus = Array.from({ length: 40 }, (_, n) => `V${n}`)
    for (const [n, sku] of skus.entries()) server.shop.addProduct(productForSale(sku, 1), 1000 + n)
    const { items, calls } = await readAll()
    expect(items.map(({ sku }) => sku)).toEqual(skus)
    expect(calls).toBe(3)
  })

  it('says what the shop does not count, sells below nothing, or does not ship', async () => {
    for (const [sku, stock] of [
      ['FREE', 5],
      ['OWED', -3],
    ] as const)
      server.shop.addProduct(productForSale(sku, stock))
    server.shop.addProduct({ ...productForSale('E-BOOK', 9), isDigital: true })
    server.shop.bySku('FREE').manageStock = false
    expect((await readAll()).items.map(({ sku, kind, stock }) => ({ sku, kind, stock }))).toEqual([
      { sku: 'FREE', kind: 'goods', stock: 'not-counted' },
      { sku: 'OWED', kind: 'goods', stock: [{ locationId: null, available: -3, onHand: null }] },
      { sku: 'E-BOOK', kind: 'not-shipped', stock: [{ locationId: null, available: 9, onHand: null }] },
    ])
  })
})
