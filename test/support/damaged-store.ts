import { copyFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import type { Progress } from '../../main/store/acknowledged.ts'
import { openSqliteStore, type SqliteStore } from '../../main/store/sqlite.ts'
import type { Random } from '../../shared/lib/random.ts'
import { storedDecision, storedFulfillment, storedOrder } from './store-data.ts'

const clock = { now: () => 1_000 }

/** One command: an order with its decision, and its journal entry. */
export async function takeOrder(store: SqliteStore, n: number): Promise<void> {
  const order = storedOrder(`o${n}`, { lines: [{ id: '1', sku: 'SKU-1', quantity: 1, unitPriceCents: 1 }] })
  await store.write(async (tx) => {
    await tx.orders.insert([order], 1_000)
    await tx.decisions.commit([storedDecision(order.id, [storedFulfillment(order, 'LILLE')])])
    await tx.journal.append({
      commandId: `c${n}`,
      at: 1_000 + n,
      actor: 'ana',
      role: 'lead',
      type: 'test',
      input: null,
      result: null,
      topics: ['orders'],
      orderIds: [order.id],
    })
  })
}

/** A store of so many commands; `onCommit` hears what it acknowledges. */
export async function openFilled(
  path: string,
  commands: number,
  onCommit: (progress: Progress) => void = () => {},
): Promise<SqliteStore> {
  const store = await openSqliteStore({ path, clock, onCommit })
  await store.write((tx) =>
    tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: 100_000, safety: 0 }]),
  )
  for (let n = 0; n < commands; n++) await takeOrder(store, n)
  return store
}

/** What a power cut leaves of an open store: its files as they are on the disk at this moment. */
export function filesAtPowerCut(path: string, to: string): void {
  for (const part of ['', '-wal', '-pages']) {
    if (existsSync(path + part)) copyFileSync(path + part, to + part)
  }
}

/** Writes random bytes over a random place, so that at least one byte is another. */
export function corrupt(path: string, random: Random, longest = 4_000): void {
  const bytes = readFileSync(path)
  const length = 1 + Math.floor(random() * longest)
  const at = Math.floor(random() * (bytes.length - length))
  for (let i = at; i < at + length; i++) bytes[i] = (bytes[i]! + 1 + Math.floor(random() * 255)) % 256
  writeFileSync(path, bytes)
}

/** Loses the end of a file from a share of it on, as writes that never reached the disk. */
export function cut(path: string, share: number): void {
  truncateSync(path, Math.floor(statSync(path).size * share))
}
