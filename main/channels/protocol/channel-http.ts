import type { Channel } from '../../../shared/domain/channel.ts'
import type { ChannelSecrets, ChannelUse } from '../../app/ports/channel.ts'
import { secretValues } from '../../app/secrets/channel-secrets.ts'
import { KnownSecrets } from '../../app/secrets/known-secrets.ts'
import { pinnedFetch } from '../../remote/certificate.ts'
import { HostsOnInternet, Moves } from '../../remote/reach.ts'
import type { HttpDeps, RemoteHttp } from '../../remote/remote-http.ts'

/** The way to one channel. */
export interface ChannelHttp extends RemoteHttp {
  readonly use: ChannelUse
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
