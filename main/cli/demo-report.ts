import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { decimalOf } from '../../shared/domain/money.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { openCommands } from '../app/commands/command.ts'
import { openDecider } from '../app/decide/decider.ts'
import { WorldCache } from '../app/decide/world-cache.ts'
import { channelEvents } from '../app/inbound/channel-events.ts'
import { Figures } from '../app/notify/figures.ts'
import { SellingSpeed } from '../app/notify/growing-buffer.ts'
import { waitingMessages } from '../app/notify/untold-stock.ts'
import { openReleaseGate } from '../app/release/release-gate.ts'
import { openChanges } from '../app/services/changes.ts'
import { shopifyConnectors } from '../channels/shopify/connector.ts'
import { ChannelLoop } from '../channels/sync/channel-loop.ts'
import { wooCommerceConnectors } from '../channels/woocommerce/connector.ts'
import { shipShare } from '../demo/merchant/headless.ts'
import { openDemo } from '../demo/merchant/open-demo.ts'
import { type DemoReport, demoReport } from '../demo/merchant/report.ts'
import { createPrintQueue } from '../printing/queue/print-queue.ts'
import { nextTracking } from '../printing/tracking/next-tracking.ts'
import { ownNumber } from '../printing/tracking/own-number.ts'
import { openSqliteStore } from '../store/sqlite.ts'

/** `npm run demo -- --report`: the demo merchant's day without a window, checked by itself. */

const RESOURCES = fileURLToPath(new URL('../../resources/', import.meta.url))
const HTTP_TIMEOUT_MS = 25_000
const SHIPPED_SHARE = 0.3
/** A healthy run settles in a few rounds; this many without an end is a fault. */
const MOST_ROUNDS = 5_000

async function run(orders: number, seed: number): Promise<boolean> {
  const home = mkdtempSync(join(tmpdir(), 'switchyard-report-'))
  const clock = systemClock
  const random = seededRandom(seed)
  const ids = seededRandom(seed + 1)
  const newId = (): string => uuidv7(clock.now(), ids)
  const store = await openSqliteStore({ path: join(home, 'switchyard.db'), clock })
  const worlds = new WorldCache()
  const changes = openChanges(store)
  const commands = openCommands({
    store,
    clock,
    newId,
    changes,
    onNewWorld: (written, revision) => worlds.changed(written, revision),
  })
  const decider = openDecider({ commands, clock, worlds })
  const figures = new Figures({ worlds, clock, speed: new SellingSpeed() })
  const { servers, market } = await openDemo({
    store,
    figures,
    commands,
    clock,
    random,
    newId,
    resources: RESOURCES,
    hasPast: false,
  })
  try {
    market.placeOrders(orders)
    const http = { clock, timeoutMs: HTTP_TIMEOUT_MS }
    const connect = { shopify: shopifyConnectors(http), woocommerce: wooCommerceConnectors(http) }
    const events = channelEvents(commands)
    const loops = servers.map(({ channel, secrets }) => {
      const factory = channel.kind === 'shopify' ? connect.shopify : connect.woocommerce
      const timing = { pollMs: 0, outboxMs: 0 }
      return new ChannelLoop(
        { store, figures, clock, random, events, timing },
        channel,
        factory(channel, secrets),
      )
    })
    const began = performance.now()
    await settle(
      loops,
      async () => (await store.read((tx) => tx.orders.countByChannel(0, 'every-site'))).values(),
      orders,
    )
    const pulledMs = performance.now() - began
    const decidingFrom = performance.now()
    const decided = await decider.decideAll()
    const decideMs = performance.now() - decidingFrom
    const queue = createPrintQueue(store.printJobs, clock, () => {})
    const tracking = {
      numberFrom: ownNumber,
      nextTracking: ({ tx }: { tx: Parameters<typeof nextTracking>[0] }) => nextTracking(tx),
    }
    const byChannel = new Map(servers.map(({ channel }, index) => [channel.id, loops[index]]))
    const gate = openReleaseGate({
      sync: { ask: (channelId, ids) => byChannel.get(channelId)?.ask(ids) ?? null },
      clock,
    })
    const syncOnce = async (): Promise<void> => {
      await beatAll(loops)
    }
    const printing = { queue, ...tracking }
    await shipShare({ store, commands, decider, newId, printing, gate, syncOnce }, SHIPPED_SHARE)
    await drain(loops, async () => {
      const waiting = await store.read(waitingMessages)
      return [...waiting.values()].reduce((sum, count) => sum + count, 0)
    })
    const report = await demoReport(store, figures, servers, clock.now())
    const seconds = (performance.now() - began) / 1000
    print(report, { seed, pulledMs, decideMs, decided, seconds })
    return report.broken.length === 0
  } finally {
    await Promise.all(servers.map((server) => server.close()))
    await store.close()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Beats until all orders are here. */
async function settle(
  loops: readonly ChannelLoop[],
  received: () => Promise<Iterable<number>>,
  orders: number,
): Promise<void> {
  await beatUntil(loops, async () => {
    let here = 0
    for (const count of await received()) here += count
    return here >= orders
  })
}

async function drain(loops: readonly ChannelLoop[], waiting: () => Promise<number>): Promise<void> {
  await beatUntil(loops, async () => (await waiting()) === 0)
}

async function beatUntil(loops: readonly ChannelLoop[], done: () => Promise<boolean>): Promise<void> {
  for (let rounds = 0; !(await done()); rounds++) {
    if (rounds > MOST_ROUNDS) throw new Error('The channels do not settle')
    await beatAll(loops)
  }
}

/** Once each, and then waits until one of them wants to be called again. */
async function beatAll(loops: readonly ChannelLoop[]): Promise<void> {
  const { signal } = new AbortController()
  const due = await Promise.all(loops.map((loop) => loop.runOnce(signal)))
  const next = Math.min(...due.map((at) => at ?? Number.POSITIVE_INFINITY)) - systemClock.now()
  if (next > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(next, 1_000)))
}

function print(
  report: DemoReport,
  run: { seed: number; pulledMs: number; decideMs: number; decided: number; seconds: number },
): void {
  const perSecond = Math.round(run.decided / (run.decideMs / 1000))
  const euros = (cents: number): string => `${decimalOf(cents, 'EUR')} EUR`
  const rows: [string, string][] = [
    ['orders pulled over HTTP', `${report.orders} in ${(run.pulledMs / 1000).toFixed(1)} s`],
    [
      'decided and reserved, durably',
      `${run.decided} in ${(run.decideMs / 1000).toFixed(2)} s (${perSecond} orders/s)`,
    ],
    ['fulfilments', String(report.fulfillments)],
    ['split orders', String(report.split_orders)],
    ['shipped, tracking pushed', String(report.shipped_orders)],
    ['shipping and handling', `${euros(report.shipping_cents)} and ${euros(report.handling_cents)}`],
    ['promises kept / missed', `${report.promises_kept} / ${report.promises_missed}`],
    ...Object.entries(report.exceptions).map(([reason, count]): [string, string] => [
      `exception: ${reason}`,
      String(count),
    ]),
    ['checks', report.broken.length === 0 ? 'all hold' : `${report.broken.length} broken`],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  for (const [name, value] of rows) console.log(`${name.padEnd(width)}  ${value}`)
  for (const sentence of report.broken.slice(0, 20)) console.log(`  broken: ${sentence}`)
  const { broken, ...figures } = report
  console.log(
    JSON.stringify({ seed: run.seed, ...figures, orders_per_second: perSecond, broken: broken.length }),
  )
}

const { values } = parseArgs({
  options: { orders: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
})
const orders = Number(values.orders)
const seed = Number(values.seed)
if (!Number.isInteger(orders) || orders < 1 || !Number.isInteger(seed)) {
  console.error('Usage: npm run demo -- --report [--orders N] [--seed S], both whole numbers')
  process.exitCode = 2
} else {
  process.exitCode = (await run(orders, seed)) ? 0 : 1
}
