import { AMAZON_RATES, type AmazonRates } from '../../../main/channels/amazon/client.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { AmazonServer, type AmazonServerOptions } from '../../shops/amazon/server.ts'
import { SPECS, SpecCheck } from '../spec-check.ts'
import { SettableClock } from './settable-clock.ts'

const CREDENTIALS = {
  clientId: 'amzn1.application-oa2-client.demo',
  clientSecret: 'demo-secret',
  refreshToken: 'Atzr|demo',
  sellerId: 'A1DEMOSELLER',
  marketplaceId: 'A13V1IB3VIYZZH',
}

/** The credentials with which a connector finds the simulated Login with Amazon too. */
export function amazonSecrets(url: string): Readonly<Record<string, string>> {
  return { ...CREDENTIALS, tokenUrl: `${url}/auth/o2/token` }
}

/** A plan without limits. */
export const NO_AMAZON_PACE = Object.fromEntries(
  Object.keys(AMAZON_RATES).map((operation) => [operation, { everyMs: 1, burst: 1000 }]),
) as unknown as AmazonRates

/** What differs from Amazon's own models, over all servers of a test file; null = there are none here. */
export const amazonSpec =
  SPECS === null
    ? null
    : new SpecCheck(
        SPECS,
        [
          'amazon-orders-2026-01-01.json',
          'amazon-orders-v0.json',
          'amazon-listings-items-2021-08-01.json',
          'amazon-feeds-2021-06-30.json',
        ],
        { ignores: ({ path }) => /^\/(auth|sellers|upload|download)\//.test(path) },
      )

/** A seller without lag, limits and waiting, its clock in the test's hands. */
export function amazonServer(over: Partial<AmazonServerOptions> = {}): {
  server: AmazonServer
  clock: SettableClock
} {
  const clock = new SettableClock('2026-11-23T08:00:00Z')
  const server = new AmazonServer({
    clock,
    random: seededRandom(7),
    credentials: CREDENTIALS,
    name: 'Comptoir Test',
    currency: 'EUR',
    lagMs: 0,
    feedMs: 0,
    strictPace: false,
    ...(amazonSpec === null ? {} : { onExchange: amazonSpec.watch }),
    ...over,
  })
  return { server, clock }
}
