import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import type { PrintJob } from '../../../main/app/ports/printing.ts'
import { createPrintRunner, PRINT_RUNNER_POLICY } from '../../../main/printing/queue/print-runner.ts'
import { openPrinters } from '../../../main/printing/transports/printer-port.ts'
import { printerConfig } from './label-builders.ts'
import { memoryPrintJobs } from './memory-print-jobs.ts'

/**
 * A program of its own, to be killed: `printing-process.ts JOBS.json PORT` prints the jobs of the file on a
 * TCP printer and keeps the file durably up to date.
 */
const [file = '', port = ''] = process.argv.slice(2)
const store = memoryPrintJobs(JSON.parse(readFileSync(file, 'utf8')) as PrintJob[], (rows) => {
  const draft = openSync(`${file}.part`, 'w')
  writeSync(draft, JSON.stringify(rows))
  fsyncSync(draft)
  closeSync(draft)
  renameSync(`${file}.part`, file)
})
const clock = { now: () => Date.now() }
const printer = printerConfig({ kind: 'tcp', host: '127.0.0.1', port: Number(port) })
const runner = createPrintRunner<null>({
  store,
  write: (work) => store.write((tx) => work(tx, async () => {})),
  port: openPrinters({ clock, timing: { pollMs: 2 } }).port,
  clock,
  printer: async () => printer,
  after(ms, wake) {
    const timer = setTimeout(wake, ms)
    return () => clearTimeout(timer)
  },
  reportError(error) {
    throw error
  },
  policy: { ...PRINT_RUNNER_POLICY, retryMs: 50 },
})
await runner.start([printer.id])
