import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { indexedPages, walPages } from '../../../main/store/wal-pages.ts'

it('finds the same pages in the index of the log as in the log itself, over several of its blocks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-wal-'))
  const path = join(folder, 'store.db')
  const database = new Database(path)
  database.pragma('page_size = 512')
  database.pragma('journal_mode = WAL')
  database.pragma('wal_autocheckpoint = 0')
  database.exec('CREATE TABLE bytes (b BLOB)')
  const shm = openSync(`${path}-shm`, 'r')
  try {
    const fill = database.prepare('INSERT INTO bytes VALUES (zeroblob(?))')
    for (const bytes of [10, 1_000_000, 3_000_000, 1_500_000]) {
      fill.run(bytes)
      expect(indexedPages(shm)).toEqual(walPages(`${path}-wal`))
    }
    expect(indexedPages(shm).size).toBeGreaterThan(10_000)
    database.pragma('wal_checkpoint(RESTART)')
    fill.run(10)
    expect(indexedPages(shm)).toEqual(walPages(`${path}-wal`))
    expect(indexedPages(shm).size).toBeLessThan(10)
  } finally {
    closeSync(shm)
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
