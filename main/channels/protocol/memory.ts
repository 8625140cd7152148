import type { Store } from '../../app/ports/store.ts'

/** What a connector must know after a restart. Values come back as parsed JSON; the caller validates them. */
export interface ChannelMemory {
  get(key: string): Promise<unknown>
  put(key: string, value: unknown): Promise<void>
}

/** Opens the memory of one channel. */
export type OpenMemory = (channelId: string) => ChannelMemory

/** Kept in the store beside the channel's cursor. */
export function storedMemory(store: Store): OpenMemory {
  return (channelId) => ({
    get: (key) => store.read((tx) => tx.syncState.get(channelId, `connector:${key}`)),
    put: (key, value) => store.write((tx) => tx.syncState.put(channelId, `connector:${key}`, value)),
  })
}
