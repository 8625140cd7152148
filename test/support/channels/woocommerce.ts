import {
  WooCommerceServer,
  type WooCommerceServerOptions,
} from '../../../main/demo/woocommerce-server/server.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { SettableClock } from './settable-clock.ts'

export const WOO_CREDENTIALS = { consumerKey: 'ck_demo', consumerSecret: 'cs_demo' }

/** A small shop in Paris time, its clock in the test's hands. */
export function wooCommerceServer(over: Partial<WooCommerceServerOptions> = {}): {
  server: WooCommerceServer
  clock: SettableClock
} {
  const clock = new SettableClock('2026-11-23T08:00:00Z')
  const server = new WooCommerceServer({
    clock,
    random: seededRandom(7),
    credentials: WOO_CREDENTIALS,
    name: 'Atelier Test',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    ...over,
  })
  return { server, clock }
}
