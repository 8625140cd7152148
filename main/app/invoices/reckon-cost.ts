import type { ChargeKind, InvoiceLine } from '../../../shared/domain/carrier-invoice.ts'
import type { PurchaseState } from '../../../shared/domain/label-purchase.ts'
import type { CostCause, ParcelCost } from '../../../shared/domain/parcel-cost.ts'

/** What a parcel should cost, in parts of the merchant's currency. */
export interface ExpectedPrice {
  readonly freightCents: number
  readonly fuelCents: number
  readonly remoteCents: number
  /** Fragile and oversize goods. */
  readonly otherCents: number
}

/** What is known of the parcel whose cost is reckoned; null = no label of ours has that number. */
export interface KnownParcel {
  readonly state: PurchaseState
  readonly isReturn: boolean
  readonly decidedCents: number | null
  readonly paidCents: number | null
  /** By rate card and known surcharges at the declared weight; null = nothing says it. */
  readonly expected: ExpectedPrice | null
  /** Chargeable, as declared. */
  readonly declaredG: number
  /** What the rate card says for a weight; null = nothing. */
  readonly cardCents: (weightG: number) => number | null
}

/** An amount in the merchant's currency; null = there is no exchange rate. */
export type Convert = (line: Pick<InvoiceLine, 'amountCents' | 'currency' | 'invoiceOn'>) => number | null

type Named = Pick<
  ParcelCost,
  | 'id'
  | 'accountId'
  | 'carrierId'
  | 'purchaseId'
  | 'orderId'
  | 'siteId'
  | 'trackingNumber'
  | 'month'
  | 'currency'
>

/** A line with its amount in the merchant's currency. */
interface Charge extends InvoiceLine {
  readonly cents: number
}

/**
 * What a parcel cost, and why that is more than expected. Pure; `lines` in the order they were invoiced, `before` keeps
 * what people said of it.
 */
export function reckonCost(
  named: Named,
  parcel: KnownParcel | null,
  lines: readonly InvoiceLine[],
  convert: Convert,
  before: Pick<ParcelCost, 'state' | 'note' | 'changedAt' | 'changedBy'>,
): ParcelCost {
  const decidedCents = parcel?.decidedCents ?? null
  const paidCents = parcel?.paidCents ?? null
  const base = { ...named, decidedCents, paidCents, ...before }
  const uninvoiced = {
    ...base,
    invoicedCents: null,
    realCents: paidCents,
    expectedCents: null,
    overCents: null,
  }
  const charges: Charge[] = []
  for (const line of lines) {
    const cents = convert(line)
    if (cents !== null) charges.push({ ...line, cents })
    else {
      const { currency, amountCents } = line
      return { ...uninvoiced, causes: [{ kind: 'no-exchange-rate', currency, cents: amountCents }] }
    }
  }
  if (charges.length === 0) return { ...uninvoiced, causes: [] }
  const invoicedCents = sumOf(charges)
  const isWhole = parcel === null || charges.some(({ kind }) => kind === baseKind(parcel, charges))
  const realCents = isWhole ? invoicedCents : (parcel.paidCents ?? parcel.decidedCents ?? 0) + invoicedCents
  const { expectedCents, causes } =
    parcel === null || parcel.state === 'voided'
      ? { expectedCents: 0, causes: [unexpected(parcel, charges, invoicedCents)] }
      : compare(parcel, charges)
  const overCents = invoicedCents - expectedCents
  return {
    ...base,
    // What was disputed and has been given back since.
    state: before.state === 'disputed' && overCents <= 0 ? 'credited' : before.state,
    invoicedCents,
    realCents,
    expectedCents,
    overCents,
    causes: overCents > 0 ? causes : [],
  }
}

/** The charge that carrying it is invoiced by; without it an invoice is only about what came on top. */
function baseKind({ isReturn }: KnownParcel, charges: readonly InvoiceLine[]): ChargeKind {
  return isReturn && !charges.some(({ kind }) => kind === 'freight') ? 'return' : 'freight'
}

function unexpected(parcel: KnownParcel | null, charges: readonly Charge[], cents: number): CostCause {
  if (parcel !== null) return { kind: 'voided', cents }
  const [first] = charges
  return first === undefined || first.trackingNumber !== '' || first.reference !== ''
    ? { kind: 'not-ours', cents }
    : { kind: 'no-parcel', label: first.label, cents }
}

function compare(
  parcel: KnownParcel,
  charges: readonly Charge[],
): { readonly expectedCents: number; readonly causes: CostCause[] } {
  const twice = chargedTwice(charges)
  const once = charges.filter((charge) => !twice.includes(charge))
  const causes: CostCause[] = []
  if (twice.length > 0) {
    const invoices = [...new Set([...once.filter(isFreight), ...twice].map(({ invoice }) => invoice))]
    causes.push({ kind: 'twice', invoices, cents: sumOf(twice) })
  }
  const expected = expectedOf(parcel, once)
  let expectedCents = 0
  for (const [kind, own] of Map.groupBy(once, (charge) => charge.kind)) {
    const due = expected.get(kind) ?? 0
    expectedCents += due
    const over = sumOf(own) - due
    if (over <= 0) continue
    if (kind === 'freight') causes.push(...dearerFreight(parcel, charges, over))
    else if (kind === 'weight-correction') causes.push(heavier(parcel, charges, over))
    else causes.push({ kind: 'surcharge', charge: kind, label: own[0]?.label ?? '', cents: over })
  }
  return { expectedCents, causes }
}

/** What is due by kind of charge: of a kind that the invoice does not set apart, with the freight. */
function expectedOf(parcel: KnownParcel, charges: readonly Charge[]): ReadonlyMap<ChargeKind, number> {
  const { expected, paidCents } = parcel
  const has = (kind: ChargeKind) => charges.some((charge) => charge.kind === kind)
  const base = baseKind(parcel, charges)
  const due = new Map<ChargeKind, number>()
  if (expected === null) {
    // Nothing says what carrying it costs: as much as it did.
    return due.set(base, paidCents ?? sumOf(charges.filter(({ kind }) => kind === base)))
  }
  const parts: readonly (readonly [ChargeKind, number])[] = [
    ['fuel', expected.fuelCents],
    ['remote-area', expected.remoteCents],
    ['other', expected.otherCents],
  ]
  let withFreight = expected.freightCents
  for (const [kind, cents] of parts) {
    if (has(kind)) due.set(kind, cents)
    else withFreight += cents
  }
  return due.set(base, withFreight)
}

/** Freight above what is due: for the higher weight as far as the card tells, the rest for nothing that is known. */
function dearerFreight(parcel: KnownParcel, charges: readonly Charge[], over: number): CostCause[] {
  const toG = heaviest(charges)
  if (toG <= parcel.declaredG) return [{ kind: 'price', cents: over }]
  const [from, to] = [parcel.cardCents(parcel.declaredG), parcel.cardCents(toG)]
  const byWeight = from === null || to === null ? over : Math.min(over, Math.max(0, to - from))
  const weight: CostCause[] =
    byWeight > 0 ? [{ kind: 'weight', fromG: parcel.declaredG, toG, cents: byWeight }] : []
  return byWeight < over ? [...weight, { kind: 'price', cents: over - byWeight }] : weight
}

function heavier({ declaredG }: KnownParcel, charges: readonly Charge[], cents: number): CostCause {
  return { kind: 'weight', fromG: declaredG, toG: Math.max(declaredG, heaviest(charges)), cents }
}

function heaviest(charges: readonly Charge[]): number {
  return Math.max(0, ...charges.map(({ weightG }) => weightG ?? 0))
}

function isFreight({ kind, cents }: Charge): boolean {
  return kind === 'freight' && cents > 0
}

/**
 * Freight beyond the first: on another invoice, or by the same words and amount on another line. What an invoice gives
 * back by an equal amount below 0 was not charged.
 */
function chargedTwice(charges: readonly Charge[]): readonly Charge[] {
  const back = charges.filter(({ kind, cents }) => kind === 'freight' && cents < 0).map(({ cents }) => -cents)
  const kept = charges.filter(isFreight).filter(({ cents }) => {
    const at = back.indexOf(cents)
    if (at >= 0) back.splice(at, 1)
    return at < 0
  })
  const [first] = kept
  if (first === undefined) return []
  return kept.filter(
    (one) =>
      one.invoice !== first.invoice ||
      (one.line !== first.line && one.label === first.label && one.cents === first.cents),
  )
}

function sumOf(charges: readonly Charge[]): number {
  return charges.reduce((sum, { cents }) => sum + cents, 0)
}
