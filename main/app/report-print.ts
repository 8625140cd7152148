import type { ExceptionCause } from '../../shared/domain/exception.ts'
import type { Commands } from './command.ts'
import type { PrintJob } from './ports/printing.ts'

/**
 * What became of a label: screens read again, and a label that failed or may not have come out becomes an
 * exception of its order until somebody settles it.
 */
export async function reportPrint(commands: Commands, job: PrintJob): Promise<void> {
  await commands.system('printing.report', async (context) => {
    const { tx, now } = context
    context.touch('printing')
    const fulfillmentId = fulfillmentOf(job)
    if (fulfillmentId === null) return
    const fulfillment = await tx.fulfillments.get(fulfillmentId)
    if (!fulfillment) return
    const { orderId } = fulfillment
    if (job.state === 'confirmed' || job.state === 'sent') {
      const closed = await tx.exceptions.close(orderId, ['label-failed', 'print-unknown'], 'printed', now)
      if (closed > 0) context.touch('exceptions')
      return
    }
    const cause = causeOf(job, fulfillmentId)
    if (!cause) return
    await tx.exceptions.open([
      {
        id: context.newId(),
        orderId,
        siteId: fulfillment.siteId,
        cause,
        openedAt: now,
        dueAt: fulfillment.promise.shipBy,
        key: `print/${job.id}`,
      },
    ])
    context.about(orderId)
    context.touch('exceptions')
  })
}

function causeOf({ id, state, detail, printerId }: PrintJob, fulfillmentId: string): ExceptionCause | null {
  switch (state) {
    case 'failed':
    case 'held':
      return { reason: 'label-failed', fulfillmentId, jobId: id, message: detail ?? '' }
    case 'unknown':
      return { reason: 'print-unknown', fulfillmentId, jobId: id, printerId }
    default:
      return null
  }
}

/** Label jobs are keyed 'label/<fulfilment>/<parcel>'; reprints point at theirs. Tests and other jobs have none. */
function fulfillmentOf({ key }: PrintJob): string | null {
  const [kind, fulfillmentId] = key.split('/')
  return kind === 'label' && fulfillmentId ? fulfillmentId : null
}
