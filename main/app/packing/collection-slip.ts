import type { Fulfillment, Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Language } from '../../../shared/lib/language.ts'
import type { CommandContext } from '../commands/command.ts'
import type { PrintJob, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { printerById } from '../printers/printer-settings.ts'
import type { AppServices } from '../services/app-services.ts'

interface Slips {
  readonly queue: PrintQueue<Tx>
  readonly nextTracking: AppServices['printing']['nextTracking']
  readonly language: Language
}

/**
 * Numbers the parcels of a fulfilment that its buyer collects, and queues a slip for each, by which it is found at the
 * counter. Without a printer there is none: the order's number finds it too.
 */
export async function slipParcels(
  context: CommandContext,
  { queue, nextTracking, language }: Slips,
  order: Order,
  fulfillment: Fulfillment,
  { printerId, weightsG }: { printerId: string; weightsG: readonly (number | null)[] },
): Promise<{ parcels: Parcel[]; jobs: PrintJob[] }> {
  const { tx } = context
  const hasPrinter = (await printerById(tx, printerId)) !== null
  const siteName = (await tx.sites.get(fulfillment.siteId))?.name ?? fulfillment.siteId
  const count = fulfillment.parcels.length
  const parcels: Parcel[] = []
  const jobs: PrintJob[] = []
  for (const [i, parcel] of fulfillment.parcels.entries()) {
    const number = await nextTracking(context)
    parcels.push({ ...parcel, weightG: weightsG[i] ?? parcel.weightG, trackingNumber: number })
    if (!hasPrinter) continue
    const document = {
      language,
      siteName,
      buyer: order.destination.name,
      orderReference: order.reference,
      parcel: { index: i + 1, count },
      number,
    }
    jobs.push(
      await queue.enqueue(tx, {
        id: context.newId(),
        key: `label/${fulfillment.id}/${parcel.number}`,
        printerId,
        label: { fulfillmentId: fulfillment.id, parcel: parcel.number },
        title: `${order.reference} ${i + 1}/${count} ${number}`,
        content: { kind: 'slip', document },
        operator: context.actor,
      }),
    )
  }
  return { parcels, jobs }
}
