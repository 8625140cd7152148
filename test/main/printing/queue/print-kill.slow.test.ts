import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PrintJob } from '../../../../main/app/ports/printing.ts'
import { printJob } from '../../../support/printers/label-builders.ts'
import { ZplPrinter } from '../../../support/printers/zpl-printer.ts'

const PROGRAM = fileURLToPath(new URL('../../../support/printers/printing-process.ts', import.meta.url))

let folder: string
let printer: ZplPrinter
let program: ChildProcess | null = null

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchyard-print-'))
  printer = await ZplPrinter.start()
})
afterEach(async () => {
  await kill()
  await printer.stop()
  await rm(folder, { recursive: true, force: true })
})

function start(): void {
  program = spawn(process.execPath, [PROGRAM, join(folder, 'jobs.json'), String(printer.port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function kill(): Promise<void> {
  const dying = program
  program = null
  if (dying === null || dying.exitCode !== null || dying.signalCode !== null) return
  const ended = once(dying, 'exit')
  dying.kill('SIGKILL')
  await ended
}

async function jobs(): Promise<PrintJob[]> {
  return JSON.parse(await readFile(join(folder, 'jobs.json'), 'utf8'))
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5))
}

function zplJob(n: number, padding: number): PrintJob {
  const zpl = `^XA^FX N-${n} ${'x'.repeat(padding)}^FS^XZ`
  const content = { kind: 'zpl', zpl, dpi: 203, widthMm: 100, heightMm: 150 } as const
  const queuedAt = Date.now()
  return printJob({ id: `job-${n}`, key: `label-${n}`, sequence: n, content, queuedAt, notBefore: 0 })
}

const settled = (rows: readonly PrintJob[]) =>
  rows.every((row) => row.state === 'confirmed' || row.state === 'unknown')

it('a program killed in mid-label leaves it unknown, and the next start prints only what follows', async () => {
  await writeFile(join(folder, 'jobs.json'), JSON.stringify([zplJob(1, 5_000_000), zplJob(2, 100)]))
  printer.behaviour.stopsAfterBytes = 200_000
  start()
  await until(() => printer.bytesRead >= 200_000)
  await kill()
  expect((await jobs()).map((job) => job.state)).toEqual(['sending', 'queued'])
  printer.behaviour.stopsAfterBytes = null
  start()
  await until(async () => settled(await jobs()))
  expect((await jobs()).map((job) => job.state)).toEqual(['unknown', 'confirmed'])
  expect(printer.labels.map((label) => label.slice(0, 10))).toEqual(['^XA^FX N-2'])
})

it('killed again and again, no label comes out twice and none is lost without a trace', async () => {
  const all = Array.from({ length: 40 }, (_, n) => zplJob(n + 1, 20_000))
  await writeFile(join(folder, 'jobs.json'), JSON.stringify(all))
  for (let round = 1; round <= 5; round++) {
    const before = printer.bytesRead
    start()
    await until(async () => printer.bytesRead > before + 60_000 * round || settled(await jobs()))
    await kill()
  }
  start()
  await until(async () => settled(await jobs()))
  const printed = printer.labels.map((label) => /N-\d+/.exec(label)?.[0] ?? '')
  const unknown = (await jobs())
    .filter((job) => job.state === 'unknown')
    .map((job) => job.id.replace('job', 'N'))
  expect(printed.length).toBe(new Set(printed).size)
  expect(new Set([...printed, ...unknown]).size).toBe(40)
})
