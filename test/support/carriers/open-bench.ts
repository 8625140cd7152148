import type { CarrierConnector } from '../../../main/app/ports/carrier.ts'
import { carrierConnectors } from '../../../main/carriers/connectors.ts'
import type {
  CarrierServer,
  CarrierServerOptions,
} from '../../../main/demo/carrier-servers/carrier-server.ts'
import type { CarrierKind } from '../../../shared/domain/carrier-account.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { SettableClock } from '../channels/settable-clock.ts'
import { accountAt, secretsOf } from './account.ts'
import type { CarrierBench } from './conformance-bench.ts'

/** Longer than any answer takes, also on a busy machine. */
const PATIENT_MS = 20_000
/** For calls that are never answered. */
const IMPATIENT_MS = 1000

/** What every bench has: a running server on a Monday morning, and two connectors to it. */
export async function openBench(
  kind: CarrierKind,
  credentials: Readonly<Record<string, string>>,
  server: (options: CarrierServerOptions) => CarrierServer,
  over: Partial<CarrierServerOptions> = {},
): Promise<Pick<CarrierBench, 'connector' | 'impatient' | 'server' | 'clock' | 'secrets' | 'close'>> {
  const clock = new SettableClock('2026-11-30T08:00:00Z')
  const running = server({ clock, random: seededRandom(7), credentials, ...over })
  const { url } = await running.start()
  const secrets = secretsOf(kind, credentials)
  const connect = (timeoutMs: number): CarrierConnector => {
    const factory = carrierConnectors({ clock, timeoutMs })[kind]
    if (factory === null) throw new Error(`${kind} has no connector`)
    return factory(accountAt(kind, url, credentials), secrets)
  }
  return {
    connector: connect(PATIENT_MS),
    impatient: connect(IMPATIENT_MS),
    server: running,
    clock,
    secrets: Object.values(secrets),
    close: () => running.goOffline(),
  }
}
