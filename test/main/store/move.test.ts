import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCHEMA_VERSION } from '../../../main/store/migrate.ts'
import { moveStore } from '../../../main/store/move/move-store.ts'
import { postgresSource, postgresTarget } from '../../../main/store/move/postgres-side.ts'
import type { MoveTarget } from '../../../main/store/move/side.ts'
import { sqliteSource, sqliteTarget } from '../../../main/store/move/sqlite-side.ts'
import { openPostgresStore } from '../../../main/store/postgres.ts'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { findPostgres, type PostgresCluster, startPostgres } from '../../support/postgres-cluster.ts'
import { storedOrder } from '../../support/store-data.ts'
import { makeFileOfVersion } from './earlier-versions/file-of-version.ts'

const clock = { now: () => 1_000 }
const random = seededRandom(1)
const bin = findPostgres()

describe.skipIf(bin === null)('a store moved to PostgreSQL and back', () => {
  let cluster: PostgresCluster
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-move-'))
  beforeAll(async () => {
    cluster = await startPostgres(bin ?? '')
  })
  afterAll(async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Every row of every table but those of the processes that worked with them. */
  function contents(path: string): Record<string, unknown[]> {
    const database = new Database(path, { readonly: true })
    const tables = database
      .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all()
    const all = tables
      .filter((name) => !['duties', 'hub_processes', 'changed_rows', 'counters'].includes(name))
      .map((name): [string, unknown[]] => [name, database.prepare(`SELECT * FROM ${name}`).all()])
    database.close()
    return Object.fromEntries(all)
  }

  const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort()

  /** Breaks off at the `nth` write of rows. */
  function mortal(target: MoveTarget, nth: number): MoveTarget {
    let puts = 0
    return {
      ...target,
      put: async (...args) => {
        if (++puts === nth) throw new Error('the power went')
        return target.put(...args)
      },
    }
  }

  it('holds the same rows, and goes on where it was broken off', async () => {
    const home = join(folder, 'old.db')
    makeFileOfVersion(home, SCHEMA_VERSION)
    const filled = await openSqliteStore({ path: home, clock })
    await filled.write((tx) =>
      tx.orders.insert(
        Array.from({ length: 2_500 }, (_, n) => storedOrder(`many-${n}`)),
        5,
      ),
    )
    await filled.write(async (tx) => {
      await tx.orders.insert([storedOrder('0-first'), storedOrder('0-second')], 5)
      await tx.orders.move(['0-first', '0-second'], 'cancelled', 6)
      const slice = { before: 1_000, after: null, limit: 4_000 }
      expect((await tx.retention.prune('archive', slice)).pruned).toBe(2)
    })
    await filled.close()
    const connectionString = await cluster.createSchema()
    const options = { connectionString, clock, random }
    const back = join(folder, 'new.db')

    for (const nth of [1, 20, 41]) {
      const source = await sqliteSource(home, clock)
      const target = await postgresTarget(options)
      await expect(moveStore(source, mortal(target, nth), () => {})).rejects.toThrow('the power went')
      await target.close()
      await source.close()
      await expect(openPostgresStore(options)).rejects.toThrow('npm run move')
    }
    const said: string[] = []
    const source = await sqliteSource(home, clock)
    const target = await postgresTarget(options)
    await moveStore(source, target, (line) => said.push(line))
    await target.close()
    await source.close()
    // Orders were copied before the last break.
    expect(said.some((line) => line.startsWith('orders:'))).toBe(false)

    // The next one that the database numbers comes after all that came along.
    const client = new pg.Client({ connectionString })
    await client.connect()
    const { rows } = await client.query<{ next: string; last: string }>(
      "SELECT nextval(pg_get_serial_sequence('decisions', 'no')) AS next, (SELECT max(no) FROM decisions) AS last",
    )
    await client.end()
    expect(Number(rows[0]?.last)).toBeGreaterThan(0)
    expect(Number(rows[0]?.next)).toBe(Number(rows[0]?.last) + 1)
    await (await openPostgresStore(options)).close()
    const again = await postgresTarget(options)
    await expect(again.begin('elsewhere')).rejects.toThrow('There are data in the database already')
    await again.close()

    for (const nth of [3, null]) {
      const from = await postgresSource(options)
      const to = await sqliteTarget(back, clock)
      const moved = moveStore(from, nth === null ? to : mortal(to, nth), () => {})
      if (nth === null) await moved
      else await expect(moved).rejects.toThrow('the power went')
      await to.close()
      await from.close()
      expect(existsSync(back)).toBe(nth === null)
    }
    const [before, after] = [contents(home), contents(back)]
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort())
    for (const [name, rows] of Object.entries(before))
      expect(sorted(after[name] ?? []), name).toEqual(sorted(rows))
  })
})
