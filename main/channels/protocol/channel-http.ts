import type { Channel } from '../../../shared/domain/channel.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { ChannelSecrets, ChannelUse } from '../../app/ports/channel.ts'
import { secretValues } from '../../app/secrets/channel-secrets.ts'
import { KnownSecrets } from '../../app/secrets/known-secrets.ts'
import { pinnedFetch } from './certificate.ts'
import { HostsOnInternet, Moves } from './reach.ts'

export interface HttpDeps {
  readonly clock: Clock
  /** Longest wait for one answer, body included. */
  readonly timeoutMs: number
  /** The way onto the network; the platform's own when left out. */
  readonly fetch?: typeof fetch
  /** Hosts of a local network that are shops, and may be asked over plain http. */
  readonly allowedHosts?: ReadonlySet<string>
  /** The addresses of a host; the system's own answer when left out. */
  readonly resolve?: (hostname: string) => Promise<readonly string[]>
  /** Learns the secrets of every channel, for texts that belong to none. */
  readonly everySecret?: KnownSecrets
}

/** The way to one channel: every call of its connector goes by it. */
export interface ChannelHttp extends HttpDeps {
  /** Its credentials, and the tokens that were handed out for them. */
  readonly known: KnownSecrets
  readonly use: ChannelUse
  readonly moved: Moves
  readonly onInternet: HostsOnInternet
}

/** The default of a channel. */
const USUAL: ChannelUse = { mayWrite: true, startsCounting: false }

export function channelHttp(
  http: HttpDeps,
  { kind }: Channel,
  secrets: ChannelSecrets,
  use: ChannelUse = USUAL,
): ChannelHttp {
  const known = new KnownSecrets(http.everySecret ?? null)
  known.learn(...secretValues(kind, secrets))
  const { certificate = '' } = secrets
  const pinned = certificate === '' ? {} : { fetch: pinnedFetch(certificate) }
  return { ...http, ...pinned, known, use, moved: new Moves(), onInternet: new HostsOnInternet() }
}
