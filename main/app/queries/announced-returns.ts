import { ORPCError } from '@orpc/server'
import type {
  AnnouncedRow,
  ReceivableLine,
  Receiving,
  ReturnFound,
} from '../../../shared/contract/announced-returns.ts'
import { type AnnouncedReturn, standingOfReturn } from '../../../shared/domain/announced-return.ts'
import { type LabelPurchase, presentPurchase } from '../../../shared/domain/label-purchase.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { buyerPaper } from '../labels/buyer-paper.ts'
import { returnLabelKey } from '../notify/outbox-key.ts'
import { channelTells } from '../notify/return-label-message.ts'
import { findByLabel } from '../packing/find-by-label.ts'
import type { BuyerPaper } from '../ports/channel.ts'
import type { KeptDocument } from '../ports/label-tables.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'
import { expectableLines, openReturns } from '../returns/announce-return.ts'
import { worthOfUnits } from '../returns/order-money.ts'
import { returnableLines } from '../returns/returnable.ts'

/** Each as screens show it, in their order. */
export async function announcedRows(tx: Tx, all: readonly AnnouncedReturn[]): Promise<AnnouncedRow[]> {
  const ids = all.map(({ id }) => id)
  const orders = new Map(
    (await tx.orders.byIds([...new Set(all.map(({ orderId }) => orderId))])).map((record) => [
      record.order.id,
      record,
    ]),
  )
  const purchases = Map.groupBy(await tx.labels.ofFulfillments(ids), ({ fulfillmentId }) => fulfillmentId)
  const tracks = await tx.tracks.ofFulfillments(ids)
  const words = await tx.tracks.lastWords(tracks)
  const accounts = new Map((await tx.carrierAccounts.all()).map((account) => [account.id, account]))
  const rows: AnnouncedRow[] = []
  for (const announced of all) {
    const record = orders.get(announced.orderId) ?? null
    const purchase = presentPurchase(purchases.get(announced.id) ?? [], 1)
    const track = tracks.find(
      ({ fulfillmentId, trackingNumber }) =>
        fulfillmentId === announced.id && trackingNumber === purchase?.trackingNumber,
    )
    const channel = await toldOf(tx, announced, record, purchase)
    const account = purchase && accounts.get(purchase.accountId)
    rows.push({
      announced,
      standing: standingOfReturn(announced, purchase, track?.state ?? null, gaveLabel(channel)),
      order: record && {
        reference: record.order.reference,
        channelId: record.order.channelId,
        customer: record.order.destination.name,
        country: record.order.destination.country,
      },
      label: purchase && {
        accountId: purchase.accountId,
        account: account?.name ?? purchase.accountId,
        carrierId: account?.carrierId ?? purchase.accountId,
        isSandbox: account?.isSandbox ?? false,
        trackingNumber: purchase.trackingNumber,
        trackingUrl: purchase.trackingUrl,
        paper: kindOf(await returnPaper(tx, purchase)),
        problem: purchase.problem,
      },
      track:
        track === undefined
          ? null
          : { state: track.state, since: track.stateSince, said: words.get(track.trackingNumber) ?? '' },
      channel,
    })
  }
  return rows
}

async function toldOf(
  tx: Tx,
  announced: AnnouncedReturn,
  record: OrderRecord | null,
  purchase: LabelPurchase | null,
): Promise<AnnouncedRow['channel']> {
  const tells = record === null ? 'never' : await channelTells(tx, record.order)
  const key = purchase && returnLabelKey(announced.id, purchase.id)
  const item = (await tx.outbox.ofOrder(announced.orderId)).find((one) => one.key === key)
  switch (item?.state) {
    case undefined:
      return { tells, state: 'none', answer: null }
    case 'done':
      return { tells, state: 'done', answer: null }
    case 'refused':
      return { tells, state: 'refused', answer: item.problem }
    default:
      return { tells, state: 'waiting', answer: null }
  }
}

/** Where a channel only tells carrier and number, a person still sends the label. */
function gaveLabel({ tells, state }: AnnouncedRow['channel']): boolean {
  return tells === 'paper' && state === 'done'
}

/** The paper or code that the customer gets; null = it is not here. */
export async function returnPaper(tx: Tx, { id }: LabelPurchase): Promise<KeptDocument | null> {
  return (await tx.labels.documents(id)).find(({ role }) => role === 'return' || role === 'label') ?? null
}

function kindOf(paper: KeptDocument | null): 'page' | 'code' | null {
  return paper && (paper.format === 'qr' ? 'code' : 'page')
}

/** The label of an expected return, to be saved. */
export async function returnLabelFile(
  tx: Tx,
  announcedId: string,
): Promise<Omit<BuyerPaper, 'bytes'> & { readonly base64: string }> {
  const purchase = presentPurchase(await tx.labels.ofFulfillments([announcedId]), 1)
  const paper = purchase && (await returnPaper(tx, purchase))
  const file = paper && (await buyerPaper(tx, paper.id))
  if (file === null) throw new ORPCError('NOT_FOUND', { data: { what: 'label', id: announcedId } })
  return { name: file.name, mime: file.mime, base64: Buffer.from(file.bytes).toString('base64') }
}

/** What is to be looked at when a return is unpacked: the expected lines first, then what else may come. */
export async function receivingOf(tx: Tx, announcedId: string): Promise<Receiving> {
  const announced = await tx.announcedReturns.get(announcedId)
  const [row] = announced === null ? [] : await announcedRows(tx, [announced])
  if (announced === null || row === undefined)
    throw new ORPCError('NOT_FOUND', { data: { what: 'return', id: announcedId } })
  const [record] = await tx.orders.byIds([announced.orderId])
  const out = record === undefined ? [] : await returnableLines(tx, record)
  const products = new Map(
    (await tx.products.bySkus([...new Set(out.map(({ sku }) => sku))])).map((one) => [one.sku, one]),
  )
  const lines = out.map(({ lineId, sku, quantity }): ReceivableLine => {
    const expected = announced.lines
      .filter((line) => line.lineId === lineId)
      .reduce((sum, line) => sum + line.quantity, 0)
    const product = products.get(sku)
    return {
      lineId,
      sku,
      name: product?.name ?? '',
      barcode: product?.barcode ?? null,
      expected: Math.min(expected, quantity),
      most: quantity,
    }
  })
  return {
    row,
    lines: lines.toSorted((a, b) => Number(b.expected > 0) - Number(a.expected > 0)),
    worthCents:
      record === undefined
        ? 0
        : worthOfUnits(record.order, announced.lines, await tx.returns.ofOrder(record.order.id)),
    currency: record?.order.currency ?? (await tx.settings.get(WORKSPACE)).currency,
  }
}

/**
 * What a scanned code is the return of: the number of its parcel first, then its order's, then the parcel it came in.
 * What comes to a site that is not seen, and whose order left none that is, is not known.
 */
export async function findReturn(tx: Tx, scan: string, seen: SitesSeen): Promise<ReturnFound> {
  const bought = await tx.labels.byNumber(scan)
  if (bought?.request.isReturn === true) {
    const announced = await tx.announcedReturns.get(bought.fulfillmentId)
    if (announced?.state === 'open' && (await isReturnSeen(tx, announced, seen)))
      return { kind: 'announced', announcedId: announced.id }
    if (announced !== null) return foundOrder(tx, announced.orderId, seen)
  }
  const record = await tx.orders.byReference(scan)
  if (record !== null) return foundOrder(tx, record.order.id, seen)
  const part = await findByLabel(tx, scan)
  return part === null ? { kind: 'unknown' } : foundOrder(tx, part.orderId, seen)
}

async function foundOrder(tx: Tx, orderId: string, seen: SitesSeen): Promise<ReturnFound> {
  const [record] = await tx.orders.byIds([orderId])
  const [expected] = await openReturns(tx, orderId)
  if (expected !== undefined && (await isReturnSeen(tx, expected, seen)))
    return { kind: 'announced', announcedId: expected.id }
  if (record === undefined || !(await isOrderSeen(tx, orderId, seen))) return { kind: 'unknown' }
  const { reference } = record.order
  return (await expectableLines(tx, record)).length > 0
    ? { kind: 'order', orderId, reference }
    : { kind: 'over', reference }
}

async function isReturnSeen(tx: Tx, announced: AnnouncedReturn, seen: SitesSeen): Promise<boolean> {
  return sees(seen, [announced.siteId]) || isOrderSeen(tx, announced.orderId, seen)
}

async function isOrderSeen(tx: Tx, orderId: string, seen: SitesSeen): Promise<boolean> {
  if (seen === 'every-site') return true
  const parts = await tx.fulfillments.byOrders([orderId])
  return sees(
    seen,
    parts.flatMap(({ state, siteId }) => (state === 'cancelled' ? [] : [siteId])),
  )
}
