import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { anyDocument } from '../../../support/any-document.ts'

/** Opens the store named by the first argument, writes once, and prints how that went. */
const [, , path = ''] = process.argv
try {
  const store = await openSqliteStore({ path, clock: { now: () => 1_000 } })
  await store.write((tx) => tx.settings.put(anyDocument('a'), 1))
  await store.close()
  process.stdout.write('written\n')
} catch (error) {
  process.stdout.write(`${String(error)}\n`)
}
