import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { InvoiceLine } from '../../../shared/domain/carrier-invoice.ts'
import { ExchangeTable } from '../../../shared/domain/exchange-rate.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { ParcelCost } from '../../../shared/domain/parcel-cost.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Tx } from '../ports/store.ts'
import { PriceBook } from './price-book.ts'
import { type KnownParcel, reckonCost } from './reckon-cost.ts'

/** Costs as they are from now on, and those that nothing is known of any more. */
export interface Reckoned {
  readonly costs: readonly ParcelCost[]
  readonly gone: readonly string[]
}

/** How costs of what is not ours are named: apart from purchases, whose ids have no '/'. */
export function strangeCostId(accountId: string, number: string): string {
  return `${accountId}/${number}`
}

export function isStrange(costId: string): boolean {
  return costId.includes('/')
}

/** What these parcels cost by their labels and by all lines of invoices about them, `more` not yet stored. */
export async function reckonCosts(
  tx: Tx,
  costIds: readonly string[],
  now: EpochMs,
  more: readonly InvoiceLine[] = [],
): Promise<Reckoned> {
  const ids = [...new Set(costIds)]
  const before = new Map((await tx.costs.of(ids)).map((cost) => [cost.id, cost]))
  const lines = Map.groupBy([...(await tx.invoices.linesOf(ids)), ...more], ({ costId }) => costId)
  const purchases = new Map<string, LabelPurchase>()
  const fulfillments = new Map<string, Fulfillment>()
  for (const id of ids) {
    const purchase = isStrange(id) ? null : await tx.labels.get(id)
    if (purchase === null) continue
    purchases.set(id, purchase)
    if (fulfillments.has(purchase.fulfillmentId)) continue
    const fulfillment = await tx.fulfillments.get(purchase.fulfillmentId)
    if (fulfillment !== null) fulfillments.set(fulfillment.id, fulfillment)
  }
  const parts = [...fulfillments.values()]
  const orders = new Map(
    (await tx.orders.byIds([...new Set(parts.map(({ orderId }) => orderId))])).map(({ order }) => [
      order.id,
      order,
    ]),
  )
  const needsPrices = lines.size > 0 || parts.some(({ parcels }) => parcels.length > 1)
  const book = await PriceBook.open(tx, needsPrices ? parts : [])
  const accounts = new Map((await tx.carrierAccounts.all()).map((account) => [account.id, account]))
  const { currency } = await tx.settings.get(WORKSPACE)
  const table = new ExchangeTable(await tx.exchangeRates.all())
  const convert = (amount: number, from: string, at: EpochMs): number | null => {
    const cents = table.convert(amount, from, currency, Math.floor(at / DAY_MS))
    return Number.isNaN(cents) ? null : cents
  }

  function known(purchase: LabelPurchase): KnownParcel {
    const { request, state, priceCents, currency: paidIn, createdAt } = purchase
    const fulfillment = fulfillments.get(purchase.fulfillmentId)
    const to = fulfillment && orders.get(fulfillment.orderId)?.destination
    const index = fulfillment?.parcels.findIndex(({ number }) => number === purchase.parcel) ?? -1
    const parcel = fulfillment?.parcels[index]
    const paidCents = priceCents === null || paidIn === null ? null : convert(priceCents, paidIn, createdAt)
    const { isReturn, weightG } = request
    const base = { state, isReturn, paidCents }
    if (fulfillment === undefined || to === undefined || parcel === undefined || isReturn)
      return { ...base, decidedCents: null, expected: null, declaredG: weightG, cardCents: () => null }
    const way = { fulfillment, to }
    const decidedCents = book.decidedShares(way)[index] ?? fulfillment.shippingCents
    const declaredG = book.declaredG(way, parcel, weightG)
    const expected = book.expected(way, parcel, decidedCents, declaredG)
    return { ...base, decidedCents, expected, declaredG, cardCents: (grams) => book.cardCents(way, grams) }
  }

  const costs: ParcelCost[] = []
  const gone: string[] = []
  for (const id of ids) {
    const own = inOrder(lines.get(id) ?? [])
    const [first] = own
    const purchase = purchases.get(id) ?? null
    const isVoid = purchase === null || purchase.state === 'voided' || purchase.trackingNumber === null
    if (first === undefined && isVoid) {
      gone.push(id)
      continue
    }
    const accountId = purchase?.accountId ?? first?.accountId ?? ''
    const fulfillment = purchase === null ? undefined : fulfillments.get(purchase.fulfillmentId)
    const named = {
      id,
      accountId,
      carrierId: carrierIdOf(fulfillment, accounts.get(accountId)),
      purchaseId: purchase?.id ?? null,
      orderId: fulfillment?.orderId ?? null,
      siteId: fulfillment?.siteId ?? null,
      trackingNumber: purchase?.trackingNumber ?? first?.trackingNumber ?? '',
      month: (purchase?.request.shipOn ?? first?.shippedOn ?? first?.invoiceOn ?? dayOf(now)).slice(0, 7),
      currency,
    }
    // What was said of a difference goes with the last invoice that made it.
    const unsaid = { state: 'open' as const, note: '', changedAt: purchase?.changedAt ?? now, changedBy: '' }
    const said = first === undefined ? unsaid : (before.get(id) ?? unsaid)
    const { state, note, changedAt, changedBy } = said
    costs.push(
      reckonCost(
        named,
        purchase === null ? null : known(purchase),
        own,
        ({ amountCents, currency: from, invoiceOn }) =>
          convert(amountCents, from, invoiceOn === null ? now : Date.parse(invoiceOn)),
        { state, note, changedAt, changedBy },
      ),
    )
  }
  return { costs, gone }
}

/** Reckons these costs anew and keeps what came out. */
export async function restateCosts(tx: Tx, costIds: readonly string[], now: EpochMs): Promise<void> {
  const { costs, gone } = await reckonCosts(tx, costIds, now)
  await tx.costs.put(costs)
  await tx.costs.remove(gone)
}

/** As they were invoiced. */
export function inOrder(lines: readonly InvoiceLine[]): InvoiceLine[] {
  const day = ({ invoiceOn }: InvoiceLine) => invoiceOn ?? ''
  return lines.toSorted(
    (a, b) =>
      day(a).localeCompare(day(b)) ||
      a.invoice.localeCompare(b.invoice) ||
      a.line - b.line ||
      a.id.localeCompare(b.id),
  )
}

function carrierIdOf(fulfillment: Fulfillment | undefined, account: CarrierAccount | undefined): string {
  return fulfillment?.carrierId ?? account?.carrierId ?? ''
}

function dayOf(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 10)
}
