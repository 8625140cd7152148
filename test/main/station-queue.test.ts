import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  openStationPrinters,
  STATION_LEASE_MS,
  type StationJob,
  type StationPrinters,
} from '../../main/app/printers/station-printers.ts'
import { openStationQueue, type StationQueue } from '../../main/station-queue.ts'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import { DAY_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import { labelContent, printerConfig, printJob } from '../support/printers/label-builders.ts'
import { ZplPrinter } from '../support/printers/zpl-printer.ts'

const BENCH = '01930000-0000-7000-8000-00000000000a'
const OFFICE = '01930000-0000-7000-8000-00000000000b'

let folder: string
let now: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-station-queue-'))
  now = 1_000_000
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a station that has not heard of its hub for as long as it may', () => {
  let printer: ZplPrinter
  let queue: StationQueue
  const said: string[] = []
  const faults: unknown[] = []

  beforeEach(async () => {
    said.length = 0
    printer = await ZplPrinter.start()
    queue = await open()
  })
  afterEach(async () => {
    await queue.close()
    await printer.stop()
    expect(faults).toEqual([])
  })

  const open = () =>
    openStationQueue({
      home: folder,
      clock: { now: () => now },
      elapsed: () => now,
      onStanding: (_job, { kind }) => said.push(kind),
      onFault: (fault) => faults.push(fault),
    })
  const jobOn = (port: number): StationJob => ({
    jobId: 'job',
    attempt: 1,
    work: JSON.stringify({
      printer: { ...printerConfig({ kind: 'tcp', host: '127.0.0.1', port }), siteId: null, deviceId: BENCH },
      title: 'FR-1',
      waitedMs: 0,
      content: labelContent(),
      attached: { paper: null, logo: null },
    }),
  })

  it('prints nothing of what it kept, but what it is given again', async () => {
    const { port } = printer
    await printer.stop()
    queue.heard()
    await queue.take(jobOn(port))
    await new Promise((resolve) => setTimeout(resolve, 200))
    now += STATION_LEASE_MS
    await printer.listen(port)
    queue.heard()
    const other = { ...jobOn(port), jobId: 'other' }
    await queue.take(other)
    await expect.poll(() => said.at(-1)).toBe('confirmed')
    expect(printer.labels).toHaveLength(1)
    await queue.take(jobOn(port))
    await expect.poll(() => printer.labels.length).toBe(2)
    await queue.take(jobOn(port))
    await queue.take(other)
    await expect.poll(() => said.slice(-2)).toEqual(['confirmed', 'confirmed'])
    expect(printer.labels).toHaveLength(2)
  })

  it('gives back what its printer could not print for as long as its fall-back says, once and for all', async () => {
    printer.behaviour.faults = ['paper-out']
    const { port } = printer
    const kept = JSON.parse(jobOn(port).work)
    const fallback = { printerId: 'other', afterMinutes: 2 }
    const given = {
      ...jobOn(port),
      work: JSON.stringify({ ...kept, printer: { ...kept.printer, fallback }, waitedMs: 30_000 }),
    }
    queue.heard()
    await queue.take(given)
    await expect.poll(() => said.length).toBeGreaterThan(2)
    expect(new Set(said)).toEqual(new Set(['stored']))
    now += 89_000
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(said.at(-1)).toBe('stored')
    now += 1_000
    await expect.poll(() => said.at(-1), { timeout: 5_000 }).toBe('returned')
    printer.behaviour.faults = []
    await queue.close()
    queue = await open()
    queue.heard()
    await queue.take(given)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(said.at(-1)).toBe('returned')
    expect(printer.labels).toEqual([])
  })

  it('forgets what has ended a month ago, papers and jobs, and nothing that waits', async () => {
    now = Date.now()
    const { port } = printer
    queue.heard()
    const document = { documentId: 'paper', title: 'FR-1', kind: 'document' }
    const bytes = Buffer.from('^XA^XZ').toString('base64')
    const attached = { paper: { document: { format: 'zpl' }, bytes }, logo: null }
    const kept = JSON.parse(jobOn(port).work)
    await queue.take(jobOn(port))
    await expect.poll(() => said.at(-1)).toBe('confirmed')
    await printer.stop()
    await queue.take({
      jobId: 'waits',
      attempt: 1,
      work: JSON.stringify({ ...kept, content: document, attached }),
    })
    expect(readdirSync(join(folder, 'papers'))).toHaveLength(1)
    await queue.close()
    now += 31 * DAY_MS
    queue = await open()
    expect(readdirSync(join(folder, 'papers'))).toEqual([])
    await queue.close()
    const store = await openSqliteStore({
      path: join(folder, 'station.db'),
      clock: { now: () => now },
      onCorruptRow: (fault) => faults.push(fault),
    })
    const left = await store.read((tx) =>
      store.printJobs.list(tx, { printerId: null, states: [], limit: 10 }),
    )
    await store.close()
    queue = await open()
    expect(left.map(({ key }) => key)).toEqual(['waits/1'])
  })
})

describe('the hub', () => {
  let stations: StationPrinters
  const going = new AbortController()
  const heard: string[] = []
  const waits = ({ code }: { code: string }) => void heard.push(code)
  const work = {
    printer: printerConfig({ kind: 'virtual' }),
    title: '',
    waitedMs: 0,
    content: labelContent(),
    attached: { paper: null, logo: null },
  }
  beforeEach(() => {
    stations = openStationPrinters({ now: () => now }, () => undefined)
  })

  it('tells a job to its station only, and hears only that one', async () => {
    const printed = stations.print(BENCH, printJob({ id: 'job', attempts: 1 }), work, going.signal, waits)
    const leaving = new AbortController()
    const bench = stations.jobs(BENCH, leaving.signal)
    expect((await bench.next()).value).toMatchObject({ jobId: 'job', attempt: 1 })
    const office = stations.jobs(OFFICE, leaving.signal)
    const others = office.next()
    const confirmed = {
      kind: 'confirmed',
      bytes: 1,
      detail: { code: 'printing.withdrawn', args: {} },
    } as const
    stations.report(OFFICE, { jobId: 'job', attempt: 1 }, confirmed)
    stations.report(BENCH, { jobId: 'job', attempt: 2 }, confirmed)
    stations.report(BENCH, { jobId: 'job', attempt: 1 }, { kind: 'stored', detail: null })
    const out = { code: 'printing.hubAway', args: {} } as const
    stations.report(BENCH, { jobId: 'job', attempt: 1 }, { kind: 'stored', detail: out })
    expect(heard).toEqual(['printing.hubAway'])
    leaving.abort()
    expect((await others).done).toBe(true)
    stations.report(BENCH, { jobId: 'job', attempt: 1 }, confirmed)
    expect(await printed).toEqual(confirmed)
  })

  it('asks what came out once a station is away for longer than it may print', async () => {
    const printed = stations.print(BENCH, printJob({ id: 'job', attempts: 1 }), work, going.signal, waits)
    now += STATION_LEASE_MS + MINUTE_MS
    const early = await Promise.race([printed, new Promise((resolve) => setTimeout(resolve, 1_200, 'waits'))])
    expect(early).toBe('waits')
    now += MINUTE_MS
    expect(await printed).toMatchObject({ kind: 'unknown' })
  })
})
