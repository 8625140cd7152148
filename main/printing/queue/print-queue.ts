import type { PrintJobState } from '../../../shared/domain/print-job.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import { plainMessage } from '../../../shared/messages/message.ts'
import type {
  NewPrintJob,
  PrintIntervention,
  PrintInterventionResult,
  PrintJob,
  PrintJobStore,
  PrintQueue,
  PrintRequest,
} from '../../app/ports/printing.ts'
import { applyEvent, type JobEvent } from './job-state.ts'

/** From these a label may be printed once more: it has been at the printer, or will not go by itself. */
const REPRINTABLE: readonly PrintJobState[] = ['held', 'sent', 'confirmed', 'unknown', 'failed', 'cancelled']

/**
 * What commands do with print jobs. Everything happens in the caller's transaction; `wake` is handed on to the
 * runner and belongs after the commit.
 */
export function createPrintQueue<Tx>(
  jobs: PrintJobStore<Tx>,
  clock: Clock,
  wake: (printerId: string) => void,
): PrintQueue<Tx> {
  return {
    wake,

    async enqueue(tx, request) {
      const { job } = await jobs.insert(tx, firstJob(request, clock.now()))
      return job
    },

    async reprint(tx, { jobId, newJobId, printerId, operator, reason }) {
      const source = await jobs.byId(tx, jobId)
      if (source === null) return { kind: 'no-such-job' }
      if (!REPRINTABLE.includes(source.state)) return { kind: 'wrong-state', state: source.state }
      if (source.state === 'held') {
        const event = { kind: 'cancelled', operator, reason: plainMessage(reason) } as const
        const withdrawn = await move(jobs, tx, source, event, clock.now())
        if (withdrawn.kind !== 'done') return withdrawn
      }
      const first = source.reprintOf ?? source.id
      const reprintNumber = (await jobs.countReprints(tx, first)) + 1
      const { job } = await jobs.insert(tx, {
        ...firstJob({ ...source, id: newJobId, printerId, operator }, clock.now()),
        // The command that asked is idempotent by its own id, and so is the job it makes.
        key: `${first}/reprint/${newJobId}`,
        reason,
        reprintOf: first,
        reprintNumber,
      })
      return { kind: 'done', job }
    },

    cancel: (tx, what) =>
      intervene(tx, what, ({ operator, reason }) => ({ kind: 'cancelled', operator, reason })),
    release: (tx, what) =>
      intervene(tx, what, ({ operator, reason }) => ({ kind: 'released', operator, reason })),
    answer: (tx, what) =>
      intervene(tx, what, ({ operator, reason }) => ({
        kind: 'answered',
        operator,
        reason,
        cameOut: what.cameOut,
      })),
  }

  async function intervene(
    tx: Tx,
    what: PrintIntervention,
    event: (what: PrintIntervention) => JobEvent,
  ): Promise<PrintInterventionResult> {
    const job = await jobs.byId(tx, what.jobId)
    if (job === null) return { kind: 'no-such-job' }
    return await move(jobs, tx, job, event(what), clock.now())
  }
}

async function move<Tx>(
  jobs: PrintJobStore<Tx>,
  tx: Tx,
  job: PrintJob,
  event: JobEvent,
  now: number,
): Promise<PrintInterventionResult> {
  const change = applyEvent(job, event, now)
  if (change === null) return { kind: 'wrong-state', state: job.state }
  if (await jobs.mark(tx, job.id, job.state, change)) return { kind: 'done', job: { ...job, ...change } }
  const state = (await jobs.byId(tx, job.id))?.state
  return state === undefined ? { kind: 'no-such-job' } : { kind: 'wrong-state', state }
}

function firstJob(request: PrintRequest, now: number): NewPrintJob {
  const { id, key, printerId, label, paper = null, title, content, operator } = request
  return {
    id,
    key,
    printerId,
    label,
    paper,
    title,
    content,
    operator,
    state: 'queued',
    detail: null,
    attempts: 0,
    queuedAt: now,
    changedAt: now,
    notBefore: now,
    reason: null,
    reprintOf: null,
    reprintNumber: 0,
  }
}
