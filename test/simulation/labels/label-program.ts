import { type Commands, openCommands } from '../../../main/app/commands/command.ts'
import { type Decider, openDecider } from '../../../main/app/decide/decider.ts'
import { WorldCache } from '../../../main/app/decide/world-cache.ts'
import { labelEvents } from '../../../main/app/labels/label-events.ts'
import type { LabelEvents } from '../../../main/app/ports/label-events.ts'
import type { PrinterPort, PrintQueue } from '../../../main/app/ports/printing.ts'
import { type Store, StoreFullError, type Tx } from '../../../main/app/ports/store.ts'
import { followPrint } from '../../../main/app/printers/follow-print.ts'
import { printerById } from '../../../main/app/printers/printer-settings.ts'
import { releaseDue } from '../../../main/app/release/release.ts'
import { openReleaseGate, type ReleaseGate } from '../../../main/app/release/release-gate.ts'
import { openChanges } from '../../../main/app/services/changes.ts'
import { carrierConnectors } from '../../../main/carriers/connectors.ts'
import { CarrierLane } from '../../../main/carriers/label-purchase/carrier-lane.ts'
import { createPrintQueue } from '../../../main/printing/queue/print-queue.ts'
import {
  createPrintRunner,
  PRINT_RUNNER_POLICY,
  type PrintRunner,
} from '../../../main/printing/queue/print-runner.ts'
import { openPrinters } from '../../../main/printing/transports/printer-port.ts'
import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import type { KillSwitch } from '../crash.ts'
import type { EventLog } from '../event-log.ts'
import { mortalStore } from '../mortal-store.ts'
import { TIMEOUT_MS, type Transport } from '../transport.ts'
import type { SimulatedCarrier } from './carriers.ts'
import type { LabelPoint } from './crash-points.ts'
import { type LabelTalk, labelTransactions } from './label-transactions.ts'
import type { SitePrinter } from './printers.ts'

export interface LabelProgramDeps {
  /** Outlives the program. */
  readonly store: Store
  /** Ours. */
  readonly clock: Clock
  readonly random: Random
  readonly carriers: readonly SimulatedCarrier[]
  readonly printers: readonly SitePrinter[]
  readonly transport: Transport
  readonly kill: KillSwitch<LabelPoint>
  readonly log: EventLog
  readonly talk: LabelTalk
  readonly isDiskFull: () => boolean
  /** Waiting takes simulated time. */
  readonly pause: (ms: number) => Promise<void>
  /** A printer is to be looked after. */
  readonly onPrint: (printerId: string) => void
  readonly after: (ms: number, work: () => void) => void
  /** A bug, and not the trouble that was meant. */
  readonly onFault: (fault: unknown) => void
}

const NEVER = new AbortController().signal
/** The printers are on this machine; longer only on a busy one. */
const LINK_TIMING = { connectMs: 2000, stallMs: 2000, answerMs: 2000, confirmMs: 2000, pollMs: 1 }
const PRINTING_MS = 400

/**
 * One life of the program that decides, buys, packs and prints: use cases, lanes, connectors, print queue and
 * transports as in main/control-room.ts, without timers and channels.
 */
export class LabelProgram {
  readonly commands: Commands
  readonly queue: PrintQueue<Tx>
  readonly store: Store
  readonly kill: KillSwitch<LabelPoint>
  readonly decider: Decider
  readonly newId: () => string
  readonly #deps: LabelProgramDeps
  readonly #worlds = new WorldCache()
  readonly #events: LabelEvents
  readonly #gate: ReleaseGate
  readonly #lanes = new Map<string, CarrierLane>()
  readonly #printers: ReturnType<typeof openPrinters>
  readonly #runner: PrintRunner

  constructor(deps: LabelProgramDeps) {
    const { clock, random, kill } = deps
    this.#deps = deps
    this.kill = kill
    this.store = mortalStore(
      onDisk(deps.store, deps.isDiskFull),
      kill,
      labelTransactions(deps.log, deps.talk),
    )
    const store = this.store
    this.newId = () => uuidv7(clock.now(), random)
    this.commands = openCommands({
      store,
      clock,
      newId: this.newId,
      changes: openChanges(store),
      onNewWorld: (written, revision) => this.#worlds.changed(written, revision),
    })
    this.decider = openDecider({
      commands: this.commands,
      clock,
      worlds: this.#worlds,
      stopwatch: () => 0,
    })
    this.#gate = openReleaseGate({ sync: { ask: () => null }, clock })
    this.queue = createPrintQueue(store.printJobs, clock, deps.onPrint)
    this.#events = labelEvents({
      store,
      commands: this.commands,
      queue: this.queue,
      now: () => clock.now(),
    })
    this.#printers = openPrinters({
      clock,
      kept: (id) => store.read((tx) => tx.labels.bytes(id)),
      timing: LINK_TIMING,
    })
    this.#runner = createPrintRunner({
      store,
      write: (work) =>
        this.commands.system('printing.report', (context) =>
          work(context.tx, (job) => followPrint(context, store.printJobs, job)),
        ),
      port: this.#mortal(this.#printers.port),
      clock,
      printer: (id) => store.read((tx) => printerById(tx, id)),
      after(ms, work) {
        deps.after(ms, work)
        return () => {}
      },
      reportError: (fault) => this.#fault(fault),
      policy: PRINT_RUNNER_POLICY,
    })
  }

  /** @throws {Crash} */
  async start(): Promise<void> {
    const { clock, random, carriers, printers, transport, kill, pause } = this.#deps
    await this.#events.recover()
    const connectors = carrierConnectors({
      clock,
      timeoutMs: TIMEOUT_MS,
      fetch: transport.fetchFor(kill),
      allowedHosts: new Set(carriers.map(({ id }) => id)),
    })
    const deps = {
      store: this.store,
      clock,
      random,
      events: this.#events,
      sleep: async (ms: number) => {
        kill.alive()
        await pause(ms)
      },
      onFault: (fault: unknown) => this.#fault(fault),
    }
    for (const { account, secrets } of carriers)
      this.#lanes.set(
        account.id,
        new CarrierLane(deps, account, connectors[account.kind]?.(account, secrets) ?? null),
      )
    await this.#runner.start(printers.map(({ config }) => config.id))
    await this.#runner.idle()
  }

  /** Decides what was received and releases what is due. @throws {Crash} */
  async turn(): Promise<void> {
    await this.decider.decideAll()
    while (await releaseDue(this.commands, this.#gate)) {}
  }

  /** What is done now and then. @throws {Crash} */
  wantDue(): Promise<void> {
    return this.#events.wantDue()
  }

  /** @returns when the lane wants to be called again, by our clock; null = not before a person acts. @throws {Crash} */
  async runLane(accountId: string): Promise<EpochMs | null> {
    const lane = this.#lanes.get(accountId)
    if (lane === undefined) throw new Error(`No lane for ${accountId}`)
    return lane.runOnce(NEVER)
  }

  /** A person has put the access right and wants it tried now. */
  hurry(accountId: string): void {
    this.#lanes.get(accountId)?.hurry()
  }

  /** Serves these printers until nothing more goes. */
  async print(printerIds: Iterable<string>): Promise<void> {
    for (const id of printerIds) this.#runner.wake(id)
    await this.#runner.idle()
  }

  /** Of a life that is over, or at the end of all. */
  async close(): Promise<void> {
    await this.#runner.stop()
    await this.#printers.close()
  }

  #fault(fault: unknown): void {
    if (!this.kill.dead && !(fault instanceof StoreFullError)) this.#deps.onFault(fault)
  }

  #mortal(port: PrinterPort): PrinterPort {
    const { kill, pause } = this.#deps
    return {
      ...port,
      status: (printer, signal) => port.status(printer, signal),
      prepare: (content, printer) => port.prepare(content, printer),
      async print(printer, content, signal) {
        kill.pass('label-leaving')
        await pause(PRINTING_MS)
        const outcome = await port.print(printer, content, signal)
        kill.pass('label-sent')
        return outcome
      },
    }
  }
}

/** A disk that is full at times: nothing is written then. */
function onDisk(store: Store, isFull: () => boolean): Store {
  return {
    ...store,
    async write(work) {
      if (isFull()) throw new StoreFullError('database or disk is full')
      return store.write(work)
    },
  }
}
