import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PrintJob } from '../../../../main/app/ports/printing.ts'
import type { Store, Tx } from '../../../../main/app/ports/store.ts'
import { createPrintQueue } from '../../../../main/printing/queue/print-queue.ts'
import {
  createPrintRunner,
  PRINT_RUNNER_POLICY,
  type PrintRunner,
} from '../../../../main/printing/queue/print-runner.ts'
import { openPrinters } from '../../../../main/printing/transports/printer-port.ts'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { labelContent, printerConfig } from '../../../support/printers/label-builders.ts'
import { ZplPrinter } from '../../../support/printers/zpl-printer.ts'

const clock = { now: () => Date.UTC(2026, 10, 23, 9, 30) }

let folder: string
let store: Store
let device: ZplPrinter
let runner: PrintRunner
let settled: PrintJob[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-queue-'))
  store = await openSqliteStore({ path: join(folder, 'store.db'), clock })
  device = await ZplPrinter.start()
  settled = []
  runner = createPrintRunner<Tx>({
    store,
    write: (work) => store.write((tx) => work(tx, async (job) => void settled.push(job))),
    port: openPrinters({ clock, timing: { pollMs: 2 } }).port,
    clock,
    printer: async (id) => printerConfig({ kind: 'tcp', host: '127.0.0.1', port: device.port }, { id }),
    after: () => () => undefined,
    reportError(error) {
      throw error
    },
    policy: PRINT_RUNNER_POLICY,
  })
})
afterEach(async () => {
  await runner.stop()
  await device.stop()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const request = (n: number) => ({
  id: `0199a000-0000-7000-8000-00000000000${n}`,
  key: `label-${n}`,
  printerId: 'printer-1',
  label: null,
  title: `N-${n}`,
  content: labelContent({ orderReference: `N-${n}` }),
  operator: 'Lea',
})

it('labels committed with their commands come out once and in order; those rolled back do not', async () => {
  const queue = createPrintQueue(store.printJobs, clock, runner.wake)
  await runner.start(['printer-1'])
  await store.write(async (tx) => {
    await queue.enqueue(tx, request(1))
    await queue.enqueue(tx, request(2))
  })
  const refused = store.write(async (tx) => {
    await queue.enqueue(tx, request(3))
    throw new Error('refused')
  })
  await expect(refused).rejects.toThrow('refused')
  await store.write(async (tx) => {
    await queue.enqueue(tx, request(1))
    // Too early by the book, and harmless: the lane does not run inside this transaction.
    queue.wake('printer-1')
  })
  await expect
    .poll(() => settled.map((job) => `${job.title} ${job.state}`))
    .toEqual(['N-1 sending', 'N-1 confirmed', 'N-2 sending', 'N-2 confirmed'])
  expect(device.labels.map((label) => /N-\d/.exec(label)?.[0])).toEqual(['N-1', 'N-2'])
  const kept = await store.read((tx) => store.printJobs.list(tx, { printerId: null, states: [], limit: 10 }))
  expect(kept.map(({ title, state, attempts }) => ({ title, state, attempts }))).toEqual([
    { title: 'N-2', state: 'confirmed', attempts: 1 },
    { title: 'N-1', state: 'confirmed', attempts: 1 },
  ])
})
