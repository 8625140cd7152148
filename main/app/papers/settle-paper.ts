import { isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import type { JobOfPaper, PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { paperFate } from './paper-fate.ts'

/**
 * Brings the exception of a parcel's paper in line with what became of it: one that did not come out, or may not have,
 * is an exception of its order until it is printed again, or a person says that it is there.
 */
export async function settlePaper(
  context: CommandContext,
  printJobs: PrintJobStore<Tx>,
  { fulfillmentId, parcel, kind }: JobOfPaper,
): Promise<void> {
  const { tx, now } = context
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  if (fulfillment === null) return
  const { orderId, siteId, promise, parcels } = fulfillment
  const jobs = await printJobs.papersOf(tx, fulfillmentId)
  const fate = paperFate(jobs.filter(({ paper }) => paper?.parcel === parcel && paper.kind === kind))
  const isWrong = fate?.standing === 'failed' || fate?.standing === 'unknown'
  if (fate !== null && isWrong && isOpenFulfillment(fulfillment.state)) {
    const said = fate.job.detail ?? message('printing.noReason')
    const of = { number: parcel, of: parcels.length }
    const cause = {
      reason: 'paper-failed',
      fulfillmentId,
      parcel: of,
      paper: kind,
      jobId: fate.job.id,
      message: said,
    } as const
    const key = `paper/${fulfillmentId}/${parcel}/${kind}`
    await tx.exceptions.open([
      { id: context.newId(), orderId, siteId, cause, openedAt: now, dueAt: promise.shipBy, key },
    ])
  } else {
    const standing = (await tx.exceptions.ofOrder(orderId)).filter(
      ({ state, cause }) =>
        state !== 'closed' &&
        cause.reason === 'paper-failed' &&
        cause.fulfillmentId === fulfillmentId &&
        cause.parcel.number === parcel &&
        cause.paper === kind,
    )
    if (standing.length === 0) return
    for (const { id } of standing) await tx.exceptions.closeById([id], 'printed', now)
  }
  context.about(orderId)
  context.touch('exceptions')
}
