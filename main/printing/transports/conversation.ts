import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PrinterFault, PrinterStatus, PrintOutcome } from '../../app/ports/printing.ts'
import { type DeviceLink, LinkError, type LinkTiming, linkTrouble } from './device-link.ts'

/** How one printer language asks for its printer's state. Reports are `null` when nothing answered in time. */
export type StatusDialect = {
  /** Before a label, and for the status light. */
  ask(link: DeviceLink, timing: LinkTiming): Promise<DeviceReport | null>
  /**
   * After a label: a report that is only given, or only idle, when what was sent before has been printed.
   * Null for a dialect that has no such question.
   */
  askAfterLabel: ((link: DeviceLink, timing: LinkTiming) => Promise<DeviceReport | null>) | null
}

export type DeviceReport = { faults: readonly PrinterFault[]; waiting: number }

/** @throws nothing: trouble is a status. `link` is released. */
export async function statusOf(
  link: DeviceLink,
  dialect: StatusDialect,
  timing: LinkTiming,
): Promise<PrinterStatus> {
  try {
    const report = await dialect.ask(link, timing)
    if (report === null) return { kind: 'unknown', detail: message('printing.silent') }
    return report.faults.length > 0
      ? { kind: 'fault', faults: report.faults }
      : { kind: 'ready', waiting: report.waiting }
  } catch (error) {
    return { kind: 'offline', detail: linkTrouble(error) }
  } finally {
    await link.destroy()
  }
}

/**
 * One label over one link: ask, send, ask until idle, end. Before the first byte of the label every trouble
 * is `failed`; from the first byte on it is never that again, since even a broken link may have printed.
 */
export async function printOver(
  link: DeviceLink,
  dialect: StatusDialect,
  label: Uint8Array,
  timing: LinkTiming,
): Promise<PrintOutcome> {
  try {
    let before: DeviceReport | null
    try {
      before = await dialect.ask(link, timing)
    } catch (error) {
      return { kind: 'failed', reason: 'offline', detail: linkTrouble(error) }
    }
    if (before !== null && before.faults.length > 0) {
      return {
        kind: 'failed',
        reason: 'fault',
        detail: message('printing.faults', { faults: inWords(before.faults) }),
      }
    }
    return await sendLabel(link, dialect, label, timing, before !== null)
  } finally {
    await link.destroy()
  }
}

async function sendLabel(
  link: DeviceLink,
  dialect: StatusDialect,
  label: Uint8Array,
  timing: LinkTiming,
  answers: boolean,
): Promise<PrintOutcome> {
  let bytes = 0
  try {
    await link.write(label)
    bytes = label.length
    if (answers && dialect.askAfterLabel !== null) {
      const detail = await waitUntilPrinted(link, dialect.askAfterLabel, timing)
      if (detail !== null) return { kind: 'unknown', bytes, detail }
      return { kind: 'confirmed', bytes, detail: message('printing.done') }
    }
    await link.finish()
    return { kind: 'sent', bytes, detail: message('printing.taken') }
  } catch (error) {
    const taken = bytes > 0 || !(error instanceof LinkError) ? bytes : Math.min(error.taken, label.length)
    return { kind: 'unknown', bytes: taken, detail: linkTrouble(error) }
  }
}

/** Null when the printer reported twice running that nothing waits, else the reason against it. */
async function waitUntilPrinted(
  link: DeviceLink,
  ask: NonNullable<StatusDialect['askAfterLabel']>,
  timing: LinkTiming,
): Promise<Message | null> {
  const rounds = Math.max(2, Math.ceil(timing.confirmMs / timing.pollMs))
  let idle = 0
  let last: DeviceReport | null = null
  for (let round = 0; round < rounds; round++) {
    last = await ask(link, timing)
    if (last === null) return message('printing.takenThenSilent')
    if (last.faults.some((fault) => fault !== 'buffer-full')) {
      return message('printing.takenThenFaults', { faults: inWords(last.faults) })
    }
    idle = last.waiting === 0 ? idle + 1 : 0
    if (idle === 2) return null
    await new Promise((resolve) => setTimeout(resolve, timing.pollMs))
  }
  return message('printing.takenStillWaiting', { waiting: last?.waiting ?? 0 })
}

function inWords(faults: readonly PrinterFault[]): Message[] {
  return faults.map((fault) => message(`printers.fault.${fault}`))
}
