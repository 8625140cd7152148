import type { Clock } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import { refuse } from '../app/commands/refusal.ts'
import type { Keeping } from '../app/ports/keeping.ts'
import type { Store } from '../app/ports/store.ts'
import { openPostgresStore } from '../store/postgres.ts'
import type { OnCorruptRow } from '../store/stored-json.ts'

/** The store of a hub, in a database that others run: it is not checked, copied or restored here. */
export async function openSharedStore(options: {
  readonly database: string
  readonly clock: Clock
  readonly random: Random
  /** Hears of rows that lists leave out because they cannot be read. */
  readonly onCorruptRow: OnCorruptRow
}): Promise<{ store: Store; name: string; keeping: Keeping; close(): Promise<void> }> {
  const { database, ...rest } = options
  const store = await openPostgresStore({ connectionString: database, ...rest })
  return { store, name: databaseName(database), keeping: keptByDatabase, close: () => store.close() }
}

const keptByDatabase: Keeping = {
  by: 'database',
  run: async () => refuse('storage.byDatabase'),
  lastAt: () => null,
  underWay: () => null,
  checkedAt: () => null,
  copies: () => [],
  restore: async () => refuse('storage.byDatabase'),
  missing: () => null,
  beginAnew: () => undefined,
  secondPlace: () => null,
  putSecondPlace: () => refuse('storage.byDatabase'),
}

/** For people: without its password and options. */
function databaseName(connectionString: string): string {
  const [, host = '', name = ''] = /^\w+:\/\/(?:[^/?]*@)?([^/?]*)\/?([^?]*)/.exec(connectionString) ?? []
  return ['PostgreSQL', name, host && `(${host})`].filter(Boolean).join(' ')
}
