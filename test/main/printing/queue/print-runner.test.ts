import { afterEach, describe, expect, it } from 'vitest'
import type {
  PrinterConfig,
  PrinterStatus,
  PrintJob,
  PrintOutcome,
} from '../../../../main/app/ports/printing.ts'
import { StoreFullError } from '../../../../main/app/ports/store.ts'
import { createPrintRunner, type PrintRunner } from '../../../../main/printing/queue/print-runner.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { printerConfig, printJob } from '../../../support/printers/label-builders.ts'
import { memoryPrintJobs } from '../../../support/printers/memory-print-jobs.ts'

const CONFIRMED: PrintOutcome = { kind: 'confirmed', bytes: 9, detail: plainMessage('done') }
const UNKNOWN: PrintOutcome = { kind: 'unknown', bytes: 4, detail: plainMessage('broke') }
const OFFLINE: PrintOutcome = { kind: 'failed', reason: 'offline', detail: plainMessage('off') }
const MINUTE = 60_000

const runners: PrintRunner[] = []
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop()
})

/** A runner over a printer that plays back outcomes; time passes only by `pass`. */
function bench(
  jobs: readonly PrintJob[],
  outcomes: (PrintOutcome | Error)[],
  status: PrinterStatus = { kind: 'ready', waiting: 0 },
) {
  let now = 10_000
  const store = memoryPrintJobs(jobs)
  const timers: { at: number; wake: () => void }[] = []
  const sent: string[] = []
  const statesWhileSending: string[][] = []
  const errors: unknown[] = []
  const printer = {
    status,
    known: true,
    fallback: null as NonNullable<PrinterConfig['fallback']> | null,
    /** At a station that is not there. */
    isAway: false,
  }
  const faults = { writes: 0, full: 0 }
  const runner = createPrintRunner<null>({
    store,
    async write(work) {
      if (faults.full > 0) {
        faults.full--
        throw new StoreFullError('full')
      }
      if (faults.writes > 0 && sent.length > 0) {
        faults.writes--
        throw new Error('disk full')
      }
      return await store.write((tx) => work(tx, async () => {}))
    },
    port: {
      status: async () => printer.status,
      prepare: async () => {},
      async print(_printer, content) {
        sent.push(content.kind === 'label' ? content.document.orderReference : 'zpl')
        statesWhileSending.push(store.rows().map((row) => row.state))
        const outcome = outcomes.shift() ?? CONFIRMED
        if (outcome instanceof Error) throw outcome
        return outcome
      },
    },
    clock: { now: () => now },
    printer: async (id) => {
      if (!printer.known) return null
      if (id !== 'printer-1') return printerConfig({ kind: 'virtual' }, { id })
      const { fallback, isAway } = printer
      return printerConfig({ kind: 'virtual' }, { id, fallback, deviceId: isAway ? 'bench' : null })
    },
    stations: { isThere: () => false, print: async () => null },
    onMoved: (id) => runner.wake(id),
    after(ms, wake) {
      const timer = { at: now + ms, wake }
      timers.push(timer)
      return () => {
        timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0)
      }
    },
    reportError: (error) => errors.push(error),
    policy: { retryMs: 5_000, holdAfterMs: 10 * MINUTE },
  })
  runners.push(runner)
  const settle = async () => {
    for (let turn = 0; turn < 200; turn++) await Promise.resolve()
  }
  return {
    ...store,
    sent,
    statesWhileSending,
    errors,
    printer,
    faults,
    states: () => store.rows().map((row) => row.state),
    async start() {
      await runner.start(['printer-1'])
      await settle()
    },
    async wake() {
      runner.wake('printer-1')
      await settle()
    },
    async pass(ms: number) {
      for (const until = now + ms; ; ) {
        const next = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) {
          now = until
          return
        }
        now = Math.max(now, next.at)
        timers.splice(timers.indexOf(next), 1)
        next.wake()
        await settle()
      }
    },
  }
}

const job = (n: number, over: Partial<PrintJob> = {}): PrintJob => {
  const base = printJob()
  if (base.content.kind !== 'label') throw new Error('a label')
  const content = { ...base.content, document: { ...base.content.document, orderReference: `N-${n}` } }
  return printJob({ id: `job-${n}`, key: `label-${n}`, sequence: n, content, ...over })
}

describe('a disk that is full at the start', () => {
  it('keeps no program from starting: what was being sent is unknown once there is room', async () => {
    const found = bench([job(1, { state: 'sending' }), job(2)], [])
    found.faults.full = 2
    await found.start()
    expect([found.states(), found.sent]).toEqual([['sending', 'queued'], []])
    expect(found.errors.length).toBe(2)
    await found.pass(5_000)
    expect([found.states(), found.sent]).toEqual([['unknown', 'confirmed'], ['N-2']])
  })
})

describe('the runner', () => {
  it('sends first in first out, one at a time, each marked before its first byte', async () => {
    const { start, sent, statesWhileSending, states } = bench([job(1), job(2), job(3)], [])
    await start()
    expect(sent).toEqual(['N-1', 'N-2', 'N-3'])
    expect(statesWhileSending).toEqual([
      ['sending', 'queued', 'queued'],
      ['confirmed', 'sending', 'queued'],
      ['confirmed', 'confirmed', 'sending'],
    ])
    expect(states()).toEqual(['confirmed', 'confirmed', 'confirmed'])
  })

  it('never sends again what a crash left in sending, and goes on with the rest', async () => {
    const { start, sent, states } = bench([job(1, { state: 'sending' }), job(2)], [])
    await start()
    expect(sent).toEqual(['N-2'])
    expect(states()).toEqual(['unknown', 'confirmed'])
  })

  it('settles a crash on a printer that comes back after the start as well', async () => {
    const { wake, sent, states } = bench([job(1, { state: 'sending' }), job(2)], [])
    await wake()
    expect([sent, states()]).toEqual([['N-2'], ['unknown', 'confirmed']])
  })

  it('tries a printer that was off again, in the same order', async () => {
    const { start, pass, sent, states } = bench([job(1), job(2)], [OFFLINE, OFFLINE])
    await start()
    expect([sent.length, states()]).toEqual([1, ['queued', 'queued']])
    await pass(5_000)
    await pass(5_000)
    expect(sent).toEqual(['N-1', 'N-1', 'N-1', 'N-2'])
    expect(states()).toEqual(['confirmed', 'confirmed'])
  })

  it('does not let a new label wake a printer that is being given its pause', async () => {
    const { start, wake, sent } = bench([job(1)], [OFFLINE])
    await start()
    await wake()
    expect(sent).toEqual(['N-1'])
  })

  it('holds what waited too long while the printer was off, and prints what is fresh', async () => {
    const off = Array.from({ length: 10 * 12 + 1 }, () => OFFLINE)
    const { start, pass, sent, states, printJobs } = bench([job(1, { queuedAt: 10_000 })], off)
    await start()
    await pass(9 * MINUTE)
    const { sequence: _, ...fresh } = job(2, { queuedAt: 10_000 + 9 * MINUTE })
    await printJobs.insert(null, fresh)
    await pass(2 * MINUTE)
    expect(states()).toEqual(['held', 'confirmed'])
    expect(sent.at(-1)).toBe('N-2')
  })

  it('holds what is stale when the program starts', async () => {
    const { start, sent, states } = bench([job(1, { queuedAt: 10_000 - 11 * MINUTE }), job(2)], [])
    await start()
    expect([sent, states()]).toEqual([['N-2'], ['held', 'confirmed']])
  })

  it('gives what has waited to the printer’s fall-back: once, and nothing of which a byte may have left', async () => {
    const first = bench([job(1), job(2), job(3, { queuedAt: 10_000 + 4 * MINUTE })], [UNKNOWN], {
      kind: 'offline',
      detail: plainMessage('off'),
    })
    first.printer.fallback = { printerId: 'printer-2', afterMinutes: 2 }
    await first.start()
    await first.pass(2 * MINUTE + 5_000)
    expect(first.rows().map(({ printerId, state }) => [printerId, state])).toEqual([
      ['printer-1', 'unknown'],
      ['printer-2', 'confirmed'],
      ['printer-1', 'queued'],
    ])
    await first.pass(5 * MINUTE)
    expect(first.sent).toEqual(['N-1', 'N-2', 'N-3'])
  })

  it('gives what waits for a station that is away to its fall-back, but what is stale', async () => {
    const away = bench(
      [job(1, { queuedAt: 10_000 - 11 * MINUTE }), job(2, { queuedAt: 10_000 - 3 * MINUTE })],
      [],
    )
    Object.assign(away.printer, { fallback: { printerId: 'printer-2', afterMinutes: 1 }, isAway: true })
    await away.start()
    expect(away.rows().map(({ printerId, state }) => [printerId, state])).toEqual([
      ['printer-1', 'queued'],
      ['printer-2', 'confirmed'],
    ])
  })

  it('does not hold a long queue behind a printer that works', async () => {
    const { start, wake, sent, printJobs } = bench([job(1)], [])
    await start()
    const { sequence: _, ...old } = job(2, { queuedAt: 10_000 - 60 * MINUTE })
    await printJobs.insert(null, old)
    await wake()
    expect(sent).toEqual(['N-1', 'N-2'])
  })

  it('after an unknown label asks the printer, and waits until it is well', async () => {
    const { start, pass, sent, states, printer } = bench([job(1), job(2)], [UNKNOWN], {
      kind: 'unknown',
      detail: plainMessage('silent'),
    })
    await start()
    await pass(30_000)
    expect([sent, states()]).toEqual([['N-1'], ['unknown', 'queued']])
    printer.status = { kind: 'ready', waiting: 0 }
    await pass(5_000)
    expect([sent, states()]).toEqual([
      ['N-1', 'N-2'],
      ['unknown', 'confirmed'],
    ])
  })

  it('an outcome that cannot be written is written later; the label is not sent twice', async () => {
    const { start, pass, sent, states, errors, faults } = bench([job(1), job(2)], [])
    faults.writes = 2
    await start()
    expect([sent, states(), errors.length]).toEqual([['N-1'], ['sending', 'queued'], 1])
    await pass(5_000)
    await pass(5_000)
    expect([sent, states()]).toEqual([
      ['N-1', 'N-2'],
      ['confirmed', 'confirmed'],
    ])
  })

  it('a bug in a transport is an unknown label, not a dead queue', async () => {
    const { start, sent, states, errors } = bench([job(1), job(2)], [new TypeError('bug')])
    await start()
    expect([sent, states(), errors.length]).toEqual([['N-1', 'N-2'], ['unknown', 'confirmed'], 1])
  })

  it('jobs of a removed printer wait', async () => {
    const { start, wake, sent, states, printer } = bench([job(1)], [])
    printer.known = false
    await start()
    expect([sent, states()]).toEqual([[], ['queued']])
    printer.known = true
    await wake()
    expect(states()).toEqual(['confirmed'])
  })
})
