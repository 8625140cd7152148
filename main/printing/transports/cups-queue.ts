import { spawn } from 'node:child_process'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PrinterStatus, PrintOutcome } from '../../app/ports/printing.ts'
import { within } from '../../app/ports/within.ts'
import { plainReason } from './device-link.ts'

/** A CUPS queue made with `-m raw`; `server` is host:port, null for the machine's own. */
export type CupsAddress = { queue: string; server: string | null }

export type CupsTiming = {
  /** For one command of the CUPS client. */
  commandMs: number
  /** For the spooler to hand the job to its device. */
  deliverMs: number
  pollMs: number
}

export const CUPS_TIMING: CupsTiming = { commandMs: 10_000, deliverMs: 30_000, pollMs: 500 }

const RAW = ['-o', 'raw', '-t', 'Switchyard label']
/** Never scaled: a bar code, and the size of a form, must stay what they are. */
const PAGES = ['-o', 'document-format=application/pdf', '-o', 'print-scaling=none', '-t', 'Switchyard paper']

type Ran =
  | { kind: 'ran'; code: number; stdout: string; stderr: string }
  | { kind: 'not-run'; detail: Message }

/** Whether the queue takes and processes jobs. CUPS knows nothing of paper on a raw queue. */
export async function cupsStatus(
  address: CupsAddress,
  timing: CupsTiming,
  signal: AbortSignal,
): Promise<PrinterStatus> {
  const printer = await run('lpstat', [...serverArgs(address), '-p', address.queue], null, timing, signal)
  if (printer.kind === 'not-run') return { kind: 'unavailable', detail: printer.detail }
  if (printer.code !== 0)
    return { kind: 'offline', detail: message('printing.cupsSays', { said: oneLine(printer.stderr) }) }
  if (/\bdisabled since\b/.test(printer.stdout)) return { kind: 'fault', faults: ['paused'] }
  const accepting = await run('lpstat', [...serverArgs(address), '-a', address.queue], null, timing, signal)
  if (accepting.kind === 'ran' && /\bnot accepting\b/.test(accepting.stdout)) {
    return { kind: 'fault', faults: ['paused'] }
  }
  const waiting = await pendingJobs(address, timing, signal)
  return { kind: 'ready', waiting: waiting?.length ?? 0 }
}

/**
 * Hands the label to CUPS, pages to be printed by the queue's driver, and follows the job. `sent` means that CUPS gave every byte to the device, which
 * CUPS calls completed. A job that stays is withdrawn, so that it does not come out hours later; what it has
 * printed by then nobody knows.
 */
export async function printThroughCups(
  address: CupsAddress,
  { bytes, isPages }: { readonly bytes: Uint8Array; readonly isPages: boolean },
  timing: CupsTiming,
  signal: AbortSignal,
): Promise<PrintOutcome> {
  const status = await cupsStatus(address, timing, signal)
  if (status.kind === 'fault') {
    return {
      kind: 'failed',
      reason: 'fault',
      detail: message('printing.cupsStopped', { queue: address.queue }),
    }
  }
  if (status.kind === 'offline' || status.kind === 'unavailable') {
    return { kind: 'failed', reason: status.kind, detail: status.detail }
  }
  const args = [...serverArgs(address), '-d', address.queue, ...(isPages ? PAGES : RAW)]
  const submitted = await run('lp', args, bytes, timing, signal)
  if (submitted.kind === 'not-run') {
    return { kind: 'unknown', bytes: 0, detail: submitted.detail }
  }
  const request = /request id is (\S+)/.exec(submitted.stdout)?.[1]
  if (submitted.code !== 0 || request === undefined) {
    return {
      kind: 'failed',
      reason: 'rejected',
      detail: message('printing.cupsSays', { said: oneLine(submitted.stderr) }),
    }
  }
  return await followJob(address, request, bytes.length, timing, signal)
}

async function followJob(
  address: CupsAddress,
  request: string,
  bytes: number,
  timing: CupsTiming,
  signal: AbortSignal,
): Promise<PrintOutcome> {
  const rounds = Math.ceil(timing.deliverMs / timing.pollMs)
  for (let round = 0; round < rounds && !signal.aborted; round++) {
    const pending = await pendingJobs(address, timing, signal)
    if (pending !== null && !pending.includes(request)) {
      return { kind: 'sent', bytes, detail: message('printing.cupsTook', { request }) }
    }
    await new Promise((resolve) => setTimeout(resolve, timing.pollMs))
  }
  const said = await stateMessage(address, timing)
  const cancelled = await run('cancel', [...serverArgs(address), request], null, timing, null)
  const where = cancelled.kind === 'ran' && cancelled.code === 0 ? 'withdrawn' : 'kept'
  const stuck = message('printing.cupsStuck', { request, where })
  const detail = said === '' ? stuck : message('printing.cupsStuckSaying', { stuck, said })
  return { kind: 'unknown', bytes: 0, detail }
}

/** Ids of the jobs that have not been completed; null when CUPS did not say. */
async function pendingJobs(
  address: CupsAddress,
  timing: CupsTiming,
  signal: AbortSignal,
): Promise<string[] | null> {
  const args = [...serverArgs(address), '-W', 'not-completed', '-o', address.queue]
  const listed = await run('lpstat', args, null, timing, signal)
  if (listed.kind === 'not-run' || listed.code !== 0) return null
  return listed.stdout.split('\n').flatMap((line) => line.split(/\s/)[0] || [])
}

/** `printer-state-message` as `lpstat` prints it, below the line of the printer; '' = none. */
async function stateMessage(address: CupsAddress, timing: CupsTiming): Promise<string> {
  const printer = await run('lpstat', [...serverArgs(address), '-p', address.queue], null, timing, null)
  return printer.kind === 'ran' ? oneLine(printer.stdout.split('\n').slice(1).join(' ')) : ''
}

function serverArgs(address: CupsAddress): string[] {
  return address.server === null ? [] : ['-h', address.server]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Runs one program of the CUPS client in the C locale, without a shell. */
async function run(
  program: string,
  args: string[],
  input: Uint8Array | null,
  timing: CupsTiming,
  signal: AbortSignal | null,
): Promise<Ran> {
  return await within(signal, timing.commandMs, (limit) => spawned(program, args, input, limit))
}

function spawned(
  program: string,
  args: string[],
  input: Uint8Array | null,
  signal: AbortSignal,
): Promise<Ran> {
  return new Promise<Ran>((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'pipe'],
      signal,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')))
    // A program that ends before it has read everything says so by its exit code.
    child.stdin.on('error', () => undefined)
    child.on('error', (error: NodeJS.ErrnoException) => {
      const detail =
        error.code === 'ENOENT'
          ? message('printing.cupsMissing', { program })
          : message('printing.cupsNotRun', { program, said: plainReason(error) })
      resolve({ kind: 'not-run', detail })
    })
    child.on('close', (code) => resolve({ kind: 'ran', code: code ?? 1, stdout, stderr }))
    child.stdin.end(input ?? undefined)
  })
}
