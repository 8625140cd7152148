import type { RefundState } from '../../../shared/contract/return-list.ts'
import type { ReturnsOfOrder } from '../../../shared/contract/returns.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { paidForUnits, paidLines } from '../../../shared/domain/paid-line.ts'
import { type Refundable, refundableOf, type ToldRefunds } from '../../../shared/domain/refund.ts'
import { type ReturnRecord, toldCents, unitsBefore } from '../../../shared/domain/return.ts'
import { isOurCost, RETURN_POLICY } from '../../../shared/domain/return-policy.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { refundKey } from '../notify/outbox-key.ts'
import type { OwedMoney } from '../ports/channel.ts'
import type { Tx } from '../ports/store.ts'
import type { KeptItem } from '../ports/sync-tables.ts'

/** What can still be refunded of an order: the shop's figures less the refunds we pushed. */
export async function refundableNow(tx: Tx, order: Order): Promise<Refundable> {
  return refundableOf(
    order,
    toldRefunds(await tx.returns.ofOrder(order.id), await tx.outbox.ofOrder(order.id)),
  )
}

/** How the money of a return stands at its channel; `answer`: what the shop answered, where it was not simply done. */
export function refundStateOf(
  { id, refund }: ReturnRecord,
  outbox: readonly KeptItem[],
): { readonly refundState: RefundState; readonly answer: Message | null } {
  if (refund.kind !== 'told') return { refundState: refund.kind, answer: null }
  const item = outbox.find(({ key }) => key === refundKey(id))
  switch (item?.state) {
    case 'done':
      return { refundState: 'done', answer: null }
    case 'refused':
      return { refundState: 'refused', answer: item.problem }
    case undefined:
      return { refundState: 'by-hand', answer: null }
    default:
      return { refundState: 'waiting', answer: null }
  }
}

/**
 * What can still be paid back for the goods of a return, less what went out for it and what its customer bears of the
 * way back. `earlier`: the returns before it; `leftCents`: of what was paid for the order.
 */
export async function owedFor(
  tx: Tx,
  order: Order,
  record: ReturnRecord,
  earlier: readonly ReturnRecord[],
  leftCents: number,
): Promise<number> {
  if (record.state !== 'taken' || record.refund.kind !== 'none') return 0
  const worth = record.exchange?.differenceCents ?? worthOfUnits(order, record.lines, earlier)
  return Math.max(0, Math.min(worth - (await keptForLabel(tx, order, record)), leftCents))
}

async function keptForLabel(tx: Tx, order: Order, { reason, announcedId }: ReturnRecord): Promise<number> {
  const policy = await tx.settings.get(RETURN_POLICY)
  if (announcedId === undefined || policy.labelCents === 0 || isOurCost(policy, reason)) return 0
  const isOurs = (await tx.labels.ofFulfillments([announcedId])).some(({ state }) => state === 'bought')
  return isOurs && (await tx.settings.get(WORKSPACE)).currency === order.currency ? policy.labelCents : 0
}

/** What was paid for units that come back after those of `earlier` returns. */
export function worthOfUnits(
  order: Order,
  lines: Parameters<typeof unitsBefore>[0],
  earlier: readonly ReturnRecord[],
): number {
  const paid = paidLines(order)
  const before = unitsBefore(lines, earlier)
  return lines.reduce((sum, { lineId, quantity }, at) => {
    const line = paid.get(lineId)
    return line === undefined ? sum : sum + paidForUnits(line, quantity, before[at] ?? 0)
  }, 0)
}

/** What cancelling it here refunds, by its message in the outbox; null = nothing. */
function owedOf(item: KeptItem): OwedMoney | null {
  return item.kind === 'cancel' ? (item.payload?.owed ?? null) : null
}

/** What the shop has made of the cancellations it was sent, of lines and of the order. */
export function cancelledMoneyOf(outbox: readonly KeptItem[]): ReturnsOfOrder['cancelled'] {
  const told = outbox.filter((one) => owedOf(one) !== null)
  if (told.length === 0) return null
  const refused = told.find(({ state }) => state === 'refused')
  return {
    cents: told.reduce((sum, item) => sum + (owedOf(item)?.cents ?? 0), 0),
    state: refused ? 'refused' : told.every(({ state }) => state === 'done') ? 'done' : 'waiting',
    answer: refused?.problem ?? null,
  }
}

/** What a channel refused is not sent; what it did anyway, it reports itself. */
function toldRefunds(returns: readonly ReturnRecord[], outbox: readonly KeptItem[]): ToldRefunds {
  const told = returns.flatMap((record) =>
    record.refund.kind === 'told'
      ? [{ refund: record.refund, state: refundStateOf(record, outbox).refundState }]
      : [],
  )
  const live = told.filter(({ state }) => state !== 'refused')
  const cancels = outbox.flatMap((item) => {
    const owed = item.state === 'refused' ? null : owedOf(item)
    return owed === null ? [] : [{ cents: owed.cents, isDone: item.state === 'done' }]
  })
  const amounts = [
    ...live.map(({ refund, state }) => ({ cents: toldCents(refund), isDone: state !== 'waiting' })),
    ...cancels,
  ]
  const sum = (isDone: boolean): number =>
    amounts.reduce((total, one) => total + (one.isDone === isDone ? one.cents : 0), 0)
  return {
    doneCents: sum(true),
    waitingCents: sum(false),
    hasShipping: live.some(({ refund }) => refund.shipping),
    feeIds: live.flatMap(({ refund }) => (refund.fees ?? []).map(({ id }) => id)),
  }
}
