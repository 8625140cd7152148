import { join } from 'node:path'
import { z } from 'zod'
import { printerConfig } from '../shared/contract/packing.ts'
import type { StationStanding } from '../shared/contract/stations.ts'
import { type Clock, DAY_MS, MINUTE_MS } from '../shared/lib/clock.ts'
import { uuidv7 } from '../shared/lib/uuid.ts'
import { message } from '../shared/messages/message.ts'
import type { PrintContent, PrinterConfig, PrintJob, PrintOutcome } from './app/ports/printing.ts'
import type { PruneCursor } from './app/ports/retention-table.ts'
import { printerById, printersOf, storePrinters } from './app/printers/printer-settings.ts'
import { STATION_LEASE_MS, type StationJob } from './app/printers/station-printers.ts'
import type { KeptPaper } from './printing/documents/document-renderer.ts'
import { applyEvent } from './printing/queue/job-state.ts'
import { createPrintRunner, PRINT_RUNNER_POLICY } from './printing/queue/print-runner.ts'
import { openPrinters } from './printing/transports/printer-port.ts'
import { openStationPapers } from './station-papers.ts'
import { openSqliteStore } from './store/sqlite.ts'

/** What a hub hands over, of its own version: the queue checks the content when it reads it again. */
const work = z.object({
  printer: printerConfig,
  title: z.string(),
  waitedMs: z.number().min(0),
  content: z.custom<PrintContent>((value) => typeof value === 'object' && value !== null),
  attached: z.object({
    paper: z.object({ document: z.custom<KeptPaper['document']>(), bytes: z.base64() }).nullable(),
    logo: z.base64().nullable(),
  }),
})

export interface StationQueue {
  /** Kept durably when it resolves; the same try again is what it was. */
  take(job: StationJob): Promise<void>
  /** What waits is not printed any more unless it is handed over again: whoever handed it over may have given it up. */
  giveUpWaiting(): Promise<void>
  /** The hub was heard of: it may go on printing. */
  heard(): void
  close(): Promise<void>
}

export interface StationQueueOptions {
  readonly home: string
  readonly clock: Clock
  /** Milliseconds that nobody sets back. */
  readonly elapsed: () => number
  /** How a job stands now; told again for each try that is taken again. */
  readonly onStanding: (job: { jobId: string; attempt: number }, standing: StationStanding) => void
  readonly onFault: (fault: unknown) => void
}

/**
 * The print queue of a station, in a database of its own: a job is stored, then said to be, then printed once. It prints
 * as long as the hub was heard of lately: the hub gives a job up only after that.
 */
export async function openStationQueue({
  home,
  clock,
  elapsed,
  onStanding,
  onFault,
}: StationQueueOptions): Promise<StationQueue> {
  const papers = openStationPapers(home)
  const store = await openSqliteStore({ path: join(home, 'station.db'), clock, onCorruptRow: onFault })
  let heardAt = Number.NEGATIVE_INFINITY
  let fencing: Promise<void> | null = null
  const hasLease = () => elapsed() - heardAt < STATION_LEASE_MS
  const mayPrint = () => fencing === null && hasLease()
  const printers = openPrinters({
    clock,
    kept: async (id) => papers.paper(id),
    logo: async (brand) => papers.logo(brand),
  })
  const port = {
    status: (printer: PrinterConfig, signal: AbortSignal) => printers.port.status(printer, signal),
    prepare: (content: PrintContent, printer: PrinterConfig) => printers.port.prepare(content, printer),
    print: async (
      printer: PrinterConfig,
      content: PrintContent,
      signal: AbortSignal,
    ): Promise<PrintOutcome> =>
      mayPrint()
        ? printers.port.print(printer, content, signal)
        : { kind: 'failed', reason: 'offline', detail: message('printing.hubAway') },
  }

  /** A printer as its own here: its station is this machine. */
  const runner = createPrintRunner({
    store,
    async write(work) {
      const changed: PrintJob[] = []
      const result = await store.write((tx) => work(tx, async (job) => void changed.push(job)))
      for (const job of changed) await tell(job)
      return result
    },
    port,
    clock,
    printer: (id) => store.read((tx) => printerById(tx, id)),
    after(ms, wake) {
      const timer = setTimeout(wake, ms)
      return () => clearTimeout(timer)
    },
    reportError: onFault,
    policy: PRINT_RUNNER_POLICY,
  })

  /** What waits here may have been given up meanwhile: only what the hub hands over again is printed. */
  async function fence(): Promise<void> {
    await store.write(async (tx) => {
      const waiting = await store.printJobs.list(tx, { printerId: null, states: ['queued'], limit: MANY })
      for (const job of waiting) {
        const change = applyEvent(job, { kind: 'expired', waitedMinutes: 0 }, clock.now())
        if (change !== null) await store.printJobs.mark(tx, job.id, 'queued', change)
      }
    })
  }

  /** One that was held back is withdrawn here before the hub hears that nothing of it comes out. */
  async function tell(job: PrintJob): Promise<void> {
    const [jobId = '', attempt = ''] = job.key.split('/')
    const which = { jobId, attempt: Number(attempt) }
    const detail = job.detail ?? message('printing.withdrawn')
    switch (job.state) {
      case 'held': {
        const event = { kind: 'cancelled', operator: '', reason: detail } as const
        const change = applyEvent(job, event, clock.now())
        if (change !== null)
          await store.write((tx) => store.printJobs.mark(tx, job.id, 'held', { ...change, detail }))
        return onStanding(which, { kind: 'returned', detail })
      }
      case 'failed':
        return onStanding(which, { kind: 'failed', detail })
      case 'cancelled':
        return onStanding(which, { kind: 'returned', detail })
      case 'sent':
      case 'confirmed':
      case 'unknown':
        return onStanding(which, { kind: job.state, bytes: 0, detail })
      default:
        return onStanding(which, { kind: 'stored', detail: job.detail })
    }
  }

  /** What has waited here as long as its printer's fall-back says, and of which nothing left, is the hub's again. */
  async function giveBack(): Promise<void> {
    const { printers, waiting } = await store.read(async (tx) => ({
      printers: await printersOf(tx),
      waiting: await store.printJobs.list(tx, { printerId: null, states: ['queued'], limit: MANY }),
    }))
    const now = clock.now()
    for (const job of waiting) {
      const fallback = printers.find(({ id }) => id === job.printerId)?.fallback ?? null
      if (fallback === null || now - job.queuedAt < fallback.afterMinutes * MINUTE_MS) continue
      const detail = job.detail ?? message('printing.withdrawn')
      const change = applyEvent(job, { kind: 'cancelled', operator: '', reason: detail }, now)
      if (change === null) continue
      const isBack = await store.write((tx) =>
        store.printJobs.mark(tx, job.id, 'queued', { ...change, detail }),
      )
      if (isBack) await tell({ ...job, ...change, detail })
    }
  }

  /** A hub hands no try over again that has ended so long ago. */
  async function prune(): Promise<void> {
    const before = clock.now() - KEPT_MS
    let after: PruneCursor | null = null
    do {
      const slice = await store.write((tx) =>
        tx.retention.prune('prints', { before, after, limit: PRUNED_AT_ONCE }),
      )
      after = slice.next
    } while (after !== null)
    await papers.prune(before)
  }

  await prune().catch(onFault)
  const pruning = setInterval(() => void prune().catch(onFault), DAY_MS).unref()
  const givingBack = setInterval(() => void giveBack().catch(onFault), LOOK_MS).unref()
  await runner.start((await store.read(printersOf)).map(({ id }) => id))
  return {
    async take(job) {
      await fencing
      const { printer, title, waitedMs, content, attached } = work.parse(JSON.parse(job.work))
      if (attached.paper !== null && content.kind === 'document')
        await papers.keepPaper(content.documentId, attached.paper)
      if (attached.logo !== null && content.kind === 'paper') {
        const brand = 'brand' in content.paper ? content.paper.brand : null
        await papers.keepLogo(brand, attached.logo)
      }
      const now = clock.now()
      const taken = await store.write(async (tx) => {
        const others = (await printersOf(tx)).filter(({ id }) => id !== printer.id)
        await storePrinters(tx, [...others, { ...printer, deviceId: null }])
        const { job: known } = await store.printJobs.insert(tx, {
          id: uuidv7(now, Math.random),
          key: `${job.jobId}/${job.attempt}`,
          printerId: printer.id,
          label: null,
          paper: null,
          title,
          content,
          state: 'queued',
          detail: null,
          attempts: 0,
          queuedAt: now - waitedMs,
          changedAt: now,
          notBefore: now,
          operator: '',
          reason: null,
          reprintOf: null,
          reprintNumber: 0,
        })
        if (known.state !== 'held') return known
        const event = { kind: 'released', operator: '', reason: message('printing.hubAway') } as const
        const change = applyEvent(known, event, now)
        if (change === null) return known
        await store.printJobs.mark(tx, known.id, 'held', { ...change, detail: null })
        return { ...known, ...change }
      })
      await tell(taken)
      runner.wake(printer.id)
    },
    giveUpWaiting: fence,
    heard() {
      if (!hasLease())
        fencing ??= fence()
          .catch(onFault)
          .finally(() => {
            fencing = null
          })
      heardAt = elapsed()
    },
    async close() {
      clearInterval(pruning)
      clearInterval(givingBack)
      await runner.stop()
      await printers.close()
      await store.close()
    },
  }
}

const MANY = 10_000
const LOOK_MS = 1_000
const KEPT_MS = 30 * DAY_MS
const PRUNED_AT_ONCE = 200
