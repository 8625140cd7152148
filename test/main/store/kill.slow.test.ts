import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { runAndKill } from '../../support/killed-writer.ts'

const KILLS = 8
const folder = mkdtempSync(join(tmpdir(), 'switchyard-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('keeps every acknowledged command, and no half one, over many kills', async () => {
  const path = join(folder, 'store.db')
  const random = seededRandom(11)
  const acknowledged: string[] = []
  let from = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const answered = await runAndKill(path, from, random() * 120)
    expect(answered.length).toBeGreaterThan(0)
    acknowledged.push(...answered)
    const store = await openSqliteStore({ path, clock: { now: () => 1_000 } })
    await store.read(async (tx) => {
      const commands = (await tx.journal.since(0, 1_000_000)).map((one) => one.commandId)
      expect(new Set(commands)).toEqual(new Set([...acknowledged, ...commands.slice(-1)]))
      expect(commands.length).toBe(await tx.journal.lastSeq())
      expect(await tx.stock.ledgerDifferences()).toEqual([])
      expect(await tx.stock.demandDifferences()).toEqual([])
      expect(await tx.stock.all()).toEqual([
        {
          siteId: 'LILLE',
          sku: 'SKU-1',
          onHand: 3 * commands.length,
          reserved: 3 * commands.length,
          safety: 0,
        },
      ])
      expect(await tx.orders.countByState(0, 'every-site')).toEqual(
        new Map([['allocated', 3 * commands.length]]),
      )
      expect(await tx.fulfillments.siteLoad('2026-01-01')).toEqual([
        { siteId: 'LILLE', date: '2026-03-02', orders: 3 * commands.length },
      ])
      from = commands.length
    })
    const last = `c${from - 1}`
    if (!acknowledged.includes(last)) acknowledged.push(last)
    await store.close()
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS)
})
