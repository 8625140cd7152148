import { ShopifyServer, type ShopifyServerOptions } from '../../../main/demo/shopify-server/server.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { SettableClock } from './settable-clock.ts'

export const SHOPIFY_CREDENTIALS = { clientId: 'demo-app', clientSecret: 'demo-secret' }

/** A small shop with one location in Lille, its clock in the test's hands. */
export function shopifyServer(over: Partial<ShopifyServerOptions> = {}): {
  server: ShopifyServer
  clock: SettableClock
} {
  const clock = new SettableClock('2026-11-23T08:00:00Z')
  const server = new ShopifyServer({
    clock,
    random: seededRandom(7),
    credentials: SHOPIFY_CREDENTIALS,
    name: 'Maison Test',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    locations: [{ name: 'Lille', countryCode: 'FR', postcode: '59000', city: 'Lille' }],
    ...over,
  })
  return { server, clock }
}
