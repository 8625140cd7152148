import { AsyncLocalStorage } from 'node:async_hooks'
import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../../../shared/lib/clock.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type {
  PrinterConfig,
  PrinterPort,
  PrintJob,
  PrintJobChange,
  PrintJobStore,
  PrintOutcome,
} from '../../app/ports/printing.ts'
import { StoreFullError } from '../../app/ports/store.ts'
import { applyEvent } from './job-state.ts'

export type PrintRunnerPolicy = {
  /** Pause before a printer that was off or in trouble is tried again. */
  retryMs: number
  /** A job older than this is held for a person when its printer was off meanwhile. */
  holdAfterMs: number
}

export const PRINT_RUNNER_POLICY: PrintRunnerPolicy = { retryMs: 5_000, holdAfterMs: 10 * MINUTE_MS }

export type PrintRunnerOptions<Tx> = {
  store: {
    read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
    readonly printJobs: PrintJobStore<Tx>
  }
  /** One transaction. What follows from the new state of a job is written by `changed`, in the same one. */
  write<T>(work: (tx: Tx, changed: (job: PrintJob) => Promise<void>) => Promise<T>): Promise<T>
  port: PrinterPort
  /** Those of other machines; absent = there are none. */
  stations?: {
    isThere(deviceId: string): boolean
    /**
     * null = `signal` ended the wait: the job goes on there, and is handed over again at the next start. `waits` hears why
     * it is not printed yet.
     */
    print(
      printer: PrinterConfig,
      job: PrintJob,
      signal: AbortSignal,
      waits: (detail: Message) => void,
    ): Promise<PrintOutcome | null>
  }
  clock: Clock
  /** As configured now; null for a printer that was removed: its jobs wait. */
  printer(printerId: string): Promise<PrinterConfig | null>
  /** Some jobs were moved to that printer. Absent = jobs stay where they are, whatever a printer's fall-back says. */
  onMoved?: (printerId: string) => void
  /** Calls back once after that time; returns what takes it back. */
  after(ms: number, wake: () => void): () => void
  /** A fault of the store or a bug, never a printer's trouble. */
  reportError(error: unknown): void
  policy: PrintRunnerPolicy
}

export interface PrintRunner {
  /** Settles what a crash left behind, then serves these printers. Call once, before any `wake`. */
  start(printerIds: readonly string[]): Promise<void>
  /** Looks at the printer's queue; returns at once. */
  wake(printerId: string): void
  /** Its station has connected: what another process had given it goes on here. */
  arrived(printerId: string): void
  /** When every printer's queue is empty or waits for its printer. */
  idle(): Promise<void>
  /** Lets the label under way end or break off, and sends no more. */
  stop(): Promise<void>
}

type Lane = {
  settled: boolean
  running: Promise<void> | null
  wokenMeanwhile: boolean
  /** Off or in trouble at the last attempt, or the program has just started: what waited may be stale. */
  suspect: boolean
  /** An outcome that could not be written down; written before anything else is sent. */
  unwritten: { job: PrintJob; change: PrintJobChange } | null
  cancelTimer: (() => void) | null
}

/**
 * One lane a printer, one job at a time, first in first out. The order that makes a kill harmless: `sending`
 * is committed before the first byte, the outcome after the last, and a job found in `sending` at the start
 * becomes `unknown`, so that no label is sent twice by itself.
 */
export function createPrintRunner<Tx>(options: PrintRunnerOptions<Tx>): PrintRunner {
  const { store, port, clock, policy } = options
  const jobs = store.printJobs
  const lanes = new Map<string, Lane>()
  const stopping = new AbortController()
  /** Lanes run in the context of this call: one that is woken inside a transaction must not take it along. */
  const outside = AsyncLocalStorage.snapshot()

  return {
    async start(printerIds) {
      for (const printerId of printerIds)
        await settleAtStart(printerId).catch((fault: unknown) => {
          // Its lane settles it when there is room, before it prints.
          if (!(fault instanceof StoreFullError)) throw fault
          options.reportError(fault)
        })
      for (const printerId of printerIds) wake(printerId)
    },
    wake,
    arrived(printerId) {
      laneOf(printerId).settled = false
      wake(printerId)
    },
    idle,
    async stop() {
      stopping.abort()
      for (const lane of lanes.values()) lane.cancelTimer?.()
      await idle()
    },
  }

  async function idle(): Promise<void> {
    for (;;) {
      const running = Array.from(lanes.values()).flatMap((lane) => lane.running ?? [])
      if (running.length === 0) return
      await Promise.all(running)
    }
  }

  function wake(printerId: string): void {
    if (stopping.signal.aborted) return
    const lane = laneOf(printerId)
    if (lane.running !== null) {
      lane.wokenMeanwhile = true
      return
    }
    lane.wokenMeanwhile = false
    lane.cancelTimer?.()
    lane.cancelTimer = null
    lane.running = outside(() => serve(printerId, lane))
      .catch((error: unknown) => {
        options.reportError(error)
        return policy.retryMs
      })
      .then((pauseMs) => {
        lane.running = null
        if (stopping.signal.aborted) return
        if (pauseMs !== null) lane.cancelTimer = options.after(pauseMs, () => wake(printerId))
        else if (lane.wokenMeanwhile) wake(printerId)
      })
  }

  /** Sends until the queue is empty (null) or there is a reason to pause (milliseconds). */
  async function serve(printerId: string, lane: Lane): Promise<number | null> {
    const pause = await sendWaiting(printerId, lane)
    if (pause !== null) await fallBack(printerId)
    return pause
  }

  /** What has waited as long as the printer's fall-back says goes there; what waited for so long that it is stale does not. */
  async function fallBack(printerId: string): Promise<void> {
    const printer = await options.printer(printerId)
    const fallback = printer?.fallback ?? null
    if (printer === null || fallback === null || options.onMoved === undefined) return
    const now = clock.now()
    let moved = 0
    for (const job of (await listJobs(printerId, 'queued', MANY)).toReversed()) {
      const waited = now - job.queuedAt
      if (waited < fallback.afterMinutes * MINUTE_MS || waited > policy.holdAfterMs) continue
      const event = { kind: 'moved', printerId: fallback.printerId, from: printer.name } as const
      const change = applyEvent(job, event, now)
      if (change !== null && (await record(job, change))) moved += 1
    }
    if (moved > 0) options.onMoved(fallback.printerId)
  }

  async function sendWaiting(printerId: string, lane: Lane): Promise<number | null> {
    while (!stopping.signal.aborted) {
      if (lane.unwritten !== null) {
        await record(lane.unwritten.job, lane.unwritten.change)
        lane.unwritten = null
      }
      const printer = await options.printer(printerId)
      if (printer === null) return null
      if (!lane.settled && !(await settle(printer, lane))) return policy.retryMs
      if (isAway(printer)) return policy.retryMs
      if (lane.suspect) await holdStale(printerId)
      if (await mustAskFirst(printer)) return policy.retryMs
      const job = await claim(printerId)
      if (job === null) return await pauseOfWaiting(printerId)
      if (!(await printAndRecord(printer, job, lane))) return policy.retryMs
    }
    return null
  }

  /** false: nothing was sent, or it goes on elsewhere. */
  async function printAndRecord(printer: PrinterConfig, job: PrintJob, lane: Lane): Promise<boolean> {
    const outcome = await printOnce(printer, job)
    if (outcome === null) return false
    const change = applyEvent(job, { kind: 'outcome', outcome, retryMs: policy.retryMs }, clock.now())
    if (change === null) throw new Error(`print job ${job.id} cannot take the outcome ${outcome.kind}`)
    lane.unwritten = { job, change }
    await record(job, change)
    lane.unwritten = null
    lane.suspect = change.state === 'queued'
    return !lane.suspect
  }

  function isAway({ deviceId = null }: PrinterConfig): boolean {
    return deviceId !== null && options.stations?.isThere(deviceId) !== true
  }

  /** What is under way at a station goes on there: it is handed over again, and known there. */
  async function settle(printer: PrinterConfig, lane: Lane): Promise<boolean> {
    if ((printer.deviceId ?? null) === null) await settleCrash(printer.id, lane)
    else
      for (const job of await listJobs(printer.id, 'sending', MANY))
        if (!(await printAndRecord(printer, job, lane))) return false
    lane.settled = true
    return true
  }

  async function settleAtStart(printerId: string): Promise<void> {
    const printer = await options.printer(printerId)
    if ((printer?.deviceId ?? null) === null) await settleCrash(printerId, laneOf(printerId))
  }

  /** A bug in a transport may have sent bytes, so it is `unknown` like a broken line. */
  async function printOnce(printer: PrinterConfig, job: PrintJob): Promise<PrintOutcome | null> {
    try {
      if ((printer.deviceId ?? null) !== null)
        return (await options.stations?.print(printer, job, stopping.signal, sayWhy(job))) ?? null
      return await port.print(printer, job.content, stopping.signal)
    } catch (error) {
      options.reportError(error)
      return { kind: 'unknown', bytes: 0, detail: message('printing.unexpected', { said: String(error) }) }
    }
  }

  /** Writes down why a job that is at its station is not printed yet, when that changes. */
  function sayWhy(job: PrintJob): (detail: Message) => void {
    let said = job.detail
    return (detail) => {
      if (isDeepStrictEqual(said, detail)) return
      said = detail
      const change = applyEvent(job, { kind: 'waits', detail }, clock.now())
      if (change !== null) record(job, change).catch(options.reportError)
    }
  }

  /** After an `unknown` nobody has answered, the next label goes only to a printer that reports it is ready. */
  async function mustAskFirst(printer: PrinterConfig): Promise<boolean> {
    const doubtful = await listJobs(printer.id, 'unknown', 1)
    // It is its station that asks it.
    if ((printer.deviceId ?? null) !== null) return false
    if (doubtful.length === 0 || (await listJobs(printer.id, 'queued', 1)).length === 0) return false
    const status = await port.status(printer, stopping.signal)
    return status.kind !== 'ready'
  }

  async function pauseOfWaiting(printerId: string): Promise<number | null> {
    const next = (await listJobs(printerId, 'queued', MANY)).at(-1)
    if (next === undefined) return null
    // No longer than one retry, whatever the clock says: it may have been set back.
    return Math.min(policy.retryMs, Math.max(policy.retryMs / 10, next.notBefore - clock.now()))
  }

  /** A lane that has sent nothing yet has no job of its own in `sending`: what is found there is a crash. */
  async function settleCrash(printerId: string, lane: Lane): Promise<void> {
    for (const job of await listJobs(printerId, 'sending', MANY)) {
      const change = applyEvent(job, { kind: 'crashed' }, clock.now())
      if (change !== null) await record(job, change)
    }
    lane.settled = true
  }

  async function holdStale(printerId: string): Promise<void> {
    const now = clock.now()
    for (const job of (await listJobs(printerId, 'queued', MANY)).toReversed()) {
      const waited = now - job.queuedAt
      if (waited <= policy.holdAfterMs) continue
      const event = { kind: 'expired', waitedMinutes: Math.floor(waited / MINUTE_MS) } as const
      const change = applyEvent(job, event, now)
      if (change !== null) await record(job, change)
    }
  }

  async function claim(printerId: string): Promise<PrintJob | null> {
    return options.write(async (tx, changed) => {
      const job = await jobs.claimNext(tx, printerId, clock.now())
      if (job !== null) await changed(job)
      return job
    })
  }

  /** false: it is in another state by now. */
  async function record(job: PrintJob, change: PrintJobChange): Promise<boolean> {
    return options.write(async (tx, changed) => {
      const isMarked = await jobs.mark(tx, job.id, job.state, change)
      if (isMarked) await changed({ ...job, ...change })
      return isMarked
    })
  }

  async function listJobs(printerId: string, state: PrintJob['state'], limit: number) {
    return await store.read((tx) => jobs.list(tx, { printerId, states: [state], limit }))
  }

  function laneOf(printerId: string): Lane {
    const known = lanes.get(printerId)
    if (known !== undefined) return known
    const lane: Lane = {
      running: null,
      wokenMeanwhile: false,
      settled: false,
      suspect: true,
      unwritten: null,
      cancelTimer: null,
    }
    lanes.set(printerId, lane)
    return lane
  }
}

const MANY = 10_000
