import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvScenario } from '../../support/csv-scenario.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const input = mkdtempSync(join(tmpdir(), 'orchestrate-in-'))
const output = mkdtempSync(join(tmpdir(), 'orchestrate-out-'))
const files = csvScenario({ orders: 20_000, sites: 10, skus: 800, seed: 7 })

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(input, name), text)
  const args = ['--in', input, '--out', output, '--now', '2026-11-23T13:30:00+01:00']
  const run = spawnSync(process.execPath, [join(ROOT, 'main/cli/orchestrate.ts'), ...args], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
}, 120_000)
afterAll(() => {
  for (const folder of [input, output]) rmSync(folder, { recursive: true, force: true })
})

/** Rows of a file without quotes, below its header. */
function rows(text: string): string[][] {
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','))
}
const written = (name: string): string[][] => rows(readFileSync(join(output, name), 'utf8'))

test('every one of 20,000 orders is allocated or has exactly one exception', () => {
  const shipped = new Set(written('fulfillments.csv').map(([order]) => order))
  const excepted = written('exceptions.csv').map(([order]) => order)
  const ordered = new Set(rows(files['orders.csv'] ?? '').map(([order]) => order))
  expect(new Set([...shipped, ...excepted])).toEqual(ordered)
  expect(new Set(excepted).size).toBe(excepted.length)
})

test('no site ships more of a SKU than it has above its safety stock', () => {
  const free = new Map(
    rows(files['stock.csv'] ?? '').map(([site, sku, onHand, safety]) => [
      `${site} ${sku}`,
      Number(onHand) - Number(safety),
    ]),
  )
  for (const [, , site, sku, quantity] of written('allocations.csv')) {
    free.set(`${site} ${sku}`, (free.get(`${site} ${sku}`) ?? 0) - Number(quantity))
  }
  expect([...free].filter(([, left]) => left < 0)).toEqual([])
})

test('an order that ships whole gets just what it ordered', () => {
  const excepted = new Set(written('exceptions.csv').map(([order]) => order))
  const balance = new Map<string, number>()
  const add = (order: string | undefined, sku: string | undefined, units: number): void => {
    if (excepted.has(order)) return
    balance.set(`${order} ${sku}`, (balance.get(`${order} ${sku}`) ?? 0) + units)
  }
  for (const row of rows(files['orders.csv'] ?? '')) add(row[0], row.at(-3), Number(row.at(-2)))
  for (const [order, , , sku, quantity] of written('allocations.csv')) add(order, sku, -Number(quantity))
  expect([...balance].filter(([, units]) => units !== 0)).toEqual([])
})
