import { join } from 'node:path'
import type { Bilingual } from '../shared/contract/procedure.ts'
import type { Clock, EpochMs } from '../shared/lib/clock.ts'
import type { Store } from './app/ports/store.ts'
import { openSqliteStore } from './store/sqlite.ts'

export interface KeptStore {
  readonly store: Store
  readonly file: string
  /** What people must know of the start, such as a restore. */
  readonly notices: readonly Bilingual[]
  readonly backup: { run(): Promise<string>; lastAt(): EpochMs | null }
  close(): Promise<void>
}

export async function openKeptStore({
  home,
  clock,
}: {
  home: string
  clock: Clock
  onFault: (fault: unknown) => void
}): Promise<KeptStore> {
  const file = join(home, 'switchyard.db')
  const store = await openSqliteStore({ path: file, clock })
  return {
    store,
    file,
    notices: [],
    backup: { run: async () => '', lastAt: () => null },
    close: () => store.close(),
  }
}
