import { describe, expect, it } from 'vitest'
import { fateOf, type LabelFate } from '../../../../main/app/packing/label-fate.ts'
import type { PrintJob } from '../../../../main/app/ports/printing.ts'
import type { PrintJobState } from '../../../../shared/domain/print-job.ts'
import { printJob } from '../../../support/printers/label-builders.ts'

/** The first label of a parcel, and its n-th reprint. */
const first = (state: PrintJobState, over: Partial<PrintJob> = {}): PrintJob =>
  printJob({ state, queuedAt: 10, changedAt: 20, attempts: 1, ...over })
const reprint = (state: PrintJobState, over: Partial<PrintJob> = {}): PrintJob =>
  printJob({
    id: 'job-2',
    sequence: 2,
    state,
    queuedAt: 30,
    changedAt: 40,
    attempts: 1,
    reprintOf: 'job-1',
    reprintNumber: 1,
    ...over,
  })

const cases: { name: string; jobs: PrintJob[]; want: LabelFate['kind'] }[] = [
  { name: 'none was asked for', jobs: [], want: 'none' },
  { name: 'queued for the first time', jobs: [first('queued', { attempts: 0 })], want: 'waiting' },
  { name: 'being sent for the first time', jobs: [first('sending')], want: 'waiting' },
  { name: 'queued again, as the printer was off', jobs: [first('queued')], want: 'retrying' },
  { name: 'being sent for the second time', jobs: [first('sending', { attempts: 2 })], want: 'retrying' },
  { name: 'confirmed', jobs: [first('confirmed')], want: 'out' },
  { name: 'taken by a printer that never says', jobs: [first('sent')], want: 'out' },
  { name: 'held back', jobs: [first('held')], want: 'failed' },
  { name: 'failed', jobs: [first('failed')], want: 'failed' },
  { name: 'unknown', jobs: [first('unknown')], want: 'unknown' },
  { name: 'called off', jobs: [first('cancelled')], want: 'called-off' },
  { name: 'failed, and its reprint came out', jobs: [first('failed'), reprint('confirmed')], want: 'out' },
  { name: 'unknown, and its reprint came out', jobs: [first('unknown'), reprint('sent')], want: 'out' },
  {
    name: 'came out spoilt, and its reprint failed',
    jobs: [first('confirmed'), reprint('failed')],
    want: 'failed',
  },
  {
    name: 'failed, and its reprint is on its way',
    jobs: [first('failed'), reprint('queued', { attempts: 0 })],
    want: 'waiting',
  },
  {
    name: 'failed, reprinted in vain, then the first was sent again and came out',
    jobs: [first('confirmed', { queuedAt: 50, changedAt: 60 }), reprint('failed')],
    want: 'out',
  },
  {
    name: 'failed, reprinted in vain, then the first was sent again',
    jobs: [first('queued', { queuedAt: 50, changedAt: 50 }), reprint('failed')],
    want: 'retrying',
  },
  {
    name: 'unknown, reprinted in vain, then found in the tray after all',
    jobs: [first('confirmed', { changedAt: 50 }), reprint('failed')],
    want: 'out',
  },
  {
    name: 'reprinted, then that reprint was called off',
    jobs: [first('failed'), reprint('cancelled')],
    want: 'failed',
  },
]

describe('the fate of a label', () => {
  it.each(cases)('$name: $want', ({ jobs, want }) => {
    expect(fateOf(jobs).kind).toBe(want)
    expect(fateOf(jobs.toReversed()).kind).toBe(want)
  })

  it('names the label that somebody must look after', () => {
    expect(fateOf([first('confirmed'), reprint('unknown')])).toMatchObject({
      kind: 'unknown',
      job: { id: 'job-2' },
    })
  })
})
