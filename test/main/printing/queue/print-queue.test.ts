import { describe, expect, it } from 'vitest'
import type { PrintJob, PrintRequest } from '../../../../main/app/ports/printing.ts'
import { createPrintQueue } from '../../../../main/printing/queue/print-queue.ts'
import type { PrintJobState } from '../../../../shared/domain/print-job.ts'
import { message, plainMessage } from '../../../../shared/messages/message.ts'
import { labelContent, printJob } from '../../../support/printers/label-builders.ts'
import { memoryPrintJobs } from '../../../support/printers/memory-print-jobs.ts'

const NOW = 9_000
const by = { operator: 'Lea', reason: 'paper jam' }
const said = { operator: 'Lea', reason: plainMessage('paper jam') }

function queueWith(...jobs: PrintJob[]) {
  const store = memoryPrintJobs(jobs)
  return { ...store, queue: createPrintQueue(store.printJobs, { now: () => NOW }, () => undefined) }
}

const request = (over: Partial<PrintRequest> = {}): PrintRequest => ({
  id: 'job-1',
  key: 'label-1',
  printerId: 'printer-1',
  label: { fulfillmentId: 'F-1', parcel: 1 },
  title: 'FR-104233 1/2',
  content: labelContent(),
  operator: 'Lea',
  ...over,
})

describe('enqueue', () => {
  it('the same label asked for twice is one job', async () => {
    const { queue, rows } = queueWith()
    const first = await queue.enqueue(null, request())
    const again = await queue.enqueue(null, request({ id: 'job-2' }))
    expect(again).toEqual(first)
    expect(rows()).toEqual([printJob({ queuedAt: NOW, changedAt: NOW, notBefore: NOW })])
  })

  it('two parcels of one order are two jobs', async () => {
    const { queue, rows } = queueWith()
    await queue.enqueue(null, request())
    await queue.enqueue(null, request({ id: 'job-2', key: 'label-2' }))
    expect(rows().map((job) => job.key)).toEqual(['label-1', 'label-2'])
  })
})

describe('reprint', () => {
  it('is a new job that counts on and says who and why', async () => {
    const { queue, rows } = queueWith(printJob({ state: 'confirmed' }))
    const what = { jobId: 'job-1', printerId: 'printer-2', ...by }
    await queue.reprint(null, { ...what, newJobId: 'job-2' })
    await queue.reprint(null, { ...what, newJobId: 'job-2' })
    expect(rows().slice(1)).toEqual([
      printJob({
        id: 'job-2',
        key: 'job-1/reprint/job-2',
        sequence: 2,
        printerId: 'printer-2',
        queuedAt: NOW,
        changedAt: NOW,
        notBefore: NOW,
        reason: 'paper jam',
        reprintOf: 'job-1',
        reprintNumber: 1,
      }),
    ])
  })

  it('of a reprint counts for the first job', async () => {
    const { queue } = queueWith(
      printJob({ state: 'confirmed' }),
      printJob({ id: 'job-2', key: 'k2', state: 'failed', reprintOf: 'job-1', reprintNumber: 1 }),
    )
    const result = await queue.reprint(null, {
      jobId: 'job-2',
      newJobId: 'job-3',
      printerId: 'printer-1',
      ...by,
    })
    expect(result).toMatchObject({ kind: 'done', job: { reprintOf: 'job-1', reprintNumber: 2 } })
  })

  it('of a label that was held back withdraws that one: it must not follow by itself', async () => {
    const { queue, rows } = queueWith(printJob({ state: 'held' }))
    await queue.reprint(null, { jobId: 'job-1', newJobId: 'job-2', printerId: 'printer-1', ...by })
    expect(rows().map(({ id, state }) => [id, state])).toEqual([
      ['job-1', 'cancelled'],
      ['job-2', 'queued'],
    ])
  })

  it('of a label that was called off is printed', async () => {
    const what = { jobId: 'job-1', newJobId: 'job-9', printerId: 'printer-1', ...by }
    const calledOff = queueWith(printJob({ state: 'cancelled' }))
    expect((await calledOff.queue.reprint(null, what)).kind).toBe('done')
  })

  it.each<PrintJobState>(['queued', 'sending'])('not while %s', async (state) => {
    const { queue } = queueWith(printJob({ state }))
    const result = await queue.reprint(null, {
      jobId: 'job-1',
      newJobId: 'job-2',
      printerId: 'printer-1',
      ...by,
    })
    expect(result).toEqual({ kind: 'wrong-state', state })
  })
})

describe('a person decides', () => {
  const cases = [
    { verb: 'cancel', from: 'queued', to: 'cancelled' },
    { verb: 'cancel', from: 'sending', to: null },
    { verb: 'release', from: 'held', to: 'queued' },
    { verb: 'release', from: 'unknown', to: null },
  ] as const
  it.each(cases)('$verb from $from gives $to', async ({ verb, from, to }) => {
    const { queue, rows } = queueWith(printJob({ state: from }))
    const result = await queue[verb](null, { jobId: 'job-1', ...said })
    expect(result.kind).toBe(to === null ? 'wrong-state' : 'done')
    expect(rows()[0]?.state).toBe(to ?? from)
  })

  it('answers what became of an unknown label', async () => {
    const { queue, rows } = queueWith(printJob({ state: 'unknown' }))
    await queue.answer(null, { jobId: 'job-1', cameOut: true, ...said })
    expect(rows()[0]).toMatchObject({ state: 'confirmed', detail: message('printing.cameOut', said) })
  })

  it.each<PrintJobState>(['failed', 'held'])(
    'says that a %s label is there after all, not that it is not',
    async (state) => {
      const { queue, rows } = queueWith(printJob({ state }))
      const no = await queue.answer(null, { jobId: 'job-1', cameOut: false, ...said })
      expect(no).toEqual({ kind: 'wrong-state', state })
      await queue.answer(null, { jobId: 'job-1', cameOut: true, ...said })
      expect(rows()[0]?.state).toBe('confirmed')
    },
  )

  it('about a job that does not exist', async () => {
    const { queue } = queueWith()
    expect(await queue.cancel(null, { jobId: 'job-9', ...said })).toEqual({ kind: 'no-such-job' })
  })
})
