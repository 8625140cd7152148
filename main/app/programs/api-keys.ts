import { createHash } from 'node:crypto'
import { type ApiKeyView, apiSecret } from '../../../shared/domain/api-key.ts'
import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import type { Store } from '../ports/store.ts'

/** When a key was used last is written so seldom. */
const NOTED_EVERY_MS = 10 * 60_000

/** Whose key a call came with. */
export interface ApiKeys {
  /** null = it is nobody's, or was revoked. */
  recognise(secret: string): Promise<ApiKeyView | null>
  /** Keys have changed. */
  forget(): void
}

/** 256 random bits need no slow hash: they cannot be guessed from it. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

export function openApiKeys({ store, clock }: { store: Store; clock: Clock }): ApiKeys {
  /** By hash; only those that are good, so that guesses do not fill it. */
  const known = new Map<string, ApiKeyView>()
  const noted = new Map<string, EpochMs>()

  async function note(key: ApiKeyView): Promise<void> {
    const now = clock.now()
    const last = noted.get(key.id) ?? key.lastUsedAt
    if (last !== null && Math.abs(now - last) < NOTED_EVERY_MS) return
    noted.set(key.id, now)
    await store.write((tx) => tx.apiKeys.used(key.id, now))
  }

  return {
    async recognise(secret) {
      if (!apiSecret.safeParse(secret).success) return null
      const hash = secretHash(secret)
      const key = known.get(hash) ?? (await store.read((tx) => tx.apiKeys.bySecret(hash)))
      if (key === null || key.revokedAt !== null) return null
      known.set(hash, key)
      await note(key)
      return key
    },
    forget() {
      known.clear()
    },
  }
}
