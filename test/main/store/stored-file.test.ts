import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CorruptRowError } from '../../../main/app/ports/store.ts'
import { MIGRATIONS } from '../../../main/store/migrate.ts'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { anyDocument } from '../../support/any-document.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../support/store-data.ts'

const clock = { now: () => 1_000 }
let folder: string
const path = () => join(folder, 'store.db')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-file-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function editByHand(sql: string) {
  const database = new Database(path())
  database.exec(sql)
  database.close()
}

describe('the file', () => {
  it('is opened again as it was left', async () => {
    const first = await openSqliteStore({ path: path(), clock })
    await first.write((tx) => tx.orders.insert([storedOrder('o1')], 5))
    await first.close()
    const second = await openSqliteStore({ path: path(), clock })
    expect(await second.read((tx) => tx.orders.awaitingDecision(5))).toEqual([storedOrder('o1')])
    await second.close()
    const database = new Database(path(), { readonly: true })
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(database.prepare('SELECT version, applied_at FROM schema_migrations').raw().all()).toEqual(
      MIGRATIONS.map(({ version }) => [version, 1_000]),
    )
    database.close()
  })

  it('of a newer program is refused, untouched', async () => {
    await (await openSqliteStore({ path: path(), clock })).close()
    editByHand("INSERT INTO schema_migrations VALUES (9999, 'future', 1)")
    await expect(openSqliteStore({ path: path(), clock })).rejects.toThrow(
      /written by a newer Switchyard \(schema 9999; this one knows \d+\)\. Nothing was changed/,
    )
  })

  it('may be written by two programs in turn', async () => {
    const [one, other] = [
      await openSqliteStore({ path: path(), clock }),
      await openSqliteStore({ path: path(), clock }),
    ]
    for (let n = 0; n < 20; n++) {
      const store = n % 2 === 0 ? one : other
      await store.write(async (tx) =>
        tx.settings.put(anyDocument('n'), Number(await tx.settings.get(anyDocument('n'))) + 1),
      )
    }
    expect(await one.read((tx) => tx.settings.get(anyDocument('n')))).toBe(20)
    await one.close()
    await other.close()
  })
})

describe('a row that cannot be read', () => {
  it('is left out of lists and reported, and named when it is asked for', async () => {
    const before = await openSqliteStore({ path: path(), clock })
    await before.write(async (tx) => {
      await tx.orders.insert([storedOrder('good'), storedOrder('bad'), storedOrder('broken')], 5)
    })
    await before.close()
    editByHand(`
      UPDATE order_documents SET doc = '{"id":"bad"}' WHERE order_id = 'bad';
      UPDATE order_documents SET doc = '{"id' WHERE order_id = 'broken';
    `)
    const corrupt: CorruptRowError[] = []
    const store = await openSqliteStore({
      path: path(),
      clock,
      onCorruptRow: (error) => corrupt.push(error),
    })
    await store.read(async (tx) => {
      expect(await tx.orders.awaitingDecision(9)).toEqual([storedOrder('good')])
      expect(corrupt.map((one) => [one.table, one.key])).toEqual([
        ['order_documents', 'bad'],
        ['order_documents', 'broken'],
      ])
      await expect(tx.orders.byExternalId('shop', 'ext-broken')).rejects.toThrow(
        'Stored row order_documents/broken cannot be read: not JSON',
      )
    })
    await store.close()
  })
})

describe('a ledger that drifted', () => {
  it('is told, repaired, and never stops goods from leaving', async () => {
    const orders = [2, 3].map((quantity) =>
      storedOrder(`o${quantity}`, { lines: [{ id: '1', sku: 'A', quantity, unitPriceCents: 1 }] }),
    )
    const before = await openSqliteStore({ path: path(), clock })
    await before.write(async (tx) => {
      await tx.stock.putLevels([
        { siteId: 'LILLE', sku: 'A', onHand: 9, safety: 0 },
        { siteId: 'LYON', sku: 'A', onHand: 9, safety: 0 },
      ])
      await tx.orders.insert(orders, 5)
      await tx.decisions.commit(
        orders.map((order) => storedDecision(order.id, [storedFulfillment(order, 'LILLE')])),
      )
    })
    await before.close()
    editByHand(`
      UPDATE stock SET reserved = 1 WHERE site_id = 'LILLE';
      UPDATE stock SET reserved = 4 WHERE site_id = 'LYON';
    `)
    const store = await openSqliteStore({ path: path(), clock })
    await store.write((tx) => tx.fulfillments.move(['f-o2-LILLE'], 'shipped', 20))
    const differences = [
      { siteId: 'LILLE', sku: 'A', stored: 0, actual: 3 },
      { siteId: 'LYON', sku: 'A', stored: 4, actual: 0 },
    ]
    expect(await store.read((tx) => tx.stock.ledgerDifferences())).toEqual(differences)
    expect(await store.write((tx) => tx.stock.repairLedger())).toEqual(differences)
    expect(await store.read((tx) => tx.stock.all())).toEqual([
      { siteId: 'LILLE', sku: 'A', onHand: 7, reserved: 3, safety: 0 },
      { siteId: 'LYON', sku: 'A', onHand: 9, reserved: 0, safety: 0 },
    ])
    await store.close()
  })
})
