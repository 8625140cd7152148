import type { CarrierInvoice, InvoiceLine } from '../../../shared/domain/carrier-invoice.ts'
import type { CostCauseKind, DisputeState, ParcelCost } from '../../../shared/domain/parcel-cost.ts'
import type { Page, PageRequest } from './page.ts'

export interface InvoiceTable {
  /** Newest first. */
  list(request: PageRequest): Promise<Page<CarrierInvoice>>
  /** All of one taking. */
  ofImport(importId: string): Promise<CarrierInvoice[]>
  put(invoices: readonly CarrierInvoice[], lines: readonly InvoiceLine[]): Promise<void>
  /** Of these lines, those that are here already. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>
  linesOf(costIds: readonly string[]): Promise<InvoiceLine[]>
  /** Takes a taking back; the costs that its lines belonged to. */
  remove(importId: string): Promise<readonly string[]>
}

/** Which differences are listed; null = any. */
export interface DifferenceQuery extends PageRequest {
  /** Part of the number. */
  readonly search: string
  readonly state: DisputeState | null
  readonly cause: CostCauseKind | null
  readonly carrierId: string | null
  readonly month: string | null
  /** Open ones up to this are not listed. */
  readonly toleranceCents: number
  readonly sort: 'over' | 'number' | 'month'
  readonly descending: boolean
}

/** What parcels of a carrier cost in a month. */
export interface CostSum {
  readonly month: string
  readonly carrierId: string
  readonly currency: string
  readonly parcels: number
  readonly decidedCents: number
  /** Of those whose real cost is known: what was decided for them, and what they cost. */
  readonly comparedDecidedCents: number
  readonly realCents: number
  readonly invoiced: number
  readonly invoicedCents: number
  readonly overCents: number
}

export interface CostTable {
  of(ids: readonly string[]): Promise<ParcelCost[]>
  ofNumbers(trackingNumbers: readonly string[]): Promise<ParcelCost[]>
  put(costs: readonly ParcelCost[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  differences(query: DifferenceQuery): Promise<Page<ParcelCost>>
  /** Newest month first. */
  sums(): Promise<CostSum[]>
}
