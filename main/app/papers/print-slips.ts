import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { CommandContext } from '../commands/command.ts'
import type { PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { slipPaper } from './parcel-papers.ts'
import { printPaper } from './print-paper.ts'

/** Queues a slip for each parcel that is being packed, where the merchant wants one. */
export async function printSlips(
  context: CommandContext,
  queue: PrintQueue<Tx>,
  order: Order,
  fulfillment: Pick<Fulfillment, 'id' | 'siteId' | 'carrierId' | 'parcels'>,
  labelPrinterId: string | null,
): Promise<void> {
  const { id, siteId, parcels } = fulfillment
  for (const { number } of parcels) {
    const slip = await slipPaper(context.tx, order, fulfillment, number)
    if (slip === null || !slip.isWanted) continue
    const { paper, title, contents } = slip
    const run = `packing-slip/${id}/${number}`
    await printPaper(context, queue, paper, { run, siteId, labelPrinterId, title, contents })
  }
}
