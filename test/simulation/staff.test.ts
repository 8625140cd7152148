import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SqliteStore } from '../../main/store/sqlite.ts'
import { HOUR_MS } from '../../shared/lib/clock.ts'
import { openMemoryStore } from '../support/memory-store.ts'
import { type OpenChannels, openChannels, type SimulatedChannel } from './channels.ts'
import { EventLog } from './event-log.ts'
import { FiguresOwed } from './figures-owed.ts'
import { SaleWatch } from './sale-watch.ts'
import { Schedule } from './schedule.ts'
import { Staff } from './staff.ts'
import { StandingWatch } from './standing-watch.ts'
import { Streams } from './streams.ts'
import { Transport } from './transport.ts'
import { WorldClock } from './world-clock.ts'

const START = Date.UTC(2026, 10, 23, 7)
/** In its world the marketplace waits for the seller's yes, which nobody here gives. */
const NEVER_ACCEPTS = 8
const BASKET = {
  customer: {
    firstName: 'Zoé',
    lastName: 'Moreau',
    email: 'zoe@example.org',
    phone: null,
    tier: null,
  },
  shipTo: {
    company: null,
    street: '1 rue Nationale',
    extra: null,
    postcode: '59000',
    city: 'Lille',
    country: 'FR',
  },
  lines: [
    { sku: 'A', quantity: 2 },
    { sku: 'B', quantity: 1 },
  ],
  shipping: { code: 'standard', title: 'Standard', cents: 490 },
  tags: [],
  note: null,
}

let store: SqliteStore
let open: OpenChannels | null = null
beforeEach(async () => {
  store = await openMemoryStore({ clock: { now: () => START } })
})
afterEach(async () => {
  await open?.close()
  await store.close()
})

function world(seed: number) {
  const clock = new WorldClock(START)
  const streams = new Streams(seed)
  const events = new Schedule()
  const lines: string[] = []
  const log = new EventLog(clock, (line) => lines.push(line.replace(/^\S+ /, '')))
  const sales = new SaleWatch(store, clock, new FiguresOwed(clock))
  const standings = new StandingWatch({ store, clock, sales })
  const random = streams.of('staff')
  const staff = new Staff({ clock, random, log, schedule: events, sales, standings })
  const transport = new Transport({ clock, random: streams.of('transport'), log, meanwhile: async () => {} })
  /** Everything planned happens, hour by hour; `between` after each event. */
  async function toTheEnd(between: () => void): Promise<void> {
    for (let at = events.nextAt(); at !== null; at = events.nextAt()) {
      clock.advanceTo(at)
      await events.next()?.()
      between()
    }
  }
  return { clock, streams, transport, staff, lines, toTheEnd }
}

function fill({ shop }: SimulatedChannel): void {
  for (const sku of ['A', 'B', 'C'])
    shop.addProduct({ sku, title: sku, priceCents: 1990, weightG: 200, stock: 5000 })
}

it("do whatever their shop's page offers for an order as it stands, and nothing else", async () => {
  const { clock, streams, transport, staff, lines, toTheEnd } = world(7)
  open = await openChannels(clock, streams, transport)
  const { channels } = open
  channels.forEach(fill)
  staff.plan(channels, ['C'], START + 12 * HOUR_MS)
  for (const channel of channels)
    for (let n = 0; n < 500; n += 1) {
      const answer = channel.shop.checkout(BASKET)
      if (answer.kind === 'placed') staff.sold(channel, answer.id, BASKET, false)
    }
  // Marketplaces go on by themselves, now and then.
  await toTheEnd(() => {
    for (const channel of channels) channel.tick()
  })
  const acts = lines.flatMap((line) => {
    const [, kind, act] = /^(\S+) (shipped|hold|unpay|bin|erase|spoilt|let|paid)/.exec(line) ?? []
    return kind === undefined || act === undefined ? [] : [{ kind, act }]
  })
  const byKind = [...Map.groupBy(acts, ({ kind }) => kind)].map(([kind, own]) => [
    kind,
    [...new Set(own.map(({ act }) => act))].toSorted().join(' '),
  ])
  expect(Object.fromEntries(byKind)).toEqual({
    amazon: 'shipped spoilt',
    csv: 'hold let paid spoilt',
    mirakl: 'hold let paid shipped spoilt',
    prestashop: 'erase hold let paid shipped spoilt unpay',
    shopify: 'erase hold let paid shipped spoilt unpay',
    vendure: 'erase hold let paid shipped spoilt unpay',
    woocommerce: 'bin erase hold let paid shipped spoilt unpay',
  })
})

it('ship no order by hand that the marketplace has not accepted', async () => {
  const { clock, streams, transport, staff, lines, toTheEnd } = world(NEVER_ACCEPTS)
  open = await openChannels(clock, streams, transport)
  const mirakl = open.channels.filter(({ channel }) => channel.kind === 'mirakl')
  mirakl.forEach(fill)
  staff.plan(mirakl, ['C'], START + 12 * HOUR_MS)
  for (const channel of mirakl)
    for (let n = 0; n < 250; n += 1) {
      const answer = channel.shop.checkout(BASKET)
      if (answer.kind === 'placed') staff.sold(channel, answer.id, BASKET, false)
    }
  await toTheEnd(() => {})
  expect(mirakl.flatMap(({ shop }) => shop.shipments())).toEqual([])
  expect(new Set(lines.map((line) => line.split(' ').slice(0, 2).join(' ')))).toEqual(
    new Set(['mirakl spoilt', 'mirakl deleted']),
  )
})
