import type { ExceptionCause, ExceptionRecord } from '../../../shared/domain/exception.ts'
import { type Fulfillment, isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import type { LabelledParcel, PrintJob, PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { fateOf, type LabelFate } from './label-fate.ts'

/**
 * Brings the exceptions of one parcel's label in line with what became of it: one that failed or may not have come
 * out is an exception of its order until that label, a reprint or a person settles it. Other parcels are left alone.
 */
export async function settleLabel(
  context: CommandContext,
  printJobs: PrintJobStore<Tx>,
  label: LabelledParcel,
): Promise<void> {
  const { tx, now } = context
  const fulfillment = await tx.fulfillments.get(label.fulfillmentId)
  if (!fulfillment) return
  const jobs = (await printJobs.ofFulfillment(tx, fulfillment.id)).filter(
    (job) => job.label?.parcel === label.parcel,
  )
  const fate = fateOf(jobs)
  const { orderId, siteId, promise } = fulfillment
  const standing = (await tx.exceptions.ofOrder(orderId)).filter((one) => isOpenFor(one, label, jobs))
  const isOver =
    fate.kind === 'out' || fulfillment.carrierId === BY_HAND || !isOpenFulfillment(fulfillment.state)
  const cause = isOver ? null : causeOf(fate, fulfillment, label)
  // Opened by an earlier version and keyed by its job: the exception opened now replaces it.
  const settled = isOver ? standing : cause === null ? [] : standing.filter(isOfEarlierVersion)
  for (const { id } of settled) await tx.exceptions.closeById([id], 'printed', now)
  if (cause !== null) {
    const key = `print/${label.fulfillmentId}/${label.parcel}`
    await tx.exceptions.open([
      { id: context.newId(), orderId, siteId, cause, openedAt: now, dueAt: promise.shipBy, key },
    ])
  }
  if (cause === null && settled.length === 0) return
  context.about(orderId)
  context.touch('exceptions')
}

function causeOf(
  fate: LabelFate,
  { id, parcels }: Fulfillment,
  label: LabelledParcel,
): ExceptionCause | null {
  const about = { fulfillmentId: id, parcel: { number: label.parcel, of: parcels.length } }
  if (fate.kind === 'failed')
    return {
      reason: 'label-failed',
      ...about,
      jobId: fate.job.id,
      message: fate.job.detail ?? message('printing.noReason'),
    }
  if (fate.kind === 'unknown')
    return { reason: 'print-unknown', ...about, jobId: fate.job.id, printerId: fate.job.printerId }
  return null
}

function isOpenFor(
  { state, cause }: ExceptionRecord,
  { fulfillmentId, parcel }: LabelledParcel,
  jobs: readonly PrintJob[],
): boolean {
  if (state === 'closed' || (cause.reason !== 'label-failed' && cause.reason !== 'print-unknown'))
    return false
  if (cause.fulfillmentId !== fulfillmentId) return false
  return cause.parcel === null ? jobs.some(({ id }) => id === cause.jobId) : cause.parcel.number === parcel
}

function isOfEarlierVersion({ cause }: ExceptionRecord): boolean {
  return 'parcel' in cause && cause.parcel === null
}
