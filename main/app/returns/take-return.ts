import { type AnnouncedReturn, exchangeCents } from '../../../shared/domain/announced-return.ts'
import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { isAddedLine } from '../../../shared/domain/line-edits.ts'
import { hasAllLeft, type Order } from '../../../shared/domain/order.ts'
import { paidForUnits, paidLines } from '../../../shared/domain/paid-line.ts'
import {
  type RefundChoice,
  type RefundParts,
  refundParts,
  sumOfParts,
} from '../../../shared/domain/refund.ts'
import {
  type ReturnCondition,
  type ReturnReason,
  type ReturnRecord,
  type ReturnRefund,
  returnedUnits,
  shareOut,
  unitsBefore,
} from '../../../shared/domain/return.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { openReturns, settleAnnounced } from './announce-return.ts'
import { owedFor, refundableNow } from './order-money.ts'
import { type ReturnableLine, returnableLines } from './returnable.ts'
import { notifyRefund } from './tell-refund.ts'

export interface ReturnChoice {
  readonly lines: readonly {
    readonly lineId: string
    readonly quantity: number
    readonly condition: ReturnCondition
  }[]
  /** Where sellable units go. */
  readonly siteId: string | null
  readonly reason: ReturnReason
  readonly note: string
  readonly channelReturnId: string | null
  /** all-paid: what was paid for the goods and is left, without shipping. null = nothing is paid back now. */
  readonly refund: RefundChoice | 'all-paid' | 'at-channel' | null
  /** It comes after the merchant's window by so many days; 0 = within. */
  readonly daysLate: number
  /** The expected return that it answers, with what goes out for it; null = it comes without one. */
  readonly announced: Pick<AnnouncedReturn, 'id' | 'exchange'> | null
}

/**
 * Records units that came back, once: sellable ones are put on the shelf of the site and on sale, the channel is
 * notified to pay the customer back. An order of which everything has come back is `returned`.
 * @throws {Refusal} more than has left, more money than was paid and is left, no site, a channel that cannot be
 * notified
 */
export async function takeReturn(
  context: CommandContext,
  order: OrderRecord,
  choice: ReturnChoice,
): Promise<ReturnRecord> {
  const { tx, now } = context
  const returnable = await returnableLines(tx, order)
  const earlier = await tx.returns.ofOrder(order.order.id)
  const lines = valued(order.order, choice.lines, earlier).map((line) => ({
    ...line,
    sku: returnable.find(({ lineId }) => lineId === line.lineId)?.sku ?? '',
  }))
  await checkReceivable(tx, order, choice)
  const siteId = shelfOf(choice)
  const { refund, shares } = await settled(context, order, choice.refund, lines)
  const record: ReturnRecord = {
    id: context.newId(),
    orderId: order.order.id,
    at: now,
    by: context.actor,
    channelReturnId: choice.channelReturnId,
    state: 'taken',
    siteId,
    lines: lines.map(({ lineId, sku, quantity, condition }, index) => ({
      lineId,
      sku,
      quantity,
      condition,
      refundCents: shares[index] ?? 0,
    })),
    reason: choice.reason,
    note: choice.note,
    refund,
    ...(choice.daysLate > 0 && { daysLate: choice.daysLate }),
    ...(choice.announced !== null && { announcedId: choice.announced.id }),
    ...exchangeOf(choice.announced, worthOf(lines)),
  }
  await tx.returns.insert(record)
  if (siteId !== null) await putBack(context, siteId, record)
  await notifyRefund(context, order.order, record, earlier)
  await settleCovered(context, order)
  await endWhenAllIsBack(context, order)
  context.about(order.order.id)
  context.touch('orders', 'exceptions')
  return record
}

function exchangeOf(announced: ReturnChoice['announced'], worth: number): Pick<ReturnRecord, 'exchange'> {
  const { orderId = null, lines = [] } = announced?.exchange ?? {}
  if (orderId === null) return {}
  return { exchange: { orderId, differenceCents: worth - exchangeCents(lines) } }
}

function worthOf(lines: readonly ValuedLine[]): number {
  return lines.reduce((sum, { cents }) => sum + cents, 0)
}

/** Pays back all that is owed for the goods of a return that was taken without. @throws {Refusal} */
export async function refundOwed(
  context: CommandContext,
  record: ReturnRecord,
  order: OrderRecord,
): Promise<void> {
  const { leftCents } = await refundableNow(context.tx, order.order)
  const earlier = await before(context, record)
  const goodsCents = await owedFor(context.tx, order.order, record, earlier, leftCents)
  if (goodsCents === 0) refuse('refusals.returns.nothingOwed')
  await refundReturn(context, record, order, { goodsCents, shipping: false, feeIds: [] })
}

async function before({ tx }: CommandContext, { id, orderId }: ReturnRecord): Promise<ReturnRecord[]> {
  const all = await tx.returns.ofOrder(orderId)
  return all.slice(
    0,
    all.findIndex((one) => one.id === id),
  )
}

/** Pays back, later, a return that was taken without. @throws {Refusal} */
export async function refundReturn(
  context: CommandContext,
  record: ReturnRecord,
  order: OrderRecord,
  choice: RefundChoice,
): Promise<void> {
  if (record.refund.kind !== 'none' || record.state === 'refused') refuse('refusals.returns.settled')
  const earlier = await before(context, record)
  const lines = valued(order.order, record.lines, earlier)
  const most = record.exchange ? Math.max(0, record.exchange.differenceCents) : null
  const { refund, shares } = await settled(context, order, choice, lines, most)
  const paid: ReturnRecord = {
    ...record,
    lines: record.lines.map((line, index) => ({ ...line, refundCents: shares[index] ?? 0 })),
    refund,
  }
  await context.tx.returns.update(paid)
  await notifyRefund(context, order.order, paid, earlier)
  context.about(order.order.id)
  context.touch('orders')
}

/** Lines with what was paid for their units, which come after those of `earlier` returns. */
function valued<L extends Omit<ValuedLine, 'cents'>>(
  order: Order,
  lines: readonly L[],
  earlier: readonly ReturnRecord[],
): (L & ValuedLine)[] {
  const paid = paidLines(order)
  const before = unitsBefore(lines, earlier)
  return lines.map((line, at) => {
    const ofLine = paid.get(line.lineId)
    return { ...line, cents: ofLine === undefined ? 0 : paidForUnits(ofLine, line.quantity, before[at] ?? 0) }
  })
}

interface Settled {
  readonly refund: ReturnRefund
  /** Of what goes back for the goods, by line. */
  readonly shares: readonly number[]
}

/** What is paid back for these lines, checked; at most `most` for the goods (null = what was paid for them). @throws {Refusal} */
async function settled(
  context: CommandContext,
  order: OrderRecord,
  wanted: ReturnChoice['refund'],
  lines: readonly (ValuedLine & { readonly sku: string })[],
  most: number | null = null,
): Promise<Settled> {
  const nothing = lines.map(() => 0)
  if (wanted === 'at-channel') return { refund: { kind: 'at-channel' }, shares: nothing }
  if (wanted === null) return { refund: { kind: 'none' }, shares: nothing }
  const left = await refundableNow(context.tx, order.order)
  const worth = most ?? worthOf(lines)
  const choice =
    wanted === 'all-paid'
      ? { goodsCents: Math.min(worth, left.leftCents), shipping: false, feeIds: [] }
      : wanted
  checkAmount(choice.goodsCents, worth, left.leftCents, order.order.currency)
  const parts = refundParts(left, choice)
  if (parts.shippingCents !== null && sumOfParts(parts) === 0)
    return { refund: { kind: 'none' }, shares: nothing }
  await checkChannel(context, order, lines, parts)
  return {
    refund: {
      kind: 'told',
      at: context.now,
      goodsCents: parts.goodsCents,
      shipping: parts.shippingCents !== 0,
      ...(parts.shippingCents === null ? {} : { shippingCents: parts.shippingCents }),
      ...(parts.fees.length === 0 ? {} : { fees: [...parts.fees] }),
    },
    shares: shareOut(
      parts.goodsCents,
      lines.map(({ cents }) => cents),
    ),
  }
}

function checkAmount(goodsCents: number, worth: number, left: number, currency: string): void {
  if (goodsCents > worth) refuse('refusals.returns.moreThanPaid', { paid: { amount: worth, currency } })
  if (goodsCents > left) refuse('refusals.returns.moreThanLeft', { left: { amount: left, currency } })
}

/** Where sellable units go; null = there are none. @throws {Refusal} nobody said */
function shelfOf({ lines, siteId }: Pick<ReturnChoice, 'lines' | 'siteId'>): string | null {
  if (lines.every(({ condition }) => condition !== 'sellable')) return null
  return siteId ?? refuse('refusals.returns.siteMissing')
}

/** @throws {Refusal} more units than are out, or nobody knows where they are */
export async function checkReceivable(
  tx: Tx,
  order: OrderRecord,
  choice: Pick<ReturnChoice, 'lines' | 'siteId'>,
): Promise<void> {
  checkUnits(choice.lines, await returnableLines(tx, order))
  const siteId = shelfOf(choice)
  if (siteId !== null && (await tx.sites.get(siteId)) === null)
    refuse('refusals.unknown.site', { site: siteId })
}

function checkUnits(
  lines: readonly { readonly lineId: string; readonly quantity: number }[],
  returnable: readonly ReturnableLine[],
): void {
  for (const [lineId, same] of Map.groupBy(lines, (line) => line.lineId)) {
    const asked = same.reduce((sum, { quantity }) => sum + quantity, 0)
    const line = returnable.find((candidate) => candidate.lineId === lineId)
    const name = line?.sku ?? lineId
    if (asked > (line?.quantity ?? 0))
      refuse('refusals.returns.tooMany', { sku: name, left: line?.quantity ?? 0 })
  }
}

interface ValuedLine {
  readonly lineId: string
  readonly quantity: number
  /** What was paid for its units. */
  readonly cents: number
}

async function checkChannel(
  { tx }: CommandContext,
  { order }: OrderRecord,
  lines: readonly (ValuedLine & { readonly sku: string })[],
  parts: RefundParts,
): Promise<void> {
  const channel = await tx.channels.get(order.channelId)
  if (channel === null || !isConnected(channel)) refuse('refusals.returns.channelNotConnected')
  if (parts.fees.length > 0 && !CHANNEL_ABILITIES[channel.kind].refundsFees) refuse('refusals.returns.noFees')
  const added = lines.find(({ lineId }) => isAddedLine(lineId))
  if (added !== undefined) refuse('refusals.returns.addedHere', { sku: added.sku })
  const packs = new Map((await tx.skuMappings.packsOf(order.id)).map(({ lineId, units }) => [lineId, units]))
  const broken = lines.find(({ lineId }) => {
    const units = lines.filter((line) => line.lineId === lineId).reduce((sum, line) => sum + line.quantity, 0)
    return units % Math.max(1, packs.get(lineId) ?? 1) !== 0
  })
  if (broken !== undefined)
    refuse('refusals.returns.wholePacksOnly', { sku: broken.sku, units: packs.get(broken.lineId) ?? 1 })
}

async function putBack(
  context: CommandContext,
  siteId: string,
  { orderId, lines }: ReturnRecord,
): Promise<void> {
  const { tx, now } = context
  const units = new Map<string, number>()
  for (const { sku, quantity, condition } of lines)
    if (condition === 'sellable') units.set(sku, (units.get(sku) ?? 0) + quantity)
  const skus = [...units.keys()]
  const levels = (await tx.stock.bySkus(skus)).filter((level) => level.siteId === siteId)
  await tx.stock.putLevels(
    skus.map((sku) => {
      const level = levels.find((candidate) => candidate.sku === sku)
      return {
        siteId,
        sku,
        onHand: (level?.onHand ?? 0) + (units.get(sku) ?? 0),
        safety: level?.safety ?? 0,
      }
    }),
    { kind: 'returned', orderId },
  )
  context.touch('stock')
  await tx.changedStock.mark(skus, now)
}

/** Expected returns of which nothing can come any more: their goods are here, however they came. */
async function settleCovered(context: CommandContext, { order }: OrderRecord): Promise<void> {
  const { tx } = context
  const [record] = await tx.orders.byIds([order.id])
  if (record === undefined) return
  const out = new Map((await returnableLines(tx, record)).map(({ lineId, quantity }) => [lineId, quantity]))
  for (const announced of await openReturns(tx, order.id))
    if (announced.lines.every(({ lineId }) => !out.has(lineId)))
      await settleAnnounced(context, announced, 'received')
}

/** What was paid back without coming back does not count. */
async function endWhenAllIsBack({ tx, now }: CommandContext, { order }: OrderRecord): Promise<void> {
  const [record] = await tx.orders.byIds([order.id])
  if (record === undefined || !hasAllLeft(record.state)) return
  const taken = await tx.returns.ofOrder(order.id)
  if ((await returnableLines(tx, record)).length > 0) return
  const isBack = taken.every(
    ({ state, lines }) => state === 'refused' || lines.every(({ condition }) => condition !== 'not-received'),
  )
  if (isBack && returnedUnits(taken).size > 0) await tx.orders.move([order.id], 'returned', now)
}
