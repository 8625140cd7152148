import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openCommands } from '../../main/app/commands/command.ts'
import { channelEvents } from '../../main/app/inbound/channel-events.ts'
import { pastOrdersOf, wantPastOrders } from '../../main/app/inbound/past-orders.ts'
import type { Store } from '../../main/app/ports/store.ts'
import { openChanges } from '../../main/app/services/changes.ts'
import { shopifyConnectors } from '../../main/channels/shopify/connector.ts'
import { ChannelLoop } from '../../main/channels/sync/channel-loop.ts'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import { DAY_MS, systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { channelOf } from '../support/channels/benches.ts'
import { SHOPIFY_CREDENTIALS } from '../support/channels/shopify.ts'
import { freshFigures } from '../support/figures.ts'
import type { BenchResult } from './bench.ts'
import { heldMemory } from './held-memory.ts'
import { atMost, measured, numberOption } from './options.ts'

const SHOP = fileURLToPath(new URL('./first-sync/shop-process.ts', import.meta.url))
const OPEN = 200
const NEVER = new AbortController().signal
const SKUS = Array.from({ length: 500 }, (_, n) => `S${n}`)
const PRODUCT = {
  category: null,
  barcode: null,
  weightG: 750,
  dimensions: { lengthMm: 100, widthMm: 100, heightMm: 100 },
  flags: [],
  priceCents: 1990,
}
/** The program is stopped and started again when so much has been read. */
const RESTART_AT = 0.4

/**
 * `npm run bench -- first-sync [--orders N] [--seed N]`: the first synchronisation with a simulated Shopify shop
 * of a year of orders, in another process, over HTTP into a SQLite file: the open ones first, then the past ones.
 * The program is closed on the way and goes on where it was.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const orders = numberOption(args, '--orders', 100_000)
  const seed = numberOption(args, '--seed', 2026)
  const home = mkdtempSync(join(tmpdir(), 'switchyard-first-sync-'))
  const shop = spawn(process.execPath, [SHOP, String(orders), String(OPEN), String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    return await synchronise(await addressOf(shop), join(home, 'switchyard.db'), orders)
  } finally {
    shop.kill('SIGKILL')
    rmSync(home, { recursive: true, force: true })
  }
}

async function synchronise(url: string, path: string, orders: number): Promise<BenchResult[]> {
  const held = heldMemory()
  const looks: { read: number; mb: number }[] = []
  const began = performance.now()
  let openAfterMs = Number.NaN
  let program = await start(url, path)
  await program.store.write((tx) =>
    wantPastOrders(tx, program.channelId, systemClock.now() - 366 * DAY_MS, systemClock.now()),
  )
  for (let isRestarted = false; ; ) {
    await program.loop.runOnce(NEVER)
    const state = await program.store.read((tx) => pastOrdersOf(tx, program.channelId))
    const read = state?.read ?? 0
    if (Number.isNaN(openAfterMs) && read > 0) openAfterMs = performance.now() - began
    if (Math.floor((read / orders) * 10) > looks.length - 1) {
      const mb = held()
      looks.push({ read, mb })
      console.log(
        `  ${read} read, ${((performance.now() - began) / 1000).toFixed(0)} s, ${mb.toFixed(1)} MB held`,
      )
    }
    if (state !== null && state.endedAt !== null) break
    if (!isRestarted && read > RESTART_AT * orders) {
      isRestarted = true
      await program.store.close()
      program = await start(url, path)
      const again = await program.store.read((tx) => pastOrdersOf(tx, program.channelId))
      if (again?.read !== read) throw new Error(`went on from ${again?.read}, not from ${read}`)
    }
  }
  const seconds = (performance.now() - began) / 1000
  const counts = await program.store.read((tx) => tx.orders.countByState(0, 'every-site'))
  await program.store.close()
  const early = looks[2]?.mb ?? Number.NaN
  const late = looks.at(-1)?.mb ?? Number.NaN
  const lost = orders - (counts.get('received') ?? 0) - (counts.get('shipped') ?? 0)
  return [
    measured('first sync: open orders there after', openAfterMs / 1000, 's'),
    measured(`first sync: all ${orders} orders there after`, seconds, 's'),
    measured('first sync: orders a second', orders / seconds, 'orders/s'),
    atMost('first sync: memory grown from a fifth to the end', late - early, 'MB', 5),
    atMost('first sync: orders lost or doubled, over a restart', Math.abs(lost), 'orders', 0),
    atMost(
      'first sync: open orders not waiting for a decision',
      OPEN - (counts.get('received') ?? 0),
      'orders',
      0,
    ),
  ]
}

interface Program {
  readonly store: Store
  readonly loop: ChannelLoop
  readonly channelId: string
}

async function start(url: string, path: string): Promise<Program> {
  const clock = systemClock
  const random = seededRandom(3)
  const store = await openSqliteStore({ path, clock })
  const newId = (): string => uuidv7(clock.now(), Math.random)
  const commands = openCommands({ store, clock, newId, changes: openChanges(store), onNewWorld: () => {} })
  const channel = channelOf('shopify', url)
  await store.write(async (tx) => {
    await tx.channels.put(channel)
    await tx.products.put(SKUS.map((sku) => ({ ...PRODUCT, sku, name: sku })))
  })
  const connector = shopifyConnectors({ clock, timeoutMs: 25_000 })(channel, SHOPIFY_CREDENTIALS)
  const timing = { pollMs: 2000, outboxMs: 1000 }
  const loop = new ChannelLoop(
    { store, figures: freshFigures(clock), clock, random, events: channelEvents(commands), timing },
    channel,
    connector,
  )
  return { store, loop, channelId: channel.id }
}

function addressOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (stdout === null) return reject(new Error('the shop says nothing'))
    createInterface(stdout)
      .once('line', resolve)
      .once('close', () => reject(new Error('the shop ended')))
  })
}
