import { isConnected } from '../../../shared/domain/channel.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { paidForUnits } from '../../../shared/domain/paid-line.ts'
import type { ReturnCondition } from '../../../shared/domain/return.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { refundableNow } from './order-money.ts'
import { type ReturnableLine, returnableLines } from './returnable.ts'
import { takeReturn } from './take-return.ts'

export type ReturnWayOut =
  | 'receive-sellable'
  | 'receive-damaged'
  | 'refund-only'
  | 'refund-parcel'
  | 'refuse-return'

/** Reasons whose goods come back, or whose parcel does. */
export const RETURN_REASONS = ['return-requested', 'cancelled-after-shipped', 'parcel-trouble'] as const
export type ReturnCause = Extract<ExceptionCause, { reason: (typeof RETURN_REASONS)[number] }>

export function isReturnCause(cause: ExceptionCause): cause is ReturnCause {
  return RETURN_REASONS.some((reason) => reason === cause.reason)
}

const CONDITION: Readonly<Record<Exclude<ReturnWayOut, 'refuse-return'>, ReturnCondition>> = {
  'receive-sellable': 'sellable',
  'receive-damaged': 'damaged',
  'refund-only': 'not-received',
  'refund-parcel': 'not-received',
}

export function isReturnWayOut(code: string): code is ReturnWayOut {
  return code === 'refuse-return' || Object.hasOwn(CONDITION, code)
}

/**
 * Carries out one way out of a return that a channel reported, or of a parcel that went wrong: its units, as far as they have not come back yet. The
 * customer is paid back unless the channel did so, for the goods without shipping. Sellable units go where each left
 * from; units of several sites become a return each.
 * @throws {Refusal}
 */
export async function settleReturn(
  context: CommandContext,
  order: OrderRecord,
  cause: ReturnCause,
  code: ReturnWayOut,
  note: string,
): Promise<void> {
  const { tx } = context
  const returnable = await returnableLines(tx, order)
  const lines = unitsOf(cause, returnable)
  if (lines.length === 0) refuse('refusals.returns.nothingLeft')
  const channelReturnId = cause.reason === 'return-requested' ? cause.channelReturnId : null
  if (code === 'refuse-return') {
    if (isRefunded(cause)) refuse('refusals.returns.refundedByChannel')
    await tx.returns.insert({
      id: context.newId(),
      orderId: order.order.id,
      at: context.now,
      by: context.actor,
      channelReturnId,
      state: 'refused',
      siteId: null,
      lines: lines.map(({ lineId, sku, quantity }) => ({
        lineId,
        sku,
        quantity,
        condition: 'not-received',
        refundCents: 0,
      })),
      reason: 'other',
      note,
      refund: { kind: 'none' },
    })
    context.about(order.order.id)
    context.touch('orders')
    return
  }
  const channel = await tx.channels.get(order.order.channelId)
  const canTell = channel !== null && isConnected(channel)
  const firstSite = (await tx.sites.all())[0]?.id ?? null
  const condition = CONDITION[code]
  const bySite = Map.groupBy(lines, ({ siteId }) => (condition === 'sellable' ? (siteId ?? firstSite) : null))
  for (const [siteId, same] of bySite)
    await takeReturn(context, order, {
      lines: same.map(({ lineId, quantity }) => ({ lineId, quantity, condition })),
      siteId,
      reason: 'other',
      note,
      channelReturnId,
      refund: isRefunded(cause) ? 'at-channel' : canTell ? 'all-paid' : null,
      daysLate: 0,
      announced: null,
    })
}

function isRefunded(cause: ReturnCause): boolean {
  if (cause.reason === 'parcel-trouble') return false
  return cause.reason === 'cancelled-after-shipped' || cause.isRefunded
}

/** What the exception is about, cut to what may still come back. */
function unitsOf(cause: ReturnCause, returnable: readonly ReturnableLine[]): ReturnableLine[] {
  if (cause.reason === 'cancelled-after-shipped') return [...returnable]
  return returnable.flatMap((line) => {
    const asked = cause.lines.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0
    return asked === 0 ? [] : [{ ...line, quantity: Math.min(asked, line.quantity) }]
  })
}

/** What the customer would get back for the goods that a return is about, in minor units of the order's currency. */
export async function worthOfReturn(tx: Tx, order: OrderRecord, cause: ReturnCause): Promise<number> {
  const lines = unitsOf(cause, await returnableLines(tx, order))
  const paid = lines.reduce((sum, line) => sum + paidForUnits(line.paid, line.quantity, line.skipped), 0)
  return Math.min(paid, (await refundableNow(tx, order.order)).leftCents)
}

/** What a way out would do with the goods and with the money; `worth` by `worthOfReturn`. */
export function returnEffect(
  code: ReturnWayOut,
  general: Message,
  cause: ReturnCause,
  { currency }: Order,
  worth: number,
): Message {
  if (code === 'refuse-return') return general
  const money = isRefunded(cause)
    ? message('resolutions.alreadyRefunded')
    : message('resolutions.refunded', { amount: { amount: worth, currency } })
  return message('resolutions.clauses', { clauses: [general, money] })
}
