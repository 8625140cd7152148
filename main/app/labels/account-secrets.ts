import { type CarrierAccount, secretsOf } from '../../../shared/domain/carrier-account.ts'
import { CARRIER_CREDENTIALS } from '../../../shared/domain/carrier-credentials.ts'
import type { CarrierSecrets } from '../ports/carrier.ts'
import type { SecretStore } from '../ports/channel.ts'

/**
 * The secrets of an account as it would be: those typed, and of the others the stored ones. Stored ones go only to the
 * address that they were stored for; with another kind or address all of them are typed again.
 */
export async function secretsFor(
  secrets: SecretStore,
  stored: CarrierAccount | null,
  account: CarrierAccount,
  typed: CarrierSecrets,
): Promise<CarrierSecrets> {
  const isSame = stored?.kind === account.kind && stored.url === account.url
  const kept = isSame ? ((await secrets.get(secretsOf(account))) ?? {}) : {}
  const names = CARRIER_CREDENTIALS[account.kind].flatMap(({ name, secret }) => (secret ? [name] : []))
  const all = new Map(Object.entries({ ...kept, ...withoutBlanks(typed) }))
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = all.get(name)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

function withoutBlanks(typed: CarrierSecrets): CarrierSecrets {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''))
}

/** The fields that the kind asks for and that neither the settings nor the secrets fill. */
export function lackingFields({ kind, settings }: CarrierAccount, secrets: CarrierSecrets): string[] {
  return CARRIER_CREDENTIALS[kind].flatMap(({ name, secret, optional }) => {
    const value = secret ? secrets[name] : settings[name]
    return optional || (value ?? '').trim() !== '' ? [] : [name]
  })
}
