import {
  COST_CAUSES,
  type CostCauseKind,
  DISPUTE_STATES,
  type DisputeState,
} from '../../../shared/domain/parcel-cost.ts'

export const INVOICE_TABS = ['differences', 'invoices', 'costs'] as const
export type InvoiceTab = (typeof INVOICE_TABS)[number]

/** What the screen shows; kept in the address. */
export interface InvoiceFilter {
  readonly tab: InvoiceTab
  readonly search: string
  /** null = any. */
  readonly state: DisputeState | null
  readonly cause: CostCauseKind | null
  readonly carrierId: string | null
}

export const NO_INVOICE_FILTER: InvoiceFilter = {
  tab: 'differences',
  search: '',
  state: 'open',
  cause: null,
  carrierId: null,
}
const ANY = 'any'

export function invoiceFilterOf(params: URLSearchParams): InvoiceFilter {
  const state = params.get('state') ?? 'open'
  return {
    tab: INVOICE_TABS.find((tab) => tab === params.get('view')) ?? 'differences',
    search: params.get('q') ?? '',
    state: DISPUTE_STATES.find((one) => one === state) ?? null,
    cause: COST_CAUSES.find((one) => one === params.get('cause')) ?? null,
    carrierId: params.get('carrier'),
  }
}

export function withInvoiceFilter(params: URLSearchParams, filter: InvoiceFilter): URLSearchParams {
  const next = new URLSearchParams(params)
  const values = [
    ['view', filter.tab === 'differences' ? '' : filter.tab],
    ['q', filter.search],
    ['state', filter.state === 'open' ? '' : (filter.state ?? ANY)],
    ['cause', filter.cause ?? ''],
    ['carrier', filter.carrierId ?? ''],
  ] as const
  for (const [name, value] of values) {
    if (value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}

export function hasInvoiceFilter({ search, state, cause, carrierId }: InvoiceFilter): boolean {
  return search !== '' || state !== 'open' || cause !== null || carrierId !== null
}
