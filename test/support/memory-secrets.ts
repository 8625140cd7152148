import type { ChannelSecrets, SecretStore } from '../../main/app/ports/channel.ts'

/** Secrets that are kept in `map`. */
export function memorySecrets(map: Map<string, ChannelSecrets>): SecretStore {
  return {
    isProtected: true,
    get: async (id) => map.get(id) ?? null,
    put: async (_tx, id, secrets) => void map.set(id, secrets),
    remove: async (id) => void map.delete(id),
  }
}
