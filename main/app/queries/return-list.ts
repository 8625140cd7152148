import type { ReturnRow } from '../../../shared/contract/return-list.ts'
import { exchangeCents } from '../../../shared/domain/announced-return.ts'
import { decimalOf } from '../../../shared/domain/money.ts'
import { toldCents } from '../../../shared/domain/return.ts'
import { safeCsv } from '../csv/safe-csv.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Page } from '../ports/page.ts'
import type { ListedReturn, ReturnListQuery } from '../ports/return-list-table.ts'
import type { Tx } from '../ports/store.ts'
import { owedFor, refundableNow, refundStateOf, worthOfUnits } from '../returns/order-money.ts'
import { daysLate } from '../returns/return-window.ts'
import { announcedRows } from './announced-returns.ts'

/** A page of the returns of every origin. */
export async function listReturns(tx: Tx, query: ReturnListQuery): Promise<Page<ReturnRow>> {
  const { rows, total } = await tx.returnList.page(query)
  const orders = await tx.orders.byIds([...new Set(rows.map(({ orderId }) => orderId))])
  const byId = new Map(orders.map((record) => [record.order.id, record]))
  const all: ReturnRow[] = []
  for (const one of rows) {
    const record = byId.get(one.orderId) ?? null
    const said = await saidOf(tx, one, record)
    if (said === null) continue
    const { id, kind, stage, orderId } = one
    all.push({ ...NOTHING, id, kind, stage, orderId, order: orderOf(record), ...said })
  }
  return { rows: all, total }
}

type Common = 'id' | 'kind' | 'stage' | 'orderId' | 'order'
type Said = Omit<ReturnRow, Common | keyof typeof NOTHING> & Partial<typeof NOTHING>

/** What a row says unless its origin knows more. */
const NOTHING = {
  standing: null as ReturnRow['standing'],
  reason: null as ReturnRow['reason'],
  trackingNumber: null as string | null,
  owedCents: 0,
  paidCents: 0,
  refundState: 'none' as ReturnRow['refundState'],
  daysLate: 0,
  exchange: null as ReturnRow['exchange'],
}

function orderOf(record: OrderRecord | null): ReturnRow['order'] {
  if (record === null) return null
  const { reference, channelId, destination, currency } = record.order
  return {
    reference,
    channelId,
    customer: destination.company ?? destination.name,
    country: destination.country,
    currency,
  }
}

/** null = it is gone since. */
async function saidOf(tx: Tx, { kind, id }: ListedReturn, record: OrderRecord | null): Promise<Said | null> {
  switch (kind) {
    case 'reported':
      return reportedOf(tx, id, record)
    case 'announced':
      return announcedOf(tx, id, record)
    case 'taken':
      return takenOf(tx, id, record)
  }
}

async function reportedOf(tx: Tx, id: string, record: OrderRecord | null): Promise<Said | null> {
  const found = await tx.exceptions.get(id)
  if (found === null || found.cause.reason !== 'return-requested') return null
  const { lines, why, channelReturnId, isRefunded } = found.cause
  return {
    at: found.openedAt,
    siteId: found.siteId,
    lines,
    note: why,
    channelReturnId,
    owedCents: isRefunded ? 0 : await worthOf(tx, record, lines),
    refundState: isRefunded ? 'at-channel' : 'none',
    daysLate: record === null ? 0 : await daysLate(tx, record, found.openedAt),
  }
}

async function announcedOf(tx: Tx, id: string, record: OrderRecord | null): Promise<Said | null> {
  const announced = await tx.announcedReturns.get(id)
  const [row] = announced === null ? [] : await announcedRows(tx, [announced])
  if (announced === null || row === undefined) return null
  const { at, siteId, lines, reason, note, channelReturnId, isRefunded, state, exchange } = announced
  return {
    standing: row.standing,
    at,
    siteId,
    lines,
    reason,
    note,
    channelReturnId,
    trackingNumber: row.label?.trackingNumber ?? null,
    owedCents:
      isRefunded || state !== 'open'
        ? 0
        : Math.max(0, (await worthOf(tx, record, lines)) - exchangeCents(exchange?.lines ?? [])),
    refundState: isRefunded ? 'at-channel' : 'none',
    daysLate: announced.daysLate ?? 0,
    exchange: exchange === undefined ? null : { orderId: exchange.orderId },
  }
}

async function takenOf(tx: Tx, id: string, record: OrderRecord | null): Promise<Said | null> {
  const taken = await tx.returns.get(id)
  if (taken === null) return null
  const { at, siteId, lines, reason, note, channelReturnId, refund, orderId, announcedId } = taken
  const all = await tx.returns.ofOrder(orderId)
  const earlier = all.slice(
    0,
    all.findIndex((one) => one.id === id),
  )
  const left = record === null ? 0 : (await refundableNow(tx, record.order)).leftCents
  const [label] = announcedId === undefined ? [] : await tx.labels.ofFulfillments([announcedId])
  return {
    at,
    siteId,
    lines,
    reason,
    note,
    channelReturnId,
    trackingNumber: label?.trackingNumber ?? null,
    owedCents: record === null ? 0 : await owedFor(tx, record.order, taken, earlier, left),
    paidCents: refund.kind === 'told' ? toldCents(refund) : 0,
    refundState: refundStateOf(taken, await tx.outbox.ofOrder(orderId)).refundState,
    daysLate: taken.daysLate ?? 0,
    exchange: taken.exchange ? { orderId: taken.exchange.orderId } : null,
  }
}

/** Of units that have not come back yet. */
async function worthOf(tx: Tx, record: OrderRecord | null, lines: Parameters<typeof worthOfUnits>[1]) {
  if (record === null) return 0
  const worth = worthOfUnits(record.order, lines, await tx.returns.ofOrder(record.order.id))
  return Math.min(worth, (await refundableNow(tx, record.order)).leftCents)
}

const COLUMNS = [
  'stage',
  'order',
  'customer',
  'country',
  'channel',
  'channel_return',
  'goods',
  'reason',
  'note',
  'tracking_number',
  'site',
  'asked',
  'days_late',
  'owed',
  'paid',
  'currency',
] as const

export function returnsCsv(rows: readonly ReturnRow[]): string {
  return safeCsv(
    rows.map(({ order, ...row }) => {
      const amount = (cents: number) => (order === null ? '' : decimalOf(cents, order.currency))
      return [
        row.stage,
        order?.reference ?? '',
        order?.customer ?? '',
        order?.country ?? '',
        order?.channelId ?? '',
        row.channelReturnId ?? '',
        row.lines.map(({ quantity, sku }) => `${quantity} x ${sku}`).join(' | '),
        row.reason ?? '',
        row.note,
        row.trackingNumber ?? '',
        row.siteId ?? '',
        new Date(row.at).toISOString(),
        row.daysLate,
        amount(row.owedCents),
        amount(row.paidCents),
        order?.currency ?? '',
      ]
    }),
    COLUMNS,
  )
}
