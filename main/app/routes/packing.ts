import { ORPCError } from '@orpc/server'
import { isTroubled } from '../../../shared/domain/channel.ts'
import { drawLabelsAhead } from '../packing/draw-ahead.ts'
import { paperFiles } from '../papers/paper-files.ts'
import { paperLines } from '../papers/paper-lines.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import { printerById, printersOf } from '../printers/printer-settings.ts'
import { statusSentence } from '../printers/printer-status.ts'
import { labelSupplyOf } from '../queries/label-supply.ts'
import { jobView, packQueue, readScan } from '../queries/packing.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

const STATUS_TIMEOUT_MS = 5_000

export function packingRoutes({ packing, printers }: Procedures, services: AppServices) {
  const { store, clock, printing, purchasing, onFault } = services
  const desk = () => ({
    printJobs: store.printJobs,
    isAnswering: (accountId: string) => !isTroubled(purchasing.health(accountId)),
    now: clock.now(),
  })

  async function scanned(siteId: string, scan: string) {
    const found = await store.read((tx) => readScan(tx, desk(), siteId, scan))
    if (found.kind === 'task')
      void drawLabelsAhead(store, printing.port, found.task.fulfillment.id).catch(onFault)
    return found
  }

  async function labelsSeen(printerId: string, seen: SitesSeen) {
    const printer = await store.read((tx) => printerById(tx, printerId))
    if (!sees(seen, [printer?.siteId ?? null])) return []
    return printing.pictures.list(printerId).map(({ id, printedAt }) => ({ id, printedAt }))
  }

  return {
    packing: {
      queue: packing.queue.handler(({ input }) =>
        store.read((tx) => packQueue(tx, desk(), input.siteId, input.limit)),
      ),
      supply: packing.supply.handler(({ input }) =>
        store.read((tx) => labelSupplyOf(tx, input.siteId, clock.now())),
      ),
      scan: packing.scan.handler(({ input }) => scanned(input.siteId, input.scan)),
      papers: packing.papers.handler(({ input }) =>
        store.read((tx) => paperLines(tx, store.printJobs, input.fulfillmentId, input.labelPrinterId)),
      ),
      paperFiles: packing.paperFiles.handler(({ input }) => paperFiles(services, input)),
      jobs: packing.jobs.handler(({ input }) =>
        store.read(async (tx) => {
          const { fulfillmentId, printerId, limit } = input
          if (fulfillmentId === null)
            return (await store.printJobs.list(tx, { printerId, states: [], limit })).map(jobView)
          const labels = await store.printJobs.ofFulfillment(tx, fulfillmentId)
          return labels.filter((job) => printerId === null || job.printerId === printerId).map(jobView)
        }),
      ),
    },
    printers: {
      list: printers.list.handler(({ context: { seen } }) =>
        store.read(async (tx) =>
          (await printersOf(tx)).filter(({ siteId = null }) => siteId === null || sees(seen, [siteId])),
        ),
      ),
      status: printers.status.handler(async ({ input }) => {
        const printer = await store.read((tx) => printerById(tx, input.printerId))
        if (!printer) throw new ORPCError('NOT_FOUND', { data: { what: 'printer', id: input.printerId } })
        return statusSentence(await printing.port.status(printer, AbortSignal.timeout(STATUS_TIMEOUT_MS)))
      }),
      labels: printers.labels.handler(({ input, context }) => labelsSeen(input.printerId, context.seen)),
      picture: printers.picture.handler(async ({ input: { printerId, labelId }, context }) => {
        const isSeen = (await labelsSeen(printerId, context.seen)).some(({ id }) => id === labelId)
        const png = isSeen ? await printing.pictures.picture(labelId) : null
        return { png: png && Buffer.from(png).toString('base64') }
      }),
    },
  }
}
