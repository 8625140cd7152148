import type { OpenMemory } from '../../../main/channels/protocol/memory.ts'

/** A memory that outlives its connectors, as the store does: values go through JSON. */
export function memoryForTests(): OpenMemory {
  const kept = new Map<string, string>()
  return (channelId) => ({
    get: async (key) => JSON.parse(kept.get(`${channelId}/${key}`) ?? 'null') as unknown,
    put: async (key, value) => {
      kept.set(`${channelId}/${key}`, JSON.stringify(value))
    },
  })
}
