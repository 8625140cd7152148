import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import { numberForms, plainNumber } from '../../../shared/domain/printed-number.ts'
import type { Tx } from '../ports/store.ts'
import type { ReadLine } from './read-invoice.ts'
import { strangeCostId } from './restate-costs.ts'

/** Whose cost each line belongs to, by line id: the label with its number, else with its reference, else a stranger's. */
export async function matchLines(tx: Tx, lines: readonly ReadLine[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const byNumber = await byNumbers(
    tx,
    lines.map(({ trackingNumber }) => trackingNumber),
  )
  const left: ReadLine[] = []
  for (const line of lines) {
    const bought = chosen(byNumber.get(line.trackingNumber) ?? [], line)
    if (bought === null) left.push(line)
    else found.set(line.id, bought.id)
  }
  const byReference = await byReferences(
    tx,
    left.map(({ reference }) => reference),
  )
  for (const line of left) {
    const own = byReference.get(line.reference)
    const number = plainNumber(line.trackingNumber) || plainNumber(line.reference)
    found.set(line.id, own ?? strangeCostId(line.accountId, number === '' ? line.id : number))
  }
  return found
}

/** Of several with one number, which carriers give out again after a year, that of the account, and the last before. */
function chosen(purchases: readonly LabelPurchase[], { accountId, shippedOn, invoiceOn }: ReadLine) {
  const day = shippedOn ?? invoiceOn
  const own = purchases.filter((one) => one.accountId === accountId)
  const before = (own.length > 0 ? own : purchases).filter(
    ({ request }) => day === null || purchases.length === 1 || request.shipOn <= day,
  )
  return before.at(-1) ?? null
}

/** By number as printed: the closest of its forms that is one of ours. */
async function byNumbers(tx: Tx, printed: readonly string[]): Promise<ReadonlyMap<string, LabelPurchase[]>> {
  const found = new Map<string, LabelPurchase[]>()
  const forms = new Map([...new Set(printed)].map((number) => [number, numberForms(number)]))
  for (let tier = 0; ; tier += 1) {
    const open = [...forms].filter(([number, tiers]) => !found.has(number) && tiers.length > tier)
    if (open.length === 0) return found
    const bought = Map.groupBy(
      await tx.labels.byNumbers([...new Set(open.flatMap(([, tiers]) => tiers[tier] ?? []))]),
      ({ trackingNumber }) => trackingNumber ?? '',
    )
    for (const [number, tiers] of open) {
      const hits = (tiers[tier] ?? []).filter((form) => bought.has(form))
      const [only] = hits
      // Two of ours that differ in what was left out: neither can be told from the other.
      if (only !== undefined && hits.length === 1) found.set(number, bought.get(only) ?? [])
    }
  }
}

/** By reference: ours for the label, or the number of an order with a single bought label. */
async function byReferences(tx: Tx, references: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(references)].filter((reference) => reference !== '')
  const found = new Map<string, string>()
  for (const { id, request } of await tx.labels.byReferences(asked)) found.set(request.reference, id)
  for (const reference of asked) {
    if (found.has(reference)) continue
    const record = await tx.orders.byReference(reference)
    if (record === null) continue
    const parts = await tx.fulfillments.byOrders([record.order.id])
    const bought = (await tx.labels.ofFulfillments(parts.map(({ id }) => id))).filter(
      ({ state, trackingNumber }) => trackingNumber !== null && state !== 'voided',
    )
    const [only] = bought
    if (only !== undefined && bought.length === 1) found.set(reference, only.id)
  }
  return found
}
