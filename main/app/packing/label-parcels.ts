import type { Fulfillment, Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { Language } from '../../../shared/lib/language.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { labelAtPacking } from '../labels/label-at-packing.ts'
import { accountOf, openLabelDesk, rangeOf, toLabel } from '../labels/label-desk.ts'
import { printBought } from '../labels/print-label.ts'
import { restateTrouble } from '../labels/restate-trouble.ts'
import { printCustoms } from '../papers/print-customs.ts'
import type { LabelDocument, PrintJob, PrintQueue } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'
import { ownLabel } from './own-label.ts'

export interface Labelling {
  readonly queue: PrintQueue<Tx>
  readonly nextTracking: AppServices['printing']['nextTracking']
  readonly numberFrom: AppServices['printing']['numberFrom']
  /** Whether labels can be bought by the account now. */
  readonly isAnswering: (accountId: string) => boolean
  readonly language: Language
}

/**
 * Labels each parcel that is being packed: by the carrier's account the label in hand, or a number of its range (also
 * where the account that buys does not answer), or one that is bought or fetched now and prints here by itself (the
 * parcel has no number until it is bought); without an account a label of our own, which says that it is not the carrier's.
 */
export async function labelParcels(
  context: CommandContext,
  { queue, nextTracking, numberFrom, isAnswering, language }: Labelling,
  order: Order,
  fulfillment: Fulfillment,
  { printerId, weightsG }: { readonly printerId: string; readonly weightsG: readonly (number | null)[] },
): Promise<{ parcels: Parcel[]; jobs: PrintJob[] }> {
  const { tx } = context
  const desk = await openLabelDesk(tx)
  const site = desk.sites.get(fulfillment.siteId)
  if (!site) refuse('packStops.siteGone')
  const account = accountOf(desk, fulfillment, order)
  const range = account === null || isAnswering(account.id) ? null : rangeOf(desk, fulfillment, order)
  const count = fulfillment.parcels.length
  const parcels: Parcel[] = []
  const jobs: PrintJob[] = []

  const draw = async (parcel: Parcel, key: string, number: OwnNumber): Promise<void> => {
    jobs.push(
      await drawLabel(
        context,
        { queue, language },
        { order, fulfillment, parcel, site, key, printerId },
        number,
      ),
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
    const numbered = range && (await toLabel(tx, desk, range, { order, fulfillment, parcel }, printerId))
    const purchase = await labelAtPacking(
      context,
      numberFrom,
      {
        account,
        what,
        range: range === null || numbered === null ? null : { account: range, what: numbered },
      },
      printerId,
    )
    const { trackingNumber } = purchase
    if (purchase.state !== 'bought' || trackingNumber === null) {
      parcels.push({ ...parcel, trackingNumber: null })
      continue
    }
    if (purchase.papers === 'drawn') {
      await draw(parcel, `label/${purchase.id}`, {
        trackingNumber,
        trackingSymbol: symbolOf(trackingNumber),
        isCarriers: true,
      })
      await printCustoms(context, queue, purchase, {
        printerId,
        title: titleOf(order, i + 1, count, trackingNumber),
      })
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

type OwnNumber = Parameters<typeof ownLabel>[1]

/** Queues a label of our own drawing. */
export async function drawLabel(
  { tx, newId, actor }: CommandContext,
  { queue, language }: Pick<Labelling, 'queue' | 'language'>,
  {
    order,
    fulfillment,
    parcel,
    site,
    key,
    printerId,
  }: {
    readonly order: Order
    readonly fulfillment: Fulfillment
    readonly parcel: Parcel
    readonly site: Site
    readonly key: string
    readonly printerId: string
  },
  number: OwnNumber,
): Promise<PrintJob> {
  const { carrierId, serviceId, parcels } = fulfillment
  const service =
    (await tx.carriers.services()).find(
      (one) => one.carrierId === carrierId && one.serviceId === serviceId,
    ) ?? null
  const document: LabelDocument = ownLabel({ order, fulfillment, parcel, site, service }, number, language)
  return queue.enqueue(tx, {
    id: newId(),
    key,
    printerId,
    label: { fulfillmentId: fulfillment.id, parcel: parcel.number },
    title: titleOf(order, document.parcel.index, parcels.length, number.trackingNumber),
    content: { kind: 'label', document },
    operator: actor,
  })
}

/** As the bar code of a number of a carrier's range is drawn. */
export function symbolOf(trackingNumber: string): OwnNumber['trackingSymbol'] {
  return /^\d{18}$/.test(trackingNumber) ? 'sscc' : 'code128'
}

/** What a print job of a parcel's label is called. */
export function titleOf({ reference }: Order, index: number, count: number, number: string): string {
  return `${reference} ${index}/${count} ${number}`
}

/** As it was put on the scales; its volume stays. */
function weighed(parcel: Parcel, weightG: number | null): Parcel {
  return weightG === null ? parcel : { ...parcel, weightG }
}
