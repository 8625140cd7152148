import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import type { ReturnReason } from '../../../shared/domain/return.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { giveUpLabel } from '../labels/give-up-label.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { checkWindow } from './return-window.ts'
import { type ReturnableLine, returnableLines } from './returnable.ts'

export interface Announcement {
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[]
  readonly siteId: string
  readonly reason: ReturnReason
  readonly note: string
  readonly channelReturnId: string | null
  readonly isRefunded: boolean
  /** It is expected although it comes after the merchant's window. */
  readonly takesLate: boolean
}

/** Expects units of an order back. @throws {Refusal} more than may still come back, no such site, or too late */
export async function announceReturn(
  context: CommandContext,
  order: OrderRecord,
  { lines, takesLate, ...announcement }: Announcement,
): Promise<AnnouncedReturn> {
  const { tx, now, actor, newId } = context
  const { siteId } = announcement
  if ((await tx.sites.get(siteId)) === null) refuse('refusals.unknown.site', { site: siteId })
  const late = await checkWindow(context, order, takesLate)
  const free = await expectableLines(tx, order)
  const announced: AnnouncedReturn = {
    ...announcement,
    id: newId(),
    orderId: order.order.id,
    at: now,
    by: actor,
    lines: lines.map(({ lineId, quantity }) => {
      const line = free.find((one) => one.lineId === lineId)
      if (line === undefined || quantity > line.quantity)
        refuse('refusals.returns.tooMany', { sku: line?.sku ?? lineId, left: line?.quantity ?? 0 })
      return { lineId, sku: line.sku, quantity }
    }),
    state: 'open',
    settledAt: null,
    givenAt: null,
    ...(late > 0 && { daysLate: late }),
  }
  await tx.announcedReturns.insert(announced)
  context.about(order.order.id)
  context.touch('orders')
  return announced
}

/** What may come back and is not expected yet. */
export async function expectableLines(tx: Tx, order: OrderRecord): Promise<ReturnableLine[]> {
  const expected = new Map<string, number>()
  for (const { lineId, quantity } of (await openReturns(tx, order.order.id)).flatMap(({ lines }) => lines))
    expected.set(lineId, (expected.get(lineId) ?? 0) + quantity)
  return (await returnableLines(tx, order)).flatMap((line) => {
    const quantity = line.quantity - (expected.get(line.lineId) ?? 0)
    return quantity > 0 ? [{ ...line, quantity }] : []
  })
}

/** Oldest first. */
export async function openReturns(tx: Tx, orderId: string): Promise<AnnouncedReturn[]> {
  return (await tx.announcedReturns.ofOrder(orderId)).filter(({ state }) => state === 'open')
}

/**
 * Nothing is expected any more: what is left of its label is given back to the carrier, and then it stays so. @throws
 * {Refusal} it is over, its parcel is on its way, or something else went out for it
 */
export async function cancelAnnounced(
  context: CommandContext,
  announced: AnnouncedReturn,
): Promise<UndoStep[]> {
  const { tx } = context
  if (announced.exchange && announced.exchange.orderId !== null) refuse('refusals.returns.exchangeLeft')
  const tracks = await tx.tracks.ofFulfillments([announced.id])
  if (tracks.some(({ state }) => state !== 'registered')) refuse('refusals.returns.onItsWay')
  await settleAnnounced(context, announced, 'cancelled')
  const purchases = await tx.labels.ofFulfillments([announced.id])
  for (const purchase of purchases) if (purchase.state === 'bought') await giveUpLabel(context, purchase)
  return purchases.length > 0 ? [] : [{ kind: 'return', announcedId: announced.id, returnId: null }]
}

/** Its goods are here, or it is called off: its parcel is not asked about any more, a label not bought yet never is. */
export async function settleAnnounced(
  context: CommandContext,
  announced: AnnouncedReturn,
  state: 'received' | 'cancelled',
): Promise<void> {
  const { tx, now } = context
  if (!(await tx.announcedReturns.updateOpen({ ...announced, state, settledAt: now })))
    refuse('refusals.returns.over')
  for (const purchase of await tx.labels.ofFulfillments([announced.id]))
    if (purchase.state === 'wanted') await giveUpLabel(context, purchase)
  for (const track of await tx.tracks.ofFulfillments([announced.id]))
    await tx.tracks.put({ ...track, nextLookAt: null })
  context.about(announced.orderId)
  context.touch('orders', 'exceptions')
}
