import type { StationStanding } from '../../../shared/contract/stations.ts'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PrintContent, PrinterConfig, PrintJob, PrintOutcome } from '../ports/printing.ts'

/** A station that has heard nothing of the hub for so long prints no more of what it keeps. */
export const STATION_LEASE_MS = 10 * MINUTE_MS
/** So long after a station has left, what it keeps is asked about: longer than its lease, whatever its clock's rate. */
const GIVEN_UP_MS = STATION_LEASE_MS + 2 * MINUTE_MS
const LOOK_MS = 1_000

/** What is printed there, with all that drawing it needs. */
export interface StationWork {
  readonly printer: PrinterConfig
  readonly title: string
  /** How long it had waited when it was handed over. */
  readonly waitedMs: number
  readonly content: PrintContent
  /** Carriers' papers and logos as base64. */
  readonly attached: { readonly paper: unknown; readonly logo: string | null }
}

export interface StationJob {
  readonly jobId: string
  readonly attempt: number
  readonly work: string
}

interface Waiting extends StationJob {
  waits(detail: Message): void
  end(outcome: PrintOutcome | null): void
}

interface Line {
  open: number
  leftAt: EpochMs
  readonly jobs: Map<string, Waiting>
  readonly wakes: Set<() => void>
  /** Ends the connections of the station. */
  readonly leaves: Set<() => void>
}

/** The printers of other machines: what is to be printed there, and how it ended. */
export interface StationPrinters {
  isThere(deviceId: string): boolean
  /** Those that are there. */
  here(): string[]
  /** It has connected to another process, where what it has under way goes on: what is left of it here ends. */
  leave(deviceId: string): void
  /**
   * Hands one try of a job over until it has an end. The same try handed over again is printed once: the station knows it.
   * Unknown when the station has been away for longer than it may print; null = `signal` ended the wait, and the try goes on.
   * `waits` hears why it is not printed yet.
   */
  print(
    deviceId: string,
    job: PrintJob,
    work: StationWork,
    signal: AbortSignal,
    waits: (detail: Message) => void,
  ): Promise<PrintOutcome | null>
  jobs(deviceId: string, signal: AbortSignal | undefined): AsyncGenerator<StationJob>
  report(deviceId: string, job: { jobId: string; attempt: number }, standing: StationStanding): void
}

/** `onThere`: a station has connected. */
export function openStationPrinters(clock: Clock, onThere: (deviceId: string) => void): StationPrinters {
  const lines = new Map<string, Line>()

  function lineOf(deviceId: string): Line {
    const line = lines.get(deviceId) ?? {
      open: 0,
      leftAt: clock.now(),
      jobs: new Map(),
      wakes: new Set(),
      leaves: new Set(),
    }
    lines.set(deviceId, line)
    return line
  }

  return {
    isThere: (deviceId) => (lines.get(deviceId)?.open ?? 0) > 0,
    here: () => [...lines].flatMap(([deviceId, { open }]) => (open > 0 ? deviceId : [])),
    leave(deviceId) {
      const line = lines.get(deviceId)
      for (const leave of line?.leaves ?? []) leave()
      for (const job of line?.jobs.values() ?? []) job.end(null)
    },
    print(deviceId, { id: jobId, attempts: attempt }, work, signal, waits) {
      const line = lineOf(deviceId)
      const key = keyOf(jobId, attempt)
      return new Promise((resolve) => {
        const look = setInterval(() => {
          if (line.open > 0 || clock.now() - line.leftAt < GIVEN_UP_MS) return
          end({ kind: 'unknown', bytes: 0, detail: message('printing.stationAway') })
        }, LOOK_MS)
        const stop = () => end(null)
        function end(outcome: PrintOutcome | null) {
          clearInterval(look)
          signal.removeEventListener('abort', stop)
          line.jobs.delete(key)
          resolve(outcome)
        }
        if (signal.aborted) return stop()
        signal.addEventListener('abort', stop, { once: true })
        line.jobs.set(key, { jobId, attempt, work: JSON.stringify(work), waits, end })
        for (const wake of line.wakes) wake()
      })
    },
    async *jobs(deviceId, signal) {
      const line = lineOf(deviceId)
      const given = new Set<string>()
      let wake: () => void = () => undefined
      let hasLeft = false
      const stir = () => wake()
      const leave = () => {
        if (!hasLeft) line.open -= 1
        hasLeft = true
        line.leftAt = clock.now()
        wake()
      }
      line.wakes.add(stir)
      line.leaves.add(leave)
      signal?.addEventListener('abort', stir, { once: true })
      line.open += 1
      onThere(deviceId)
      try {
        while (signal?.aborted !== true && !hasLeft) {
          const woken = new Promise<void>((resolve) => {
            wake = resolve
          })
          for (const [key, { jobId, attempt, work }] of line.jobs) {
            if (given.has(key)) continue
            given.add(key)
            yield { jobId, attempt, work }
          }
          if ([...line.jobs.keys()].every((key) => given.has(key))) await woken
        }
      } finally {
        line.wakes.delete(stir)
        line.leaves.delete(leave)
        leave()
      }
    },
    report(deviceId, { jobId, attempt }, standing) {
      const waiting = lines.get(deviceId)?.jobs.get(keyOf(jobId, attempt))
      switch (standing.kind) {
        case 'stored':
          if (standing.detail !== null) waiting?.waits(standing.detail)
          return
        case 'failed':
          return waiting?.end({ ...standing, reason: 'rejected' })
        case 'returned':
          return waiting?.end({ kind: 'failed', detail: standing.detail, reason: 'fault' })
        case 'confirmed':
        case 'sent':
        case 'unknown':
          return waiting?.end(standing)
      }
    },
  }
}

function keyOf(jobId: string, attempt: number): string {
  return `${jobId}/${attempt}`
}
