import type { ApiKey, ApiKeyView } from '../../../shared/domain/api-key.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** Keys of other programs. Secrets are kept as hashes, which no function gives out. */
export interface ApiKeyTable {
  /** The newest first. */
  all(): Promise<ApiKeyView[]>
  insert(key: ApiKey, secretHash: string): Promise<void>
  /** Replaces what is known of it; the secret stays. */
  update(key: ApiKey): Promise<void>
  /** Whose secret has this hash, the revoked too. */
  bySecret(secretHash: string): Promise<ApiKeyView | null>
  used(id: string, at: EpochMs): Promise<void>
}
