import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Temporal } from 'temporal-polyfill'
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
})
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

/** Rows by a key made of their first columns. */
function by(file: string, columns: number): Map<string, string[][]> {
  const found = new Map<string, string[][]>()
  for (const row of rows(files[file] ?? '')) {
    const key = row.slice(0, columns).join(' ')
    found.set(key, [...(found.get(key) ?? []), row])
  }
  return found
}

test('every price of a single parcel is what reading the whole rate card gives', () => {
  const rates = by('rates.csv', 3)
  const services = by('services.csv', 2)
  const orders = by('orders.csv', 1)
  const products = new Map(
    (files['products.csv'] ?? '')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => {
        const [sku = '', , weight, length, width, height] = row
          .replace(/"[^"]*"/, '')
          .split(',')
          .map(String)
        return [sku, { weightG: Number(weight), volumeMm3: Number(length) * Number(width) * Number(height) }]
      }),
  )
  const goods = new Map<string, { weightG: number; volumeMm3: number }>()
  for (const [, fulfillment = '', , sku = '', quantity] of written('allocations.csv')) {
    const { weightG, volumeMm3 } = goods.get(fulfillment) ?? { weightG: 0, volumeMm3: 0 }
    const product = products.get(sku) ?? { weightG: Number.NaN, volumeMm3: Number.NaN }
    goods.set(fulfillment, {
      weightG: weightG + product.weightG * Number(quantity),
      volumeMm3: volumeMm3 + product.volumeMm3 * Number(quantity),
    })
  }
  const wrong: string[] = []
  for (const row of written('fulfillments.csv')) {
    const [order = '', fulfillment = '', site, carrier, service, parcels, weight, cents] = row
    if (parcels !== '1') continue
    const packed = goods.get(fulfillment) ?? { weightG: 0, volumeMm3: 0 }
    const divisor = Number(services.get(`${carrier} ${service}`)?.[0]?.[6] || Number.POSITIVE_INFINITY)
    const chargeable = Math.max(packed.weightG, packed.volumeMm3 / divisor)
    const [, , , country, postcode = ''] = orders.get(order)?.[0] ?? []
    const card = (rates.get(`${carrier} ${service} ${site}`) ?? [])
      .filter((rate) => rate[3] === country && postcode.startsWith(rate[4] ?? ''))
      .toSorted((a, b) => (b[4] ?? '').length - (a[4] ?? '').length || Number(a[5]) - Number(b[5]))
    const longest = card[0]?.[4]
    const want = card.find((rate) => rate[4] === longest && Number(rate[5]) >= chargeable)?.[6]
    if (want !== cents || packed.weightG !== Number(weight))
      wrong.push(`${fulfillment}: ${cents}, not ${want}`)
  }
  expect(wrong).toEqual([])
})

test('what ships on Monday before the cut-off arrives after its transit days', () => {
  const rates = by('rates.csv', 3)
  const services = by('services.csv', 2)
  const orders = by('orders.csv', 1)
  const arrival = new Map<string, string>()
  const wrong: string[] = []
  for (const [order = '', fulfillment, site, carrier, service, , , cents, , shipOn, , deliverTo] of written(
    'fulfillments.csv',
  )) {
    const [, , , country] = orders.get(order)?.[0] ?? []
    const transits = (rates.get(`${carrier} ${service} ${site}`) ?? [])
      .filter((rate) => rate[3] === country && Number(rate[6]) <= Number(cents))
      .map((rate) => Number(rate[7]))
    const onSaturdays = services.get(`${carrier} ${service}`)?.[0]?.[10] === 'Mon-Sat'
    const possible = transits.map((days) => {
      const key = `${days} ${onSaturdays}`
      const known = arrival.get(key) ?? afterDays('2026-11-23', days, onSaturdays)
      arrival.set(key, known)
      return known
    })
    if (shipOn !== '2026-11-23' || !possible.includes(deliverTo ?? ''))
      wrong.push(`${fulfillment}: ${deliverTo}`)
  }
  expect(wrong).toEqual([])
})

/** There is no public holiday in these weeks. */
function afterDays(from: string, days: number, onSaturdays: boolean): string {
  let date = Temporal.PlainDate.from(from)
  for (let left = days; left > 0; ) {
    date = date.add({ days: 1 })
    if (date.dayOfWeek <= (onSaturdays ? 6 : 5)) left--
  }
  return date.toString()
}
