import { expect, it } from 'vitest'
import { prestaShopConnectors } from '../../../../main/channels/prestashop/connector.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import { PRESTA_CREDENTIALS, prestaShopServer } from '../../../support/channels/prestashop.ts'
import { productForSale } from '../../../support/channels/storefront.ts'
import { NEVER } from '../conformance/conformance-case.ts'

it('lists combinations with their own reference, bar code, weight and stock, and not their product', async () => {
  const { server, clock } = prestaShopServer()
  const { url } = await server.start()
  const connector = prestaShopConnectors({ clock, timeoutMs: 20_000 })(
    channelOf('prestashop', url),
    PRESTA_CREDENTIALS,
  )
  server.shop.addProduct({ ...productForSale('SHIRT', 11), title: 'Shirt' })
  const shirt = server.shop.bySku('SHIRT').id
  server.shop.addProduct(
    { ...productForSale('SHIRT-M', 5), option: 'M', barcode: '4006381333931', weightG: 800 },
    shirt,
  )
  server.shop.addProduct({ ...productForSale('SHIRT-L', 6), option: 'L', weightG: 700 }, shirt)
  const page = await connector.readCatalogue?.(null, NEVER)
  expect(page?.items).toMatchObject([
    {
      sku: 'SHIRT-M',
      title: 'Shirt - M',
      barcode: '4006381333931',
      weightG: 800,
      stock: [{ locationId: null, available: 5, onHand: null }],
    },
    { sku: 'SHIRT-L', title: 'Shirt - L', barcode: null, weightG: 700, stock: [{ available: 6 }] },
  ])
  expect(await connector.readListings?.(['SHIRT-M', 'SHIRT-L'], NEVER)).toEqual(
    new Map([
      ['SHIRT-M', { name: 'Shirt', barcode: '4006381333931' }],
      ['SHIRT-L', { name: 'Shirt', barcode: null }],
    ]),
  )
  await server.goOffline()
})
