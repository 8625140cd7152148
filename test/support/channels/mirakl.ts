import { seededRandom } from '../../../shared/lib/random.ts'
import { MiraklServer, type MiraklServerOptions } from '../../shops/mirakl/server.ts'
import { SPECS, SpecCheck } from '../spec-check.ts'
import { SettableClock } from './settable-clock.ts'

export const MIRAKL_CREDENTIALS = { shopKey: 'demo-shop-key' }
/** An operator that has agreed to any pace. */
export const NO_PACE = {
  orders: { everyMs: 1, burst: 1000 },
  ordersById: { everyMs: 1, burst: 1000 },
  stockImport: { everyMs: 1, burst: 1000 },
  stockStatus: { everyMs: 1, burst: 1000 },
  stockErrors: { everyMs: 1, burst: 1000 },
  returns: { everyMs: 1, burst: 1000 },
}

/** A shop at a marketplace that asks for no yes and reads stock files at once, its clock in the test's hands. */
export function miraklServer(over: Partial<MiraklServerOptions> = {}): {
  server: MiraklServer
  clock: SettableClock
} {
  const clock = new SettableClock('2026-11-23T08:00:00Z')
  const server = new MiraklServer({
    clock,
    random: seededRandom(7),
    credentials: MIRAKL_CREDENTIALS,
    name: 'Comptoir Test',
    currency: 'EUR',
    acceptsByItself: true,
    importMs: 0,
    strictPace: false,
    ...(miraklSpec === null ? {} : { onExchange: miraklSpec.watch }),
    ...over,
  })
  return { server, clock }
}

/** What differs from Mirakl's own model, over all servers of a test file; null = there is no model here. */
export const miraklSpec =
  SPECS === null
    ? null
    : new SpecCheck(SPECS, ['mirakl-mmp-seller.json'], {
        extraQuery: ['sort', 'order', 'max', 'offset', 'limit', 'page_token'],
      })
