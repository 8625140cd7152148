import { ORPCError } from '@orpc/server'
import { packFulfillment, shipFulfillment } from '../commands/packing.ts'
import { answerJob, cancelJob, releaseJob, reprintLabels, testPrint } from '../commands/print-jobs.ts'
import { putPrinter, removePrinter } from '../commands/printers.ts'
import { requireLabels } from '../packing/require-labels.ts'
import { shortPick } from '../packing/short-pick.ts'
import { printerById, printersOf } from '../printers/printer-settings.ts'
import { statusSentence } from '../printers/printer-status.ts'
import { jobView, packQueue, readScan } from '../queries/packing.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Session } from '../services/control-room-port.ts'
import type { Procedures } from './router.ts'

const STATUS_TIMEOUT_MS = 5_000

export function packingRoutes({ packing, printers }: Procedures, services: AppServices) {
  const { store, commands, scheduler, printing } = services
  const labels = { queue: printing.queue, printJobs: store.printJobs }
  const packingFor = ({ language }: Session) => ({
    queue: printing.queue,
    byKey: store.printJobs.byKey,
    nextTracking: printing.nextTracking,
    language,
  })
  return {
    packing: {
      queue: packing.queue.handler(({ input }) =>
        store.read((tx) => packQueue(tx, input.siteId, input.limit)),
      ),
      scan: packing.scan.handler(({ input }) => store.read((tx) => readScan(tx, input.siteId, input.scan))),
      pack: packing.pack.handler(({ input, context }) =>
        commands.run('packing.pack', context.session, input, async (command, call) => ({
          jobs: (await packFulfillment(command, packingFor(context.session), call)).jobs.map(jobView),
        })),
      ),
      ship: packing.ship.handler(({ input, context }) =>
        commands.run('packing.ship', context.session, input, async (command, call) => {
          await requireLabels(command.tx, store.printJobs, call.fulfillmentId)
          return shipFulfillment(command, call)
        }),
      ),
      shortPick: packing.shortPick.handler(({ input, context }) =>
        commands.run('packing.shortPick', context.session, input, shortPick).finally(scheduler.wake),
      ),
      jobs: packing.jobs.handler(({ input }) =>
        store.read(async (tx) => {
          const { fulfillmentId, printerId, limit } = input
          if (fulfillmentId === null)
            return (await store.printJobs.list(tx, { printerId, states: [], limit })).map(jobView)
          const labels = await store.printJobs.ofFulfillment(tx, fulfillmentId)
          return labels.filter((job) => printerId === null || job.printerId === printerId).map(jobView)
        }),
      ),
      reprint: packing.reprint.handler(({ input, context }) =>
        commands.run('packing.reprint', context.session, input, reprintLabels(labels)),
      ),
      answer: packing.answer.handler(({ input, context }) =>
        commands.run('packing.answer', context.session, input, answerJob(labels)),
      ),
      cancelJob: packing.cancelJob.handler(({ input, context }) =>
        commands.run('packing.cancelJob', context.session, input, cancelJob(labels)),
      ),
      releaseJob: packing.releaseJob.handler(({ input, context }) =>
        commands.run('packing.releaseJob', context.session, input, releaseJob(labels)),
      ),
    },
    printers: {
      list: printers.list.handler(() => store.read(printersOf)),
      status: printers.status.handler(async ({ input }) => {
        const printer = await store.read((tx) => printerById(tx, input.printerId))
        if (!printer) throw new ORPCError('NOT_FOUND', { data: { what: 'printer', id: input.printerId } })
        return statusSentence(await printing.port.status(printer, AbortSignal.timeout(STATUS_TIMEOUT_MS)))
      }),
      put: printers.put.handler(({ input, context }) =>
        commands.run('printers.put', context.session, input, putPrinter(services.about.home)),
      ),
      remove: printers.remove.handler(({ input, context }) =>
        commands.run('printers.remove', context.session, input, removePrinter),
      ),
      test: printers.test.handler(({ input, context }) =>
        commands.run(
          'printers.test',
          context.session,
          input,
          testPrint(printing.queue, context.session.language),
        ),
      ),
      labels: printers.labels.handler(({ input }) =>
        printing.pictures.list(input.printerId).map(({ id, printedAt }) => ({ id, printedAt })),
      ),
      picture: printers.picture.handler(async ({ input }) => {
        const png = await printing.pictures.picture(input.labelId)
        return { png: png && Buffer.from(png).toString('base64') }
      }),
    },
  }
}
