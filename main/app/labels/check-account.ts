import type { OfferedServiceRow } from '../../../shared/contract/carrier-accounts.ts'
import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CarrierConnector, CarrierSecrets } from '../ports/carrier.ts'
import { RemoteError } from '../ports/remote.ts'
import type { AppServices } from '../services/app-services.ts'
import { lackingFields, secretsFor } from './account-secrets.ts'

const CHECK_TIMEOUT_MS = 30_000

type Deps = Pick<AppServices, 'store' | 'secrets' | 'carrierConnectors'>
interface Failed {
  readonly kind: 'failed'
  readonly problem: Message
}
interface Proposed {
  readonly account: CarrierAccount
  /** As they were typed; a blank one is the stored one. */
  readonly secrets: CarrierSecrets
}

/** Whether the carrier takes the credentials; an account that calls nobody is always right. */
export async function checkAccount(
  deps: Deps,
  proposed: Proposed,
): Promise<{ readonly kind: 'taken'; readonly name: string | null } | Failed> {
  if (CARRIER_ABILITIES[proposed.account.kind].ownRange) return { kind: 'taken', name: null }
  return ask(deps, proposed, async (connector, signal) => ({
    kind: 'taken',
    name: (await connector.check(signal)).name,
  }))
}

/** The services that the account may use, where its carrier lists them. */
export async function offeredServices(
  deps: Deps,
  proposed: Proposed,
): Promise<
  | { readonly kind: 'listed'; readonly services: OfferedServiceRow[] }
  | { readonly kind: 'not-listed' }
  | Failed
> {
  if (!CARRIER_ABILITIES[proposed.account.kind].listsServices) return { kind: 'not-listed' }
  return ask(deps, proposed, async (connector, signal) => {
    if (connector.services === undefined) return { kind: 'not-listed' }
    const services = await connector.services(signal)
    return {
      kind: 'listed',
      services: services.map(({ product, name, carrierName }) => ({ product, name, carrierName })),
    }
  })
}

async function ask<T>(
  { store, secrets, carrierConnectors }: Deps,
  { account, secrets: typed }: Proposed,
  call: (connector: CarrierConnector, signal: AbortSignal) => Promise<T>,
): Promise<T | Failed> {
  const connect = carrierConnectors[account.kind]
  if (connect === null)
    return { kind: 'failed', problem: message('carrierAccounts.notConnectable', { account: account.name }) }
  const stored = await store.read((tx) => tx.carrierAccounts.get(account.id))
  const all = await secretsFor(secrets, stored, account, typed)
  if (lackingFields(account, all).length > 0)
    return { kind: 'failed', problem: message('carrierAccounts.lacking', { account: account.name }) }
  try {
    return await call(connect(account, all), AbortSignal.timeout(CHECK_TIMEOUT_MS))
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    return { kind: 'failed', problem: error.problem }
  }
}
