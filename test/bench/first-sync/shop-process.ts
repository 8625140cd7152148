import { createFulfillment } from '../../../main/demo/shopify-server/order-mutations.ts'
import { ShopifyServer } from '../../../main/demo/shopify-server/server.ts'
import { type Clock, DAY_MS, systemClock } from '../../../shared/lib/clock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { SHOPIFY_CREDENTIALS } from '../../support/channels/shopify.ts'
import { basket, productForSale } from '../../support/channels/storefront.ts'

/**
 * A simulated Shopify shop with a year of orders, all shipped but the last ones, in a process of its own, so that
 * its memory is not ours. argv: orders, of which open, seed. Prints its address and serves until it is killed.
 */
const [orders = 0, open = 0, seed = 1] = process.argv.slice(2).map(Number)
const random = seededRandom(seed)
const SKUS = 500
const YEAR_MS = 365 * DAY_MS

const began = systemClock.now()
let at: number | null = began - YEAR_MS
const clock: Clock = { now: () => at ?? systemClock.now() }
const server = new ShopifyServer({
  clock,
  random,
  credentials: SHOPIFY_CREDENTIALS,
  name: 'Maison Test',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  locations: [{ name: 'Lille', countryCode: 'FR', postcode: '59000', city: 'Lille' }],
  // The largest plan: what is measured is what we make of it.
  bucket: { maximum: 20_000, restorePerSecond: 20_000 },
})
for (let n = 0; n < SKUS; n += 1) server.shop.addProduct(productForSale(`S${n}`, orders))
for (let n = 0; n < orders; n += 1) {
  at = began - YEAR_MS + Math.floor((n / orders) * YEAR_MS)
  const lines = Object.fromEntries(
    Array.from({ length: 1 + Math.floor(random() ** 2 * 5) }, () => [
      `S${Math.floor(random() * SKUS)}`,
      1 + Math.floor(random() * 2),
    ]),
  )
  const placed = server.shop.checkout(basket(lines))
  if (placed.kind === 'refused') throw new Error(`the shop sold out of ${placed.sku}`)
  if (n >= orders - open) continue
  const order = server.shop.orders.get(placed.id)
  createFulfillment(server.shop, {
    lineItemsByFulfillmentOrder: (order?.fulfillmentOrders ?? []).map(({ id }) => ({
      fulfillmentOrderId: id,
    })),
  })
}
at = null
const { url } = await server.start()
console.log(url)
