/** Credentials as a `SecretBox` has sealed them, in base64, by what they belong to. */
export interface SealedSecretTable {
  all(): Promise<ReadonlyMap<string, string>>
  get(name: string): Promise<string | null>
  put(name: string, sealed: string): Promise<void>
  remove(name: string): Promise<void>
}
