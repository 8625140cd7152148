import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS, SCHEMA_VERSION } from '../../../../main/store/migrate.ts'
import { migrationHash } from '../../../../main/store/migration-hash.ts'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-foreign-'))
  path = join(folder, 'store.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = async () => (await openSqliteStore({ path, clock: { now: () => 2_000 } })).close()

function inFile<T>(action: (database: Database.Database) => T): T {
  const database = new Database(path)
  try {
    return action(database)
  } finally {
    database.close()
  }
}
const hashes = () =>
  inFile((database) => database.prepare('SELECT * FROM schema_migration_hashes ORDER BY version').all())
const OURS = MIGRATIONS.map((step) => ({ version: step.version, hash: migrationHash(step) }))

describe('the hashes of migrations carried out', () => {
  it('are kept for a new file', async () => {
    await open()
    expect(hashes()).toEqual(OURS)
  })

  it.each([11, SCHEMA_VERSION])(
    'are recorded for a file of schema %i from before they were kept',
    async (version) => {
      makeFileOfVersion(path, version)
      await open()
      expect(hashes()).toEqual(OURS)
      await open()
    },
  )

  it.each([
    {
      name: 'changed since',
      change: `UPDATE schema_migration_hashes SET hash = 'of another build' WHERE version = 12`,
      want: /went through migration 12 \(.+\), which this Switchyard has with other statements/,
    },
    {
      name: 'unknown to this program',
      change: `INSERT INTO schema_migrations VALUES (14, 'of a branch', 1000)`,
      want: /went through migration 14 \(of a branch\), which this Switchyard does not have/,
    },
  ])('refuse a file whose migration is $name, and leave it as it was', async ({ change, want }) => {
    await open()
    inFile((database) => database.exec(change))
    const before = hashes()
    await expect(open()).rejects.toThrow(want)
    expect(hashes()).toEqual(before)
  })
})
