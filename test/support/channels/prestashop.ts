import { seededRandom } from '../../../shared/lib/random.ts'
import { PrestaShopServer, type PrestaShopServerOptions } from '../../shops/prestashop/server.ts'
import { SettableClock } from './settable-clock.ts'

export const PRESTA_CREDENTIALS = { webserviceKey: 'DEMOKEY0123456789' }

/** A small shop in Paris time, its clock in the test's hands. */
export function prestaShopServer(over: Partial<PrestaShopServerOptions> = {}): {
  server: PrestaShopServer
  clock: SettableClock
} {
  const clock = new SettableClock('2026-11-23T08:00:00Z')
  const server = new PrestaShopServer({
    clock,
    random: seededRandom(7),
    credentials: PRESTA_CREDENTIALS,
    name: 'Comptoir Test',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    ...over,
  })
  return { server, clock }
}
