import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-label-papers-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** As the program of schema 31 wrote them: the account's document, and the purchase's state, number and papers. */
const ROWS = [
  { kind: 'sendcloud', state: 'bought', number: '1', role: 'label', want: 'kept' },
  { kind: 'sendcloud', state: 'bought', number: '2', role: null, want: 'owed' },
  { kind: 'sendcloud', state: 'bought', number: '3', role: 'customs', want: 'owed' },
  { kind: 'own-range', state: 'bought', number: '4', role: null, want: 'drawn' },
  { kind: 'colissimo', state: 'voiding', number: '5', role: null, want: 'elsewhere' },
  { kind: 'colissimo', state: 'wanted', number: null, role: null, want: null },
]

it('a file of schema 31: where the label of each purchase is, and since when it is waited for', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 31)
  const database = new Database(path)
  const account = database.prepare('INSERT OR REPLACE INTO carrier_accounts VALUES (?, ?)')
  const purchase = database.prepare(
    `INSERT INTO label_purchases (id, reference, fulfillment_id, parcel, account_id, state, request, tracking_number,
      attempts, not_before, created_at, changed_at, operator, printer_id)
      VALUES (?, ?, 'F-1', ?, ?, ?, '{}', ?, 0, 0, 0, 7, 'op', ?)`,
  )
  const document = database.prepare(
    `INSERT INTO label_documents VALUES (?, ?, ?, 'pdf', NULL, 100, 150, 1, '', x'00')`,
  )
  for (const [i, { kind, state, number, role }] of ROWS.entries()) {
    account.run(kind, JSON.stringify({ id: kind, kind }))
    const printer = state === 'wanted' ? 'virtual' : null
    purchase.run(`p${i}`, `SY${i}`, i + 1, kind, state, number, printer)
    if (role !== null) document.run(`d${i}`, `p${i}`, role)
  }
  database.close()

  await (await openSqliteStore({ path, clock: { now: () => 2_000 } })).close()
  const migrated = new Database(path, { readonly: true })
  const rows = migrated.prepare('SELECT papers, awaited_since FROM label_purchases ORDER BY id').all()
  migrated.close()
  expect(rows).toEqual(
    ROWS.map(({ want, state }) => ({ papers: want, awaited_since: state === 'wanted' ? 7 : null })),
  )
})
