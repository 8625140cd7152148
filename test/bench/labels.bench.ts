import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PrintContent, PrinterConfig } from '../../main/app/ports/printing.ts'
import type { Store, Tx } from '../../main/app/ports/store.ts'
import { createPrintQueue } from '../../main/printing/queue/print-queue.ts'
import { createPrintRunner, PRINT_RUNNER_POLICY } from '../../main/printing/queue/print-runner.ts'
import { openPrinters } from '../../main/printing/transports/printer-port.ts'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { printerConfig } from '../support/printers/label-builders.ts'
import { type PageArt, smallPdf } from '../support/printers/small-pdf.ts'
import { ZplPrinter } from '../support/printers/zpl-printer.ts'
import type { BenchResult } from './bench.ts'
import { atLeast, atMost, median, numberOption } from './options.ts'

export const name = 'labels'

/** A packer feels what is longer between the last scan and the printer's first move. */
const FIRST_BYTE_MS = 50
/** Drawn while the packer closes the box. */
const PAGE_MS = 400
/** A wave's labels at ten stations come out of printers at ten a second at most. */
const WAVE_PER_SECOND = 10

/**
 * `npm run bench -- labels [--scans N] [--wave N]`: from the commit of a packed parcel to the first byte of its label at
 * a printer on TCP (SQLite on a real disk, the print queue, the printer asked how it is), for ZPL in hand; a page made
 * printable; a wave of labels through one queue.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const scans = numberOption(args, '--scans', 100)
  const wave = numberOption(args, '--wave', 1_000)
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-labels-'))
  const store = await openSqliteStore({ path: join(folder, 'store.db'), clock: systemClock })
  try {
    const first = await firstBytes(store, scans, await keep(store, 'zpl', Buffer.from(ZPL)))
    const firstOfPage = await firstBytes(store, scans, await keep(store, 'pdf', page()))
    const at203 = await pageTimes(store, 203)
    const at300 = await pageTimes(store, 300)
    const perSecond = await waveSpeed(store, wave)
    return [
      atMost('labels: scan to first byte, ZPL in hand, p95', p95(first), 'ms', FIRST_BYTE_MS),
      atMost('labels: scan to first byte, ZPL in hand, median', median(first), 'ms', FIRST_BYTE_MS),
      atMost('labels: scan to first byte, PDF drawn ahead, p95', p95(firstOfPage), 'ms', FIRST_BYTE_MS),
      atMost('labels: PDF to printable at 203 dpi, median', median(at203), 'ms', PAGE_MS),
      atMost('labels: PDF to printable at 300 dpi, median', median(at300), 'ms', PAGE_MS),
      atLeast(`labels: a wave of ${wave}, half of them PDF`, perSecond, 'labels/s', WAVE_PER_SECOND),
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const random = seededRandom(2026)
const ZPL = `^XA^PW800^LL1200\n${'^FO40,40^A0N,30,30^FDx^FS\n'.repeat(300)}^XZ\n`

/** As carriers draw them: a few hundred bars and lines. */
function page(): Uint8Array {
  const art: PageArt[] = Array.from({ length: 400 }, (_, n) => ({
    kind: 'box',
    x: 8 + (n % 80),
    y: 10 + 25 * Math.floor(n / 80),
    width: 0.25 + 0.25 * (n % 3),
    height: 20,
  }))
  return smallPdf({ widthMm: 100, heightMm: 150, art })
}

async function keep(store: Store, format: 'zpl' | 'pdf', bytes: Uint8Array): Promise<PrintContent> {
  const documentId = createHash('sha256').update(`${format}${random()}`).digest('hex').slice(0, 20)
  const dpi = format === 'zpl' ? 203 : null
  await store.write((tx) =>
    tx.labels.keepDocuments(
      `purchase-${documentId}`,
      [documentId],
      [{ role: 'label', format, dpi, widthMm: 100, heightMm: 150, bytes }],
    ),
  )
  return { kind: 'document', documentId, title: 'FR-1 1/1' }
}

function openStation(store: Store, printers: readonly PrinterConfig[], done: () => void) {
  const opened = openPrinters({
    clock: systemClock,
    kept: (id) => store.read((tx) => tx.labels.bytes(id)),
    timing: { pollMs: 5 },
  })
  const runner = createPrintRunner<Tx>({
    store,
    write: (work) =>
      store.write((tx) =>
        work(tx, async ({ state }) => {
          if (state !== 'sending') done()
        }),
      ),
    port: opened.port,
    clock: systemClock,
    printer: async (id) => printers.find((one) => one.id === id) ?? null,
    after(ms, wake) {
      const timer = setTimeout(wake, ms)
      return () => clearTimeout(timer)
    },
    reportError(error) {
      throw error
    },
    policy: PRINT_RUNNER_POLICY,
  })
  const queue = createPrintQueue(store.printJobs, systemClock, runner.wake)
  const request = (printerId: string, content: PrintContent) => {
    const id = uuidv7(systemClock.now(), random)
    return { id, key: id, printerId, label: null, title: 'FR-1 1/1', content, operator: 'Lea' }
  }
  return { opened, runner, queue, request }
}

async function firstBytes(store: Store, scans: number, content: PrintContent): Promise<number[]> {
  const device = await ZplPrinter.start()
  const printer = printerConfig({ kind: 'tcp', host: '127.0.0.1', port: device.port })
  let settled = () => {}
  const { opened, runner, queue, request } = openStation(store, [printer], () => settled())
  await runner.start([printer.id])
  await opened.port.prepare(content, printer)
  const times: number[] = []
  for (let n = 0; n < scans; n++) {
    const end = new Promise<void>((resolve) => {
      settled = resolve
    })
    device.firstByteAt = null
    const began = performance.now()
    await store.write((tx) => queue.enqueue(tx, request(printer.id, content)))
    queue.wake(printer.id)
    await end
    if (device.firstByteAt === null) throw new Error('no label came')
    times.push(device.firstByteAt - began)
  }
  await runner.stop()
  await opened.close()
  await device.stop()
  return times
}

async function pageTimes(store: Store, dpi: 203 | 300): Promise<number[]> {
  const printer = printerConfig({ kind: 'virtual' }, { dpi })
  const { opened } = openStation(store, [printer], () => {})
  const times: number[] = []
  for (let n = 0; n < 21; n++) {
    const content = await keep(store, 'pdf', page())
    const began = performance.now()
    await opened.port.print(printer, content, new AbortController().signal)
    times.push(performance.now() - began)
  }
  await opened.close()
  // The first one starts the thread.
  return times.slice(1)
}

async function waveSpeed(store: Store, count: number): Promise<number> {
  const printer = printerConfig({ kind: 'virtual' }, { id: 'wave' })
  let left = count
  let settled = () => {}
  const end = new Promise<void>((resolve) => {
    settled = resolve
  })
  const { opened, runner, queue, request } = openStation(store, [printer], () => {
    left -= 1
    if (left === 0) settled()
  })
  await runner.start([printer.id])
  const labels: PrintContent[] = []
  for (let n = 0; n < count; n++) {
    labels.push(n % 2 === 0 ? await keep(store, 'zpl', Buffer.from(ZPL)) : await keep(store, 'pdf', page()))
  }
  const began = performance.now()
  await store.write(async (tx) => {
    for (const label of labels) await queue.enqueue(tx, request(printer.id, label))
  })
  queue.wake(printer.id)
  await end
  const perSecond = (1_000 * count) / (performance.now() - began)
  await runner.stop()
  await opened.close()
  return perSecond
}

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0
}
