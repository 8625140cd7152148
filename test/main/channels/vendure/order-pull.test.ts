import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Connector, PulledOrder } from '../../../../main/app/ports/channel.ts'
import { vendureConnectors } from '../../../../main/channels/vendure/connector.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import { SettableClock } from '../../../support/channels/settable-clock.ts'

const NEVER = new AbortController().signal
const MINUTE_MS = 60_000

interface Row {
  readonly id: string
  orderPlacedAt: number
  updatedAt: number
  state: string
}
interface Options {
  readonly filter: {
    readonly updatedAt?: { readonly after: string }
    readonly orderPlacedAt?: { readonly after: string }
    readonly state?: { readonly in: readonly string[] }
    readonly _and?: readonly Readonly<Record<string, { readonly before: string }>>[]
  }
  readonly sort: Readonly<Record<string, 'ASC'>>
  readonly skip: number
  readonly take: number
}

let rows: Row[]
let server: Server
let connector: Connector
const clock = new SettableClock('2026-11-23T09:00:00Z')

/** Lists as Vendure does on a database that stores whole seconds: `updatedAt` is cut, the other time is not. */
function list({ filter, sort, skip, take }: Options): { totalItems: number; items: object[] } {
  const [field] = Object.keys(sort)
  const timeOf = (row: Row) => (field === 'updatedAt' ? row.updatedAt : row.orderPlacedAt)
  const after = Date.parse((filter.updatedAt ?? filter.orderPlacedAt)?.after ?? '')
  const before = Date.parse(filter._and?.[0]?.[field ?? '']?.before ?? '9999-01-01')
  const found = rows
    .filter((row) => timeOf(row) > after && timeOf(row) < before)
    .filter((row) => filter.state?.in.includes(row.state) ?? true)
    .sort((a, b) => timeOf(a) - timeOf(b))
  const items = found.slice(skip, skip + take).map((row) => ({
    id: row.id,
    state: row.state,
    updatedAt: new Date(row.updatedAt).toISOString(),
    orderPlacedAt: new Date(row.orderPlacedAt).toISOString(),
  }))
  return { totalItems: found.length, items }
}

beforeEach(async () => {
  rows = []
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { variables } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      response.end(JSON.stringify({ data: { orders: list(variables.options) } }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const channel = channelOf('vendure', `http://127.0.0.1:${port}`)
  connector = vendureConnectors({ clock, timeoutMs: 20_000 })(channel, { apiKey: 'k' })
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

/** Placed now; as in Vendure, its `updatedAt` is from when the cart was last touched. */
function place(id: string, cartAgeMs = 0): Row {
  const now = clock.now()
  const row = {
    id,
    orderPlacedAt: now,
    updatedAt: Math.floor((now - cartAgeMs) / 1000) * 1000,
    state: 'PaymentSettled',
  }
  rows.push(row)
  return row
}

async function pull(
  from: string | null,
  between: () => void = () => {},
): Promise<{ orders: PulledOrder[]; cursor: string; pages: number }> {
  const orders: PulledOrder[] = []
  let cursor = from
  for (let pages = 1; ; pages += 1) {
    const page = await connector.pullOrders(cursor, NEVER)
    orders.push(...page.orders)
    cursor = page.cursor
    if (!page.more) return { orders, cursor, pages }
    between()
  }
}
const ids = (orders: readonly PulledOrder[]) => new Set(orders.map((order) => order.externalId))

it('gives an order whose cart is older than the newest change seen', async () => {
  place('old')
  const { cursor } = await pull(null)
  clock.advance(MINUTE_MS)
  place('late payer', 2 * 60 * MINUTE_MS)
  expect(ids((await pull(cursor)).orders)).toContain('late payer')
})

it('gives all of one instant that holds more than two pages', async () => {
  for (let n = 0; n < 130; n += 1) place(`o${n}`)
  expect(ids((await pull(null)).orders).size).toBe(130)
})

it('misses none when rows leave an instant while it is counted through', async () => {
  for (let n = 0; n < 130; n += 1) place(`o${n}`)
  let turn = 0
  const { orders } = await pull(null, () => {
    turn += 1
    const row = rows[turn]
    if (row !== undefined && turn < 6) row.updatedAt = clock.now() + turn * 1000
  })
  expect(ids(orders).size).toBe(130)
})

it('gives what was cancelled since, with what is near the newest change', async () => {
  const row = place('early')
  clock.advance(10 * MINUTE_MS)
  place('later')
  const first = await pull(null)
  clock.advance(MINUTE_MS)
  row.state = 'Cancelled'
  row.updatedAt = clock.now()
  const second = await pull(first.cursor)
  expect(ids(second.orders)).toEqual(new Set(['early', 'later']))
  clock.advance(MINUTE_MS)
  expect(ids((await pull(second.cursor)).orders)).toEqual(new Set(['early', 'later']))
})

it('reads every few minutes all orders that may still ship, however old', async () => {
  place('open')
  const first = await pull(null)
  clock.advance(40 * MINUTE_MS)
  for (let n = 0; n < 60; n += 1) place(`new ${n}`)
  const second = await pull(first.cursor)
  expect(ids(second.orders).size).toBe(61)
  clock.advance(MINUTE_MS)
  expect(ids((await pull(second.cursor)).orders)).not.toContain('open')
})
