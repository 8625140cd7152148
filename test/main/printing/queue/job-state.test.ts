import { describe, expect, it } from 'vitest'
import type { PrintJob, PrintOutcome } from '../../../../main/app/ports/printing.ts'
import { applyEvent, type JobEvent, POSSIBLE_FROM } from '../../../../main/printing/queue/job-state.ts'
import type { PrintJobState } from '../../../../shared/domain/print-job.ts'
import { message, plainMessage } from '../../../../shared/messages/message.ts'
import { printJob } from '../../../support/printers/label-builders.ts'

const NOW = 50_000
const outcome = (what: PrintOutcome): JobEvent => ({ kind: 'outcome', outcome: what, retryMs: 5_000 })
const by = { operator: 'Lea', reason: plainMessage('paper jam') }

describe('what happens to a job', () => {
  const cases: { name: string; from: PrintJobState; event: JobEvent; want: Partial<PrintJob> }[] = [
    {
      name: 'claimed',
      from: 'queued',
      event: { kind: 'claimed' },
      want: { state: 'sending', attempts: 1, detail: null },
    },
    {
      name: 'confirmed',
      from: 'sending',
      event: outcome({ kind: 'confirmed', bytes: 9, detail: plainMessage('done') }),
      want: { state: 'confirmed', detail: plainMessage('done') },
    },
    {
      name: 'sent without proof',
      from: 'sending',
      event: outcome({ kind: 'sent', bytes: 9, detail: plainMessage('taken') }),
      want: { state: 'sent', detail: plainMessage('taken') },
    },
    {
      name: 'unknown stays unknown',
      from: 'sending',
      event: outcome({ kind: 'unknown', bytes: 4, detail: plainMessage('broke') }),
      want: { state: 'unknown', detail: plainMessage('broke') },
    },
    {
      name: 'a printer that is off gets it later',
      from: 'sending',
      event: outcome({ kind: 'failed', reason: 'offline', detail: plainMessage('off') }),
      want: { state: 'queued', detail: plainMessage('off'), notBefore: NOW + 5_000 },
    },
    {
      name: 'a label that cannot be printed fails',
      from: 'sending',
      event: outcome({ kind: 'failed', reason: 'wrong-format', detail: plainMessage('300 dpi') }),
      want: { state: 'failed', detail: plainMessage('300 dpi') },
    },
    {
      name: 'a crash while sending',
      from: 'sending',
      event: { kind: 'crashed' },
      want: { state: 'unknown', detail: message('printing.programEnded') },
    },
    {
      name: 'waited too long',
      from: 'queued',
      event: { kind: 'expired', waitedMinutes: 11 },
      want: { state: 'held', detail: message('printing.waitedTooLong', { minutes: 11 }) },
    },
    {
      name: 'released starts its wait anew',
      from: 'held',
      event: { kind: 'released', ...by },
      want: { state: 'queued', detail: message('printing.releasedBy', by), queuedAt: NOW, notBefore: NOW },
    },
    {
      name: 'it came out',
      from: 'unknown',
      event: { kind: 'answered', cameOut: true, ...by },
      want: { state: 'confirmed', detail: message('printing.cameOut', by) },
    },
    {
      name: 'it did not come out',
      from: 'sent',
      event: { kind: 'answered', cameOut: false, ...by },
      want: { state: 'failed', detail: message('printing.didNotComeOut', by) },
    },
    {
      name: 'cancelled',
      from: 'queued',
      event: { kind: 'cancelled', ...by },
      want: { state: 'cancelled', detail: message('printing.cancelledBy', by) },
    },
  ]
  it.each(cases)('$name', ({ from, event, want }) => {
    const job = printJob({ state: from })
    const { attempts, queuedAt, notBefore } = job
    expect(applyEvent(job, event, NOW)).toEqual({ attempts, queuedAt, notBefore, changedAt: NOW, ...want })
  })
})

describe('the states as a whole', () => {
  const states: PrintJobState[] = [
    'queued',
    'held',
    'sending',
    'sent',
    'confirmed',
    'unknown',
    'failed',
    'cancelled',
  ]
  const events: JobEvent[] = [
    { kind: 'claimed' },
    ...(['confirmed', 'sent', 'unknown'] as const).map((kind) =>
      outcome({ kind, bytes: 1, detail: plainMessage('') }),
    ),
    ...(['offline', 'fault', 'unavailable', 'wrong-format', 'rejected'] as const).map((reason) =>
      outcome({ kind: 'failed', reason, detail: plainMessage('') }),
    ),
    { kind: 'waits', detail: plainMessage('') },
    { kind: 'crashed' },
    { kind: 'expired', waitedMinutes: 1 },
    { kind: 'moved', printerId: 'printer-2', from: 'Bench' },
    { kind: 'cancelled', ...by },
    { kind: 'released', ...by },
    { kind: 'answered', cameOut: true, ...by },
    { kind: 'answered', cameOut: false, ...by },
  ]
  const steps = states.flatMap((from) =>
    events.flatMap((event) => {
      const to = applyEvent(printJob({ state: from }), event, NOW)?.state
      return to === undefined ? [] : [{ from, event: event.kind, to }]
    }),
  )

  it('happen exactly from where the table says', () => {
    const table = Object.entries(POSSIBLE_FROM).flatMap(([event, from]) =>
      from.map((state) => `${event} ${state}`),
    )
    expect([...new Set(steps.map((step) => `${step.event} ${step.from}`))].toSorted()).toEqual(
      table.toSorted(),
    )
  })

  it('can all be reached', () => {
    const reached = new Set<PrintJobState>(['queued'])
    for (let round = 0; round < states.length; round++) {
      for (const step of steps) if (reached.has(step.from)) reached.add(step.to)
    }
    expect([...reached].toSorted()).toEqual(states.toSorted())
  })

  it('lead from a label that may have come out to sending again only over a person', () => {
    const byItself = steps.filter((step) => !['released', 'answered', 'cancelled'].includes(step.event))
    const leaving = byItself.filter((step) => ['sent', 'confirmed', 'unknown', 'failed'].includes(step.from))
    expect(leaving).toEqual([])
  })
})
