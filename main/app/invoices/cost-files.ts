import type { CostRow } from '../../../shared/contract/invoices.ts'
import type { ParcelRow } from '../../../shared/contract/parcels.ts'
import { decimalOf } from '../../../shared/domain/money.ts'
import { type CostCause, dearerCents } from '../../../shared/domain/parcel-cost.ts'
import { safeCsv } from '../csv/safe-csv.ts'
import type { CostSum } from '../ports/cost-tables.ts'

const DIFFERENCE_COLUMNS = [
  'tracking_number',
  'order',
  'carrier',
  'month',
  'invoices',
  'expected',
  'invoiced',
  'difference',
  'currency',
  'decided',
  'paid',
  'causes',
  'declared_g',
  'invoiced_g',
  'charges',
  'state',
  'note',
] as const

/** Differences as a file that a dispute is sent with: amounts with a point, causes by their codes. */
export function differencesCsv(rows: readonly CostRow[]): string {
  return safeCsv(
    rows.map(({ cost, order, lines }) => {
      const amount = (cents: number | null): string => (cents === null ? '' : decimalOf(cents, cost.currency))
      const weight = cost.causes.find((cause) => cause.kind === 'weight')
      return [
        cost.trackingNumber,
        order ?? '',
        cost.carrierId,
        cost.month,
        [...new Set(lines.map(({ invoice }) => invoice))].join(' | '),
        amount(cost.expectedCents),
        amount(cost.invoicedCents),
        amount(cost.overCents),
        cost.currency,
        amount(cost.decidedCents),
        amount(cost.paidCents),
        cost.causes.map(causeText).join(' | '),
        weight?.fromG ?? '',
        weight?.toG ?? '',
        lines
          .map(
            ({ label, amountCents, currency }) => `${label} ${decimalOf(amountCents, currency)} ${currency}`,
          )
          .join(' | '),
        cost.state,
        cost.note,
      ]
    }),
    DIFFERENCE_COLUMNS,
  )
}

function causeText(cause: CostCause): string {
  return cause.kind === 'surcharge' ? `${cause.kind}: ${cause.charge}` : cause.kind
}

const PARCEL_COLUMNS = [
  'tracking_number',
  'order',
  'carrier',
  'service',
  'site',
  'country',
  'postcode',
  'state',
  'handed_over',
  'decided',
  'paid',
  'invoiced',
  'above_decided',
  'currency',
] as const

/** Followed parcels with what they cost. */
export function parcelsCsv(rows: readonly ParcelRow[]): string {
  return safeCsv(
    rows.map(({ track, order, cost }) => {
      const amount = (cents: number | null): string =>
        cents === null || cost === null ? '' : decimalOf(cents, cost.currency)
      return [
        track.trackingNumber,
        order?.reference ?? '',
        track.carrierId,
        track.serviceId,
        track.siteId,
        order?.country ?? '',
        order?.postcode ?? '',
        track.state,
        new Date(track.handedOverAt).toISOString(),
        amount(cost?.decidedCents ?? null),
        amount(cost?.paidCents ?? null),
        amount(cost?.invoicedCents ?? null),
        amount(cost && dearerCents(cost)),
        cost?.currency ?? '',
      ]
    }),
    PARCEL_COLUMNS,
  )
}

const SUM_COLUMNS = [
  'month',
  'carrier',
  'currency',
  'parcels',
  'decided',
  'decided_of_compared',
  'real',
  'invoiced_parcels',
  'invoiced',
  'overcharged',
] as const

export function costsCsv(sums: readonly CostSum[]): string {
  return safeCsv(
    sums.map((sum) => {
      const amount = (cents: number): string => decimalOf(cents, sum.currency)
      return [
        sum.month,
        sum.carrierId,
        sum.currency,
        sum.parcels,
        amount(sum.decidedCents),
        amount(sum.comparedDecidedCents),
        amount(sum.realCents),
        sum.invoiced,
        amount(sum.invoicedCents),
        amount(sum.overCents),
      ]
    }),
    SUM_COLUMNS,
  )
}
