import type { EpochMs } from '../../shared/lib/clock.ts'
import { HOUR_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import { openMemoryStore } from '../support/memory-store.ts'
import { openChannels } from './channels.ts'
import { Control } from './control.ts'
import type { CrashPoint } from './crash.ts'
import { Customers } from './customers.ts'
import { EventLog } from './event-log.ts'
import { FiguresOwed } from './figures-owed.ts'
import { type Findings, findings } from './invariants.ts'
import { DIGITAL, DIGITAL_CENTS, openMerchant } from './merchant.ts'
import { SaleWatch } from './sale-watch.ts'
import { Schedule } from './schedule.ts'
import { Staff } from './staff.ts'
import { StandingWatch } from './standing-watch.ts'
import { standingStopwatch } from './stopwatch.ts'
import { exponential, Streams } from './streams.ts'
import { Transport } from './transport.ts'
import { FAULTS, SPELLS, Troubles } from './troubles.ts'
import { Warehouse } from './warehouse.ts'
import { WorldClock } from './world-clock.ts'

export interface SeedOptions {
  readonly seed: number
  readonly hours: number
  readonly orders: number
  /** Sees every event as it happens; null = nobody looks. */
  readonly onEvent: ((line: string) => void) | null
  /** Hears every simulated hour how far it is; null = nobody waits. */
  readonly onHour: ((hour: number, orders: number) => void) | null
}

export interface SeedResult {
  readonly seed: number
  readonly orders: number
  /** Of all that happened: the same options always give the same. */
  readonly digest: string
  readonly kills: readonly CrashPoint[]
  readonly findings: Findings
}

/** Kinds of shop that know what does not ship. */
const SELL_DIGITAL: ReadonlySet<string> = new Set(['shopify', 'woocommerce', 'prestashop'])
/** Monday, 08:00 in Paris. */
const START: EpochMs = Date.UTC(2026, 10, 23, 7)
/** After the last order everything is well, for at least so long and at most so long. */
const LEAST_CALM_MS = 1.5 * HOUR_MS
const MOST_CALM_MS = 36 * HOUR_MS
const TURN_MS = 4 * MINUTE_MS
const TEND_MS = 2 * HOUR_MS
const WAREHOUSE_MS = 20 * MINUTE_MS
/** It has been quiet for so many warehouse turns: nothing more will happen. */
const QUIET_TURNS = 3

/** Plays one seed to its end and compares ours with theirs. */
export async function runSeed({ seed, hours, orders, onEvent, onHour }: SeedOptions): Promise<SeedResult> {
  const streams = new Streams(seed)
  const clock = new WorldClock(START)
  const log = new EventLog(clock, onEvent)
  const events = new Schedule()
  const store = await openMemoryStore({ clock, stopwatch: standingStopwatch })
  const merchant = await openMerchant(store, streams.of('merchant'), orders)
  const skus = merchant.products.map(({ sku }) => sku)
  const owed = new FiguresOwed(clock)
  const watch = new SaleWatch(store, clock, owed)
  const standings = new StandingWatch({ store, clock, sales: watch })

  /** What is due happens, wherever the program stands: customers and packers do not wait for its calls. */
  async function meanwhile(): Promise<void> {
    for (let at = events.nextAt(); at !== null && at <= clock.now(); at = events.nextAt())
      await events.next()?.()
  }

  const transport = new Transport({ clock, random: streams.of('wire'), log, meanwhile })
  const { channels, close } = await openChannels(clock, streams, transport)
  try {
    await store.write(async (tx) => {
      for (const { channel } of channels) await tx.channels.put(channel)
    })
    for (const { shop } of channels)
      for (const { sku, priceCents, weightG } of merchant.products)
        shop.addProduct({ sku, title: sku, priceCents, weightG, stock: 0 })

    for (const { channel, shop } of channels)
      if (SELL_DIGITAL.has(channel.kind))
        shop.addProduct({
          sku: DIGITAL,
          title: 'E-book',
          priceCents: DIGITAL_CENTS,
          weightG: 0,
          stock: 1_000_000,
          isDigital: true,
        })

    const control = new Control({
      store,
      clock,
      streams,
      log,
      events,
      owed,
      watch,
      standings,
      transport,
      channels,
      meanwhile,
    })
    const warehouse = new Warehouse({
      random: streams.of('warehouse'),
      log,
      skus,
      unitsPerSku: merchant.unitsPerSku,
    })
    const staff = new Staff({
      clock,
      random: streams.of('staff'),
      log,
      schedule: events,
      sales: watch,
      standings,
    })
    const customers = new Customers({
      clock,
      random: streams.of('customers'),
      log,
      schedule: events,
      watch,
      staff,
      standings,
      channels,
      skus,
    })
    const troubles = new Troubles({
      clock,
      random: streams.of('troubles'),
      log,
      schedule: events,
      peers: channels.map((channel) => ({ ...channel, id: channel.channel.id })),
      spells: SPELLS,
      faults: FAULTS,
      onTroubled: (channelId, until) => watch.troubled(channelId, until),
      onAccessRestored: (channelId) => control.restored(channelId),
    })
    const end = START + hours * HOUR_MS
    let quietTurns = 0

    const every = (ms: number, work: () => Promise<void> | void): void => {
      const again = (): void =>
        events.plan(clock.now() + ms, async () => {
          await work()
          again()
        })
      again()
    }
    every(TURN_MS, () => control.turn())
    every(TURN_MS, () => channels.forEach((channel) => channel.tick()))
    every(HOUR_MS, async () => {
      onHour?.(Math.round((clock.now() - START) / HOUR_MS), customers.placed)
      await control.living((program) => program.sweep())
    })
    every(TEND_MS, () => control.living((program) => program.reoptimise()))
    every(WAREHOUSE_MS, async () => {
      await control.living((program) => warehouse.turn(program))
      await standings.checkLeavings()
      await control.living((program) => watch.checkSaid(program.figures.recheck))
      quietTurns = (await control.isQuiet()) ? quietTurns + 1 : 0
    })
    customers.plan(orders, START + 10 * MINUTE_MS, hours - 0.5)
    staff.plan(channels, skus, end)
    troubles.plan(end)
    control.planKills(end, Math.max(10, hours / 3))
    const incoming = streams.of('incoming')
    for (let at = START; at < end; at += exponential(incoming, (hours * HOUR_MS) / (skus.length * 3)))
      events.plan(at, () => control.living((program) => warehouse.receive(program)))
    events.plan(end, () => warehouse.windUp())
    // As every night: what nobody has told a new listing is told now.
    events.plan(end + 10 * MINUTE_MS, () => control.living((program) => program.sweepNow()))

    await control.start()
    while (clock.now() < end + MOST_CALM_MS) {
      if (clock.now() > end + LEAST_CALM_MS && quietTurns >= QUIET_TURNS && (await control.isQuiet())) break
      const at = Math.min(events.nextAt() ?? Number.POSITIVE_INFINITY, control.nextBeatAt())
      clock.advanceTo(at)
      await meanwhile()
      await control.beatDue()
    }
    const found = await findings(store, channels, watch, standings)
    return {
      seed,
      orders: customers.placed,
      digest: log.digest(),
      kills: control.kills,
      findings: found,
    }
  } finally {
    await close()
    await store.close()
  }
}
