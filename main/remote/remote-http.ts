import type { Clock } from '../../shared/lib/clock.ts'
import type { KnownSecrets } from '../app/secrets/known-secrets.ts'
import type { HostsOnInternet, Moves } from './reach.ts'

export interface HttpDeps {
  readonly clock: Clock
  /** Longest wait for one answer, body included. */
  readonly timeoutMs: number
  /** The way onto the network; the platform's own when left out. */
  readonly fetch?: typeof fetch
  /** Hosts of a local network that may be asked, over plain http too. */
  readonly allowedHosts?: ReadonlySet<string>
  /** The addresses of a host; the system's own answer when left out. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>
  /** Learns the secrets of all, for texts that belong to none. */
  readonly everySecret?: KnownSecrets
}

/** The way to one other system, a channel or a carrier's account: every call of its connector goes by it. */
export interface RemoteHttp extends HttpDeps {
  /** Its credentials, and the tokens that were handed out for them. */
  readonly known: KnownSecrets
  /** Without `mayWrite`, calls that write are refused before they leave. */
  readonly use: { readonly mayWrite: boolean }
  readonly moved: Moves
  readonly onInternet: HostsOnInternet
}
