import type { CarrierAccount, CarrierKind } from '../../../shared/domain/carrier-account.ts'
import { CARRIER_CREDENTIALS } from '../../../shared/domain/carrier-credentials.ts'

/** An account of the kind at a simulated carrier; credentials that are no secrets are its settings. */
export function accountAt(
  kind: CarrierKind,
  url: string,
  credentials: Readonly<Record<string, string>>,
): CarrierAccount {
  const open = CARRIER_CREDENTIALS[kind].filter(({ secret }) => !secret).map(({ name }) => name)
  return {
    id: kind,
    kind,
    name: `Test ${kind}`,
    carrierId: kind,
    isSandbox: true,
    isActive: true,
    url,
    siteIds: [],
    channelIds: [],
    products: [],
    settings: Object.fromEntries(Object.entries(credentials).filter(([name]) => open.includes(name))),
  }
}

/** The rest of the credentials, which are secret. */
export function secretsOf(
  kind: CarrierKind,
  credentials: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const secret = CARRIER_CREDENTIALS[kind].filter((field) => field.secret).map(({ name }) => name)
  return Object.fromEntries(Object.entries(credentials).filter(([name]) => secret.includes(name)))
}
