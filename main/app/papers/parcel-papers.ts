import { CHANNEL_SLIPS } from '../../../shared/domain/channel-slips.ts'
import type { Fulfillment, Parcel } from '../../../shared/domain/fulfillment.ts'
import { presentPurchase } from '../../../shared/domain/label-purchase.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { slipOf } from '../packing/packing-slips.ts'
import type { JobOfPaper, PrintContent } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { customsPapers } from './customs-papers.ts'
import { hasSlipPrices, isSlipWanted } from './slip-choice.ts'

/** A paper of a parcel as it would be printed now. */
export interface ParcelPaper {
  readonly paper: JobOfPaper
  /** Whether it is printed without anybody asking for it. */
  readonly isWanted: boolean
  readonly title: string
  /** Its parts, one a print job. */
  readonly contents: readonly PrintContent[]
}

/** The papers of each parcel of a fulfilment, in the order of the parcels. */
export async function parcelPapers(
  tx: Tx,
  order: Order,
  fulfillment: Pick<Fulfillment, 'id' | 'siteId' | 'carrierId' | 'parcels'>,
): Promise<ParcelPaper[]> {
  const papers: ParcelPaper[] = []
  const purchases = await tx.labels.ofFulfillments([fulfillment.id])
  for (const { number } of fulfillment.parcels) {
    const slip = await slipPaper(tx, order, fulfillment, number)
    if (slip !== null) papers.push(slip)
    const purchase = presentPurchase(purchases, number)
    if (purchase === null) continue
    const title = titleOf(order, fulfillment, number)
    const contents = await customsPapers(tx, purchase, title)
    const paper = { fulfillmentId: fulfillment.id, parcel: number, kind: 'customs' } as const
    if (contents.length > 0) papers.push({ paper, isWanted: true, title, contents })
  }
  return papers
}

/** The packing slip of a parcel; null = there is no such parcel, or its site is gone. */
export async function slipPaper(
  tx: Tx,
  order: Order,
  fulfillment: Pick<Fulfillment, 'id' | 'siteId' | 'carrierId' | 'parcels'>,
  number: number,
): Promise<ParcelPaper | null> {
  const { id, siteId, carrierId, parcels } = fulfillment
  const at = parcels.findIndex((parcel) => parcel.number === number)
  const parcel = parcels[at]
  const site = await tx.sites.get(siteId)
  if (parcel === undefined || site === null) return null
  const settings = await tx.settings.get(WORKSPACE)
  const place = { index: at + 1, count: parcels.length }
  const title = titleOf(order, fulfillment, number)
  const channels = await tx.settings.get(CHANNEL_SLIPS)
  const tellsReturns = settings.returnSlips === 'always'
  const paper = slipOf(order, parcel, place, site, {
    merchantName: settings.merchantName,
    footer: settings.slipFooter,
    hasPrices: hasSlipPrices(order, settings, channels),
    tellsReturns,
  })
  return {
    paper: { fulfillmentId: id, parcel: number, kind: 'packing-slip' },
    isWanted: tellsReturns || isSlipWanted(order, carrierId, settings, channels),
    title,
    contents: [{ kind: 'paper', paper, title }],
  }
}

function titleOf(
  { reference }: Order,
  { parcels }: { readonly parcels: readonly Parcel[] },
  number: number,
): string {
  return `${reference} ${parcels.findIndex((parcel) => parcel.number === number) + 1}/${parcels.length}`
}
