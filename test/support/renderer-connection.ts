import type { Connection, LinkStatus } from '../../renderer/lib/connection.ts'
import type { Topic } from '../../shared/contract/session.ts'

/** A connection whose status and changes a test makes; it never calls anything. */
export interface ScriptedConnection
  extends Pick<Connection, 'status' | 'onStatus' | 'onChange' | 'whenOnline'> {
  become(status: LinkStatus): void
  change(...topics: Topic[]): void
}

export function scriptedConnection(): ScriptedConnection {
  let status: LinkStatus = { kind: 'online' }
  const statusListeners = new Set<() => void>()
  const changeListeners = new Set<(topics: readonly Topic[] | null) => void>()
  const onStatus = (listener: () => void) => {
    statusListeners.add(listener)
    return () => statusListeners.delete(listener)
  }
  return {
    status: () => status,
    onStatus,
    onChange(listener) {
      changeListeners.add(listener)
      return () => changeListeners.delete(listener)
    },
    whenOnline() {
      if (status.kind === 'online') return Promise.resolve()
      return new Promise((resolve) => {
        const stop = onStatus(() => {
          if (status.kind !== 'online') return
          stop()
          resolve()
        })
      })
    },
    become(next) {
      status = next
      for (const listener of statusListeners) listener()
    },
    change(...topics) {
      for (const listener of changeListeners) listener(topics)
    },
  }
}

/** Lets everything that is already resolved run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
