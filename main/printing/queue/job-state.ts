import type { PrintJobState } from '../../../shared/domain/print-job.ts'
import { unreachable } from '../../../shared/lib/assert.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PrintJob, PrintJobChange, PrintOutcome } from '../../app/ports/printing.ts'

/** What can happen to a job. `claimed` is written by the store's `claimNext`; the rest by what is below. */
export type JobEvent =
  | { kind: 'claimed' }
  | { kind: 'outcome'; outcome: PrintOutcome; retryMs: number }
  /** Its station keeps it, and says why it cannot print it yet. */
  | { kind: 'waits'; detail: Message }
  /** The program ended while the job was in `sending`. */
  | { kind: 'crashed' }
  /** It waited too long behind a printer that was off. */
  | { kind: 'expired'; waitedMinutes: number }
  /** Nothing of it left in all that time: the declared fall-back takes it. */
  | { kind: 'moved'; printerId: string; from: string }
  | { kind: 'cancelled'; operator: string; reason: Message }
  | { kind: 'released'; operator: string; reason: Message }
  | { kind: 'answered'; cameOut: boolean; operator: string; reason: Message }

/** From which states each event is possible. Nothing that may have come out leads back to `queued`. */
export const POSSIBLE_FROM: Readonly<Record<JobEvent['kind'], readonly PrintJobState[]>> = {
  claimed: ['queued'],
  outcome: ['sending'],
  waits: ['sending'],
  crashed: ['sending'],
  expired: ['queued'],
  moved: ['queued'],
  cancelled: ['queued', 'held', 'failed'],
  released: ['held', 'failed'],
  answered: ['sent', 'unknown', 'failed', 'held'],
}

const MAY_BE_OUT: readonly PrintJobState[] = ['sent', 'unknown']

/** The new values of the job, or null when the event is not possible in its state. Pure. */
export function applyEvent(job: PrintJob, event: JobEvent, now: number): PrintJobChange | null {
  if (!POSSIBLE_FROM[event.kind].includes(job.state)) return null
  // Nothing of these came out as far as anybody knows: the one answer that is news is that it did.
  if (event.kind === 'answered' && !event.cameOut && !MAY_BE_OUT.includes(job.state)) return null
  const same = { attempts: job.attempts, queuedAt: job.queuedAt, notBefore: job.notBefore, changedAt: now }
  switch (event.kind) {
    case 'claimed':
      return { ...same, state: 'sending', detail: null, attempts: job.attempts + 1 }
    case 'outcome':
      return { ...same, ...afterOutcome(event.outcome, now + event.retryMs) }
    case 'waits':
      return { ...same, state: 'sending', detail: event.detail }
    case 'crashed':
      return { ...same, state: 'unknown', detail: message('printing.programEnded') }
    case 'expired': {
      const detail = message('printing.waitedTooLong', { minutes: event.waitedMinutes })
      return { ...same, state: 'held', detail }
    }
    case 'moved': {
      const detail = message('printing.movedFrom', { printer: event.from })
      return { ...same, state: 'queued', detail, notBefore: now, printerId: event.printerId }
    }
    case 'cancelled':
      return { ...same, state: 'cancelled', detail: message('printing.cancelledBy', by(event)) }
    case 'released': {
      const detail = message('printing.releasedBy', by(event))
      return { ...same, state: 'queued', detail, queuedAt: now, notBefore: now }
    }
    case 'answered': {
      return event.cameOut
        ? { ...same, state: 'confirmed', detail: message('printing.cameOut', by(event)) }
        : { ...same, state: 'failed', detail: message('printing.didNotComeOut', by(event)) }
    }
    default:
      return unreachable(event)
  }
}

function by({ operator, reason }: { operator: string; reason: Message }) {
  return { operator, reason }
}

/** A job goes back to the queue only when not one byte of it left and the cause can heal by itself. */
function afterOutcome(
  outcome: PrintOutcome,
  retryAt: number,
): Pick<PrintJobChange, 'state' | 'detail'> & { notBefore?: number } {
  const { detail } = outcome
  switch (outcome.kind) {
    case 'confirmed':
    case 'sent':
    case 'unknown':
      return { state: outcome.kind, detail }
    case 'failed':
      return outcome.reason === 'offline' || outcome.reason === 'fault'
        ? { state: 'queued', detail, notBefore: retryAt }
        : { state: 'failed', detail }
  }
}
