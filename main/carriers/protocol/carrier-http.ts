import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { CARRIER_CREDENTIALS } from '../../../shared/domain/carrier-credentials.ts'
import type { CarrierSecrets } from '../../app/ports/carrier.ts'
import { KnownSecrets } from '../../app/secrets/known-secrets.ts'
import { HostsOnInternet, Moves } from '../../remote/reach.ts'
import type { HttpDeps, RemoteHttp } from '../../remote/remote-http.ts'

/** The way to one account's carrier: its secrets are taken out of every answer. */
export function carrierHttp(
  http: HttpDeps,
  { kind }: Pick<CarrierAccount, 'kind'>,
  secrets: CarrierSecrets,
): RemoteHttp {
  const known = new KnownSecrets(http.everySecret ?? null)
  const isOpen = new Set(CARRIER_CREDENTIALS[kind].filter((field) => !field.secret).map(({ name }) => name))
  known.learn(...Object.entries(secrets).flatMap(([name, value]) => (isOpen.has(name) ? [] : [value])))
  return {
    ...http,
    known,
    use: { mayWrite: true },
    moved: new Moves(),
    onInternet: new HostsOnInternet(),
  }
}
