import { seededRandom } from '../../../shared/lib/random.ts'
import { VendureServer, type VendureServerOptions } from '../../shops/vendure/server.ts'
import { SettableClock } from './settable-clock.ts'

export const VENDURE_CREDENTIALS = { apiKey: 'demo-api-key' }

/** A small shop with two stock locations and a threshold of one unit, its clock in the test's hands. */
export function vendureServer(over: Partial<VendureServerOptions> = {}): {
  server: VendureServer
  clock: SettableClock
} {
  const clock = new SettableClock('2026-11-23T08:00:00Z')
  const server = new VendureServer({
    clock,
    random: seededRandom(7),
    credentials: { ...VENDURE_CREDENTIALS, username: 'admin', password: 'demo' },
    name: 'Comptoir Test',
    currency: 'EUR',
    locations: ['Lille', 'Lyon'],
    settlesAtOnce: true,
    outOfStockThreshold: 1,
    ...over,
  })
  return { server, clock }
}
