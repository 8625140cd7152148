import type { HubProcessView } from '../../../shared/contract/keeping.ts'
import type { Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'
import type { HealthParts } from './health.ts'

/** What is asked how the room stands. */
export type Watched = Pick<AppServices, 'store' | 'clock' | 'sync' | 'purchasing' | 'devices' | 'keeping'> & {
  readonly processes: () => readonly HubProcessView[]
}

/** One reading of how the room stands, which knows how long the database took to begin it. */
export function watched<T>(
  { store, clock, processes, ...parts }: Watched,
  read: (tx: Tx, parts: HealthParts) => Promise<T>,
): Promise<T> {
  const asked = clock.now()
  return store.read((tx) => {
    const now = clock.now()
    return read(tx, {
      ...parts,
      printJobs: store.printJobs,
      processes: processes(),
      now,
      answeredInMs: Math.max(0, now - asked),
    })
  })
}
