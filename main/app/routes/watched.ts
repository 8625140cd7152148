import type { Tx } from '../ports/store.ts'
import type { HealthParts } from '../queries/health.ts'
import type { AppServices } from '../services/app-services.ts'

/** One reading of how the room stands, which knows how long the database took to begin it. */
export function watched<T>(
  services: AppServices,
  read: (tx: Tx, parts: HealthParts) => Promise<T>,
): Promise<T> {
  const { store, clock, about } = services
  const asked = clock.now()
  return store.read((tx) => {
    const now = clock.now()
    return read(tx, {
      ...services,
      printJobs: store.printJobs,
      processes: about.processes(),
      now,
      answeredInMs: Math.max(0, now - asked),
    })
  })
}
