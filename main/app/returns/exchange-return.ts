import {
  type AnnouncedReturn,
  type ExchangeLines,
  exchangeCents,
} from '../../../shared/domain/announced-return.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { Tx } from '../ports/store.ts'
import { worthOfUnits } from './order-money.ts'
import { reship } from './reship.ts'

/**
 * Something else goes out for an expected return: at once, or once its goods are here. No lines = nothing does after
 * all. @throws {Refusal} it has gone out already, or is no product of ours
 */
export async function exchangeReturn(
  context: CommandContext,
  order: Order,
  announced: AnnouncedReturn,
  { lines, leaves }: { readonly lines: ExchangeLines; readonly leaves: 'now' | 'on-arrival' },
): Promise<AnnouncedReturn> {
  const { tx } = context
  const { exchange: before, ...rest } = announced
  if (before && before.orderId !== null) refuse('refusals.returns.exchangeLeft')
  const known = new Set((await tx.products.bySkus(lines.map(({ sku }) => sku))).map(({ sku }) => sku))
  const missing = lines.find(({ sku }) => !known.has(sku))
  if (missing !== undefined) refuse('refusals.unknown.product', { sku: missing.sku })
  const wanted = lines.length === 0 ? rest : { ...rest, exchange: { lines, orderId: null } }
  const kept = leaves === 'now' ? await sendExchange(context, order, wanted) : wanted
  await tx.announcedReturns.updateOpen(kept)
  context.about(order.id)
  context.touch('orders')
  return kept
}

/** What goes out for a return leaves as an order of its own, unless it has, or nothing does. */
export async function sendExchange(
  context: CommandContext,
  order: Order,
  announced: AnnouncedReturn,
): Promise<AnnouncedReturn> {
  const { exchange, id } = announced
  if (exchange === undefined || exchange.orderId !== null) return announced
  const others = (await context.tx.announcedReturns.ofOrder(order.id)).filter(
    (one) => one.id !== id && one.exchange !== undefined && one.exchange.orderId !== null,
  )
  const orderId = await reship(context, order, {
    mark: `exchange/${id}`,
    reference: `${order.reference}-X${others.length === 0 ? '' : others.length + 1}`,
    lines: exchange.lines.map((line, at) => ({ id: `${at + 1}`, ...line })),
  })
  return orderId === null ? announced : { ...announced, exchange: { ...exchange, orderId } }
}

/** What goes out for a return, and what that comes to, in words. */
export async function exchangeSentence(
  tx: Tx,
  order: Order,
  { exchange, lines }: AnnouncedReturn,
): Promise<Message> {
  if (exchange === undefined) return message('timeline.exchange.none')
  const goods = exchange.lines.map(({ quantity, sku }) => `${quantity} × ${sku}`).join(', ')
  const [sent] = exchange.orderId === null ? [] : await tx.orders.byIds([exchange.orderId])
  const what =
    sent === undefined
      ? message('timeline.exchange.later', { goods })
      : message('timeline.exchange.now', { goods, order: sent.order.reference })
  const worth = worthOfUnits(order, lines, await tx.returns.ofOrder(order.id))
  const cents = worth - exchangeCents(exchange.lines)
  if (cents === 0) return message('timeline.exchange.even', { what })
  const amount = { amount: Math.abs(cents), currency: order.currency }
  return message(`timeline.exchange.${cents > 0 ? 'owed' : 'due'}`, { what, amount })
}
