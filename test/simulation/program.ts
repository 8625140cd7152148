import { type Commands, openCommands } from '../../main/app/commands/command.ts'
import { type Decider, openDecider } from '../../main/app/decide/decider.ts'
import { DemandHistory } from '../../main/app/decide/demand-history.ts'
import { WorldCache } from '../../main/app/decide/world-cache.ts'
import { channelEvents } from '../../main/app/inbound/channel-events.ts'
import { Figures } from '../../main/app/notify/figures.ts'
import { SellingSpeed } from '../../main/app/notify/growing-buffer.ts'
import type { Connector, ConnectorFactory } from '../../main/app/ports/channel.ts'
import type { PrintQueue } from '../../main/app/ports/printing.ts'
import type { Store, Tx } from '../../main/app/ports/store.ts'
import { releaseDue } from '../../main/app/release/release.ts'
import { openReleaseGate, type ReleaseGate } from '../../main/app/release/release-gate.ts'
import { reoptimise } from '../../main/app/scheduler/reoptimise.ts'
import { openChanges } from '../../main/app/services/changes.ts'
import { amazonConnectors } from '../../main/channels/amazon/connector.ts'
import { dropFolderConnectors } from '../../main/channels/drop-folder/connector.ts'
import { miraklConnectors } from '../../main/channels/mirakl/connector.ts'
import { prestaShopConnectors } from '../../main/channels/prestashop/connector.ts'
import { storedMemory } from '../../main/channels/protocol/memory.ts'
import { shopifyConnectors } from '../../main/channels/shopify/connector.ts'
import { ChannelLoop, type SyncTiming } from '../../main/channels/sync/channel-loop.ts'
import { sweepIfDue } from '../../main/channels/sync/open-sync.ts'
import { vendureConnectors } from '../../main/channels/vendure/connector.ts'
import { wooCommerceConnectors } from '../../main/channels/woocommerce/connector.ts'
import { createPrintQueue } from '../../main/printing/queue/print-queue.ts'
import type { ChannelKind } from '../../shared/domain/channel.ts'
import type { Clock, EpochMs } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { channelTransactions, type OutboxTalk } from './channel-transactions.ts'
import type { SimulatedChannel } from './channels.ts'
import type { CrashPoint, KillSwitch } from './crash.ts'
import type { EventLog } from './event-log.ts'
import { mortalStore } from './mortal-store.ts'
import { countingStopwatch } from './stopwatch.ts'
import { TIMEOUT_MS, type Transport } from './transport.ts'

export interface ProgramDeps {
  /** Outlives the program. */
  readonly store: Store
  /** Ours. */
  readonly clock: Clock
  readonly random: Random
  readonly channels: readonly SimulatedChannel[]
  readonly transport: Transport
  readonly kill: KillSwitch<CrashPoint>
  readonly log: EventLog
  readonly talk: OutboxTalk
  readonly timing: SyncTiming
  /** Waiting for a file to stand still takes simulated time. */
  readonly pause: (ms: number) => Promise<void>
}

const NEVER = new AbortController().signal

/**
 * One life of the control room, from its start to its death: the same use cases, loops and connectors as in
 * main/control-room.ts, without timers. Whatever it knows beyond the store is gone with it.
 */
export class Program {
  readonly commands: Commands
  readonly newId: () => string
  readonly queue: PrintQueue<Tx>
  readonly decider: Decider
  readonly store: Store
  readonly kill: KillSwitch<CrashPoint>
  readonly #deps: ProgramDeps
  readonly #worlds = new WorldCache()
  readonly #loops = new Map<string, ChannelLoop>()
  readonly #gate: ReleaseGate
  readonly figures: Figures

  constructor(deps: ProgramDeps) {
    const { clock, random } = deps
    this.#deps = deps
    this.kill = deps.kill
    this.store = mortalStore(deps.store, deps.kill, channelTransactions(deps.log, deps.talk))
    this.newId = () => uuidv7(clock.now(), random)
    this.commands = openCommands({
      store: this.store,
      clock,
      newId: this.newId,
      changes: openChanges(this.store),
      onNewWorld: (written, revision) => this.#worlds.changed(written, revision),
    })
    this.decider = openDecider({
      commands: this.commands,
      clock,
      worlds: this.#worlds,
      stopwatch: () => 0,
    })
    this.figures = new Figures({ worlds: this.#worlds, clock, speed: new SellingSpeed() })
    this.#gate = openReleaseGate({
      sync: { ask: (channelId, ids) => this.#loops.get(channelId)?.ask(ids) ?? null },
      clock,
    })
    this.queue = createPrintQueue(this.store.printJobs, clock, () => {})
  }

  /** @throws {Crash} */
  async start(): Promise<void> {
    const { clock, random, channels, timing } = this.#deps
    const events = channelEvents(this.commands)
    const connectors = this.#connectors()
    await this.store.write((tx) => tx.outbox.recover())
    await this.sweep()
    for (const { channel, secrets } of channels) {
      const connector = this.#mortal(connectors[channel.kind](channel, secrets))
      const loop = new ChannelLoop(
        { store: this.store, figures: this.figures, clock, random, events, timing },
        channel,
        connector,
      )
      this.#loops.set(channel.id, loop)
    }
  }

  /** What is done every hour: the figures of all stock, if the last time is a day ago. @throws {Crash} */
  async sweep(): Promise<void> {
    const { clock, channels } = this.#deps
    const deps = {
      store: this.store,
      clock,
      events: channelEvents(this.commands),
      connectors: this.#connectors(),
    }
    await sweepIfDue(
      deps,
      channels.map(({ channel }) => channel),
    )
  }

  /** As once a night, whenever the last time was. @throws {Crash} */
  async sweepNow(): Promise<void> {
    await channelEvents(this.commands).pushAllStock()
  }

  /** Decides what was received and releases what is due. @throws {Crash} */
  async turn(): Promise<void> {
    await this.decider.decideAll()
    while (await releaseDue(this.commands, this.#gate)) {}
  }

  /** What is done every few minutes. @throws {Crash} */
  async reoptimise(): Promise<void> {
    const { clock, random } = this.#deps
    await reoptimise({
      store: this.store,
      worlds: this.#worlds,
      demand: new DemandHistory(this.store),
      clock,
      random,
      stopwatch: countingStopwatch(),
      commands: this.commands,
    })
  }

  /** @returns when the loop wants to be called again, by our clock; null = not before a person acts. @throws {Crash} */
  async runOnce(channelId: string): Promise<EpochMs | null> {
    const loop = this.#loops.get(channelId)
    if (loop === undefined) throw new Error(`No loop for ${channelId}`)
    return loop.runOnce(NEVER)
  }

  /** A person has put the access right and wants it tried now. */
  hurry(channelId: string): void {
    this.#loops.get(channelId)?.hurry()
  }

  #connectors(): Readonly<Record<ChannelKind, ConnectorFactory>> {
    const { clock, transport, kill, pause } = this.#deps
    const allowedHosts = new Set(
      this.#deps.channels.map(({ channel }) => new URL(channel.url ?? '').hostname),
    )
    const http = { clock, timeoutMs: TIMEOUT_MS, fetch: transport.fetchFor(kill), allowedHosts }
    const memory = storedMemory(this.store)
    return {
      shopify: shopifyConnectors(http),
      woocommerce: wooCommerceConnectors(http),
      prestashop: prestaShopConnectors(http),
      mirakl: miraklConnectors(http, memory),
      amazon: amazonConnectors(http, memory),
      vendure: vendureConnectors(http),
      csv: dropFolderConnectors({
        clock,
        findPlace: () => null,
        workspace: async () => ({ currency: 'EUR', timeZone: 'Europe/Paris' }),
        pause,
      }),
    }
  }

  #mortal(connector: Connector): Connector {
    const { kill } = this.#deps
    return {
      ...connector,
      async pullOrders(cursor, signal) {
        kill.pass('pull-asked')
        const page = await connector.pullOrders(cursor, signal)
        kill.pass('page-pulled')
        return page
      },
      async pushStock(items, key, signal) {
        const outcomes = await connector.pushStock(items, key, signal)
        kill.pass('sent')
        return outcomes
      },
      async pushFulfillment(push, key, signal) {
        const outcome = await connector.pushFulfillment(push, key, signal)
        kill.pass('sent')
        return outcome
      },
      async pushCancel(push, key, signal) {
        const outcome = await connector.pushCancel(push, key, signal)
        kill.pass('sent')
        return outcome
      },
      async pushRefund(push, key, signal) {
        const outcome = await connector.pushRefund(push, key, signal)
        kill.pass('sent')
        return outcome
      },
    }
  }
}
