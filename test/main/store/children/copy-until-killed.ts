import { ChangedPagesBackup } from '../../../../main/store/changed-pages-backup.ts'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { storedOrder } from '../../../support/store-data.ts'

/** Takes in an order and makes a copy, over and over, and says when each is made, until it is killed. */
const path = process.argv[2] ?? ''
let now = Date.UTC(2026, 2, 2)
const clock = { now: () => now }
const store = await openSqliteStore({ path, clock })
if (store.file === null) throw new Error('a file is wanted')
const copies = new ChangedPagesBackup(
  { storePath: path, folder: `${path}-backups`, clock, secondPlace: () => null, isSuspect: () => false },
  store.file,
)
for (let n = 1; ; n++) {
  await store.write((tx) => tx.orders.insert([storedOrder(String(n).padStart(4, '0'))], now))
  now += 1_000
  const made = await copies.make(false)
  process.stdout.write(`${made.kind === 'made' ? made.backup.name : made.problem}\n`)
}
