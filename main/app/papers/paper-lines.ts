import type { ParcelPaperLine } from '../../../shared/contract/packing.ts'
import type { PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { paperFate } from './paper-fate.ts'
import { paperPrinter } from './paper-printer.ts'
import { parcelPapers } from './parcel-papers.ts'

/** How it stands with each paper of a fulfilment's parcels, seen from the station whose labels `labelPrinterId` prints. */
export async function paperLines(
  tx: Tx,
  printJobs: PrintJobStore<Tx>,
  fulfillmentId: string,
  labelPrinterId: string,
): Promise<ParcelPaperLine[]> {
  const fulfillment = await tx.fulfillments.get(fulfillmentId)
  const [record] = fulfillment === null ? [] : await tx.orders.byIds([fulfillment.orderId])
  if (fulfillment === null || record === undefined) return []
  const jobs = await printJobs.papersOf(tx, fulfillmentId)
  const isOlder = await wasPackedBefore(tx, printJobs, fulfillmentId)
  const lines: ParcelPaperLine[] = []
  for (const { paper, isWanted } of await parcelPapers(tx, record.order, fulfillment)) {
    const { parcel, kind } = paper
    const fate = paperFate(jobs.filter((job) => job.paper?.parcel === parcel && job.paper.kind === kind))
    const { siteId } = fulfillment
    const printer = await paperPrinter(tx, { paper: kind, siteId, labelPrinterId })
    lines.push({
      parcel,
      kind,
      standing: fate?.standing ?? unprinted(isWanted, isOlder, printer !== null),
      detail: fate?.job.detail ?? null,
      jobId: fate?.job.id ?? null,
      printerId: printer?.id ?? null,
    })
  }
  return lines
}

function unprinted(isWanted: boolean, isOlder: boolean, hasPrinter: boolean): ParcelPaperLine['standing'] {
  if (!isWanted) return 'not-asked'
  if (isOlder) return 'not-kept'
  return hasPrinter ? 'not-printed' : 'no-printer'
}

/** Whether its labels were printed before papers were kept beside them. */
async function wasPackedBefore(
  tx: Tx,
  printJobs: PrintJobStore<Tx>,
  fulfillmentId: string,
): Promise<boolean> {
  const first = (await printJobs.ofFulfillment(tx, fulfillmentId)).at(-1)
  return first !== undefined && first.queuedAt < (await printJobs.papersKeptSince(tx))
}
