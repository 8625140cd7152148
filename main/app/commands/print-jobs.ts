import type { PrintJobView } from '../../../shared/contract/packing.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { Language } from '../../../shared/lib/language.ts'
import type { CommandContext } from '../command.ts'
import type { LabelAddress, PrintInterventionResult, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { printerById } from '../printer-settings.ts'
import { jobView } from '../queries/packing.ts'
import { refuse } from '../refusal.ts'

type Queue = PrintQueue<Tx>

/** Settles an intervention: the job as it now is, its printer woken after the commit. @throws {Refusal} */
function done(context: CommandContext, queue: Queue, result: PrintInterventionResult): PrintJobView {
  switch (result.kind) {
    case 'done': {
      const { job } = result
      context.afterCommit(() => queue.wake(job.printerId))
      context.touch('printing', 'exceptions')
      return jobView(job)
    }
    case 'no-such-job':
      return refuse('That label is no longer known', 'Cette étiquette n’est plus connue')
    case 'wrong-state':
      return refuse(
        `The label is "${result.state}" by now`,
        `L’étiquette est maintenant dans l’état « ${result.state} »`,
      )
  }
}

export function reprintJob(queue: Queue) {
  return async (
    context: CommandContext,
    { jobId, printerId, reason }: { jobId: string; printerId: string; reason: string },
  ): Promise<PrintJobView> =>
    done(
      context,
      queue,
      await queue.reprint(context.tx, {
        jobId,
        printerId,
        reason,
        operator: context.actor,
        newJobId: context.newId(),
      }),
    )
}

export function answerJob(queue: Queue) {
  return async (
    context: CommandContext,
    { jobId, cameOut }: { jobId: string; cameOut: boolean },
  ): Promise<PrintJobView> =>
    done(
      context,
      queue,
      await queue.answer(context.tx, {
        jobId,
        cameOut,
        operator: context.actor,
        reason: 'asked at the station',
      }),
    )
}

export function cancelJob(queue: Queue) {
  return async (
    context: CommandContext,
    { jobId, reason }: { jobId: string; reason: string },
  ): Promise<PrintJobView> =>
    done(context, queue, await queue.cancel(context.tx, { jobId, reason, operator: context.actor }))
}

export function releaseJob(queue: Queue) {
  return async (context: CommandContext, { jobId }: { jobId: string }): Promise<PrintJobView> =>
    done(
      context,
      queue,
      await queue.release(context.tx, { jobId, operator: context.actor, reason: 'released at the station' }),
    )
}

/** A label that shows whether the printer draws what it should: full frame, accents, both bar codes. */
export function testPrint(queue: Queue, language: Language) {
  return async (context: CommandContext, { printerId }: { printerId: string }): Promise<PrintJobView> => {
    const printer = await printerById(context.tx, printerId)
    if (!printer) refuse('That printer is gone', 'Cette imprimante n’existe plus')
    const { timeZone } = await context.tx.settings.workspace()
    const id = context.newId()
    const job = await queue.enqueue(context.tx, {
      id,
      key: `test/${id}`,
      printerId,
      title: language === 'fr' ? `Essai de ${printer.name}` : `Test of ${printer.name}`,
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
