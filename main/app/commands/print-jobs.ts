import type { PrintJobView } from '../../../shared/contract/packing.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { Language } from '../../../shared/lib/language.ts'
import { message, plainMessage } from '../../../shared/messages/message.ts'
import { textsOf } from '../../../shared/messages/say.ts'
import { fateOf, jobsByParcel } from '../packing/label-fate.ts'
import { settleLabel } from '../packing/settle-label.ts'
import { settlePaper } from '../papers/settle-paper.ts'
import type { LabelAddress, PrintInterventionResult, PrintJobStore, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { printerById } from '../printers/printer-settings.ts'
import { jobView } from '../queries/packing.ts'
import type { CommandContext } from './command.ts'
import { refuse } from './refusal.ts'

type Queue = PrintQueue<Tx>

export interface Labels {
  readonly queue: Queue
  readonly printJobs: PrintJobStore<Tx>
}

/**
 * Settles an intervention: the job as it now is, its parcel's exceptions with it, its printer woken after the commit.
 * @throws {Refusal}
 */
async function done(
  context: CommandContext,
  { queue, printJobs }: Labels,
  result: PrintInterventionResult,
): Promise<PrintJobView> {
  switch (result.kind) {
    case 'done': {
      const { job } = result
      if (job.label !== null) await settleLabel(context, printJobs, job.label)
      if (job.paper !== null) await settlePaper(context, printJobs, job.paper)
      context.afterCommit(() => queue.wake(job.printerId))
      context.touch('printing', 'exceptions')
      return jobView(job)
    }
    case 'no-such-job':
      return refuse('packStops.unknownLabel')
    case 'wrong-state':
      return refuse('packStops.labelState', { state: result.state })
  }
}

/** The labels of these parcels once more; all of them or, when one cannot be, none. @throws {Refusal} */
export function reprintLabels(labels: Labels) {
  return async (
    context: CommandContext,
    call: { fulfillmentId: string; parcels: readonly number[]; printerId: string; reason: string },
  ): Promise<{ jobs: PrintJobView[] }> => {
    if (!(await printerById(context.tx, call.printerId))) refuse('packStops.unknownPrinter')
    const byParcel = jobsByParcel(await labels.printJobs.ofFulfillment(context.tx, call.fulfillmentId))
    const jobs: PrintJobView[] = []
    for (const parcel of new Set(call.parcels)) {
      const [newest] = byParcel.get(parcel) ?? []
      if (!newest) refuse('packStops.noLabel', { parcel })
      const { kind } = fateOf(byParcel.get(parcel) ?? [])
      const { printerId, reason } = call
      // It waits here for a printer that is off or whose station is away: it moves. What its station has stays there.
      if (newest.state === 'queued' && newest.printerId !== printerId)
        await done(
          context,
          labels,
          await labels.queue.cancel(context.tx, {
            jobId: newest.id,
            operator: context.actor,
            reason: plainMessage(reason),
          }),
        )
      else if (kind === 'waiting' || kind === 'retrying') refuse('packStops.labelOnItsWay', { parcel })
      const how = { printerId, reason, operator: context.actor, newJobId: context.newId() }
      jobs.push(
        await done(context, labels, await labels.queue.reprint(context.tx, { jobId: newest.id, ...how })),
      )
    }
    return { jobs }
  }
}

export function answerJob(labels: Labels) {
  return async (
    context: CommandContext,
    { jobId, cameOut }: { jobId: string; cameOut: boolean },
  ): Promise<PrintJobView> =>
    done(
      context,
      labels,
      await labels.queue.answer(context.tx, {
        jobId,
        cameOut,
        operator: context.actor,
        reason: message('printing.atStation'),
      }),
    )
}

export function cancelJob(labels: Labels) {
  return async (
    context: CommandContext,
    { jobId, reason }: { jobId: string; reason: string },
  ): Promise<PrintJobView> =>
    done(
      context,
      labels,
      await labels.queue.cancel(context.tx, { jobId, reason: plainMessage(reason), operator: context.actor }),
    )
}

export function releaseJob(labels: Labels) {
  return async (context: CommandContext, { jobId }: { jobId: string }): Promise<PrintJobView> =>
    done(
      context,
      labels,
      await labels.queue.release(context.tx, {
        jobId,
        operator: context.actor,
        reason: message('printing.atStation'),
      }),
    )
}

/** A label that shows whether the printer draws what it should: full frame, accents, both bar codes. */
export function testPrint(queue: Queue, language: Language) {
  return async (context: CommandContext, { printerId }: { printerId: string }): Promise<PrintJobView> => {
    const printer = await printerById(context.tx, printerId)
    if (!printer) refuse('packStops.unknownPrinter')
    const { timeZone } = await context.tx.settings.get(WORKSPACE)
    const id = context.newId()
    const job = await queue.enqueue(context.tx, {
      id,
      key: `test/${id}`,
      printerId,
      label: null,
      title: textsOf('printing', language).testOf({ printer: printer.name }),
      operator: context.actor,
      content: {
        kind: 'label',
        document: {
          language,
          sender: TEST_ADDRESS,
          recipient: TEST_ADDRESS,
          carrierName: 'TEST',
          serviceName: printer.name,
          orderReference: 'TEST',
          parcel: { index: 1, count: 1 },
          weightGrams: 1_000,
          shipDate: localDateOf(context.now, timeZone),
          trackingNumber: 'TEST0123456789',
          trackingSymbol: 'code128',
          sortCode: null,
        },
      },
    })
    context.afterCommit(() => queue.wake(printerId))
    context.touch('printing')
    return jobView(job)
  }
}

const TEST_ADDRESS: LabelAddress = {
  company: 'Théâtre Noël',
  name: 'Zoë Lefèvre',
  lines: ['12 rue de l’Hôtel-Dieu'],
  postcode: '00000',
  city: 'ESSAI',
  country: 'FR',
  phone: null,
}
