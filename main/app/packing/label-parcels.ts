import type { Fulfillment, Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Language } from '../../../shared/lib/language.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { labelAtPacking } from '../labels/label-at-packing.ts'
import { accountOf, openLabelDesk, toLabel } from '../labels/label-desk.ts'
import { printBought } from '../labels/print-label.ts'
import { restateTrouble } from '../labels/restate-trouble.ts'
import type { LabelDocument, PrintJob, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'
import { ownLabel } from './own-label.ts'

export interface Labelling {
  readonly queue: PrintQueue<Tx>
  readonly nextTracking: AppServices['printing']['nextTracking']
  readonly numberFrom: AppServices['printing']['numberFrom']
  readonly language: Language
}

/**
 * Labels each parcel that is being packed: by the carrier's account the label in hand, or a number of its range, or one
 * that is bought or fetched now and prints here by itself (the parcel has no number until it is bought); without an
 * account a label of our own, which says that it is not the carrier's.
 */
export async function labelParcels(
  context: CommandContext,
  { queue, nextTracking, numberFrom, language }: Labelling,
  order: Order,
  fulfillment: Fulfillment,
  { printerId, weightsG }: { readonly printerId: string; readonly weightsG: readonly (number | null)[] },
): Promise<{ parcels: Parcel[]; jobs: PrintJob[] }> {
  const { tx } = context
  const desk = await openLabelDesk(tx)
  const site = desk.sites.get(fulfillment.siteId)
  if (!site) refuse('packStops.siteGone')
  const account = accountOf(desk, fulfillment, order)
  const service =
    (await tx.carriers.services()).find(
      ({ carrierId, serviceId }) =>
        carrierId === fulfillment.carrierId && serviceId === fulfillment.serviceId,
    ) ?? null
  const count = fulfillment.parcels.length
  const parcels: Parcel[] = []
  const jobs: PrintJob[] = []

  const draw = async (parcel: Parcel, key: string, number: Parameters<typeof ownLabel>[1]): Promise<void> => {
    const document: LabelDocument = ownLabel({ order, fulfillment, parcel, site, service }, number, language)
    jobs.push(
      await queue.enqueue(tx, {
        id: context.newId(),
        key,
        printerId,
        label: { fulfillmentId: fulfillment.id, parcel: parcel.number },
        title: titleOf(order, document.parcel.index, count, number.trackingNumber),
        content: { kind: 'label', document },
        operator: context.actor,
      }),
    )
    parcels.push({ ...parcel, trackingNumber: number.trackingNumber })
  }

  for (const [i, planned] of fulfillment.parcels.entries()) {
    const parcel = weighed(planned, weightsG[i] ?? null)
    const what = account && (await toLabel(tx, desk, account, { order, fulfillment, parcel }, printerId))
    if (account === null || what === null) {
      const number = await nextTracking(context)
      await draw(parcel, `label/${fulfillment.id}/${parcel.number}`, {
        trackingNumber: number,
        trackingSymbol: 'sscc',
        isCarriers: false,
      })
      continue
    }
    const purchase = await labelAtPacking(context, numberFrom, account, what, printerId)
    const { trackingNumber } = purchase
    if (purchase.state !== 'bought' || trackingNumber === null) {
      parcels.push({ ...parcel, trackingNumber: null })
      continue
    }
    if (purchase.papers === 'drawn') {
      const trackingSymbol = /^\d{18}$/.test(trackingNumber) ? 'sscc' : 'code128'
      await draw(parcel, `label/${purchase.id}`, { trackingNumber, trackingSymbol, isCarriers: true })
      continue
    }
    const title = titleOf(order, i + 1, count, trackingNumber)
    const job = await printBought(context, queue, purchase, { printerId, title })
    if (job !== null) jobs.push(job)
    parcels.push({ ...parcel, trackingNumber })
  }
  await restateTrouble(context, { ...fulfillment, parcels })
  return { parcels, jobs }
}

/** What a print job of a parcel's label is called. */
export function titleOf({ reference }: Order, index: number, count: number, number: string): string {
  return `${reference} ${index}/${count} ${number}`
}

/** As it was put on the scales; its volume stays. */
function weighed(parcel: Parcel, weightG: number | null): Parcel {
  return weightG === null ? parcel : { ...parcel, weightG }
}
