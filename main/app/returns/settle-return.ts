import type { Bilingual } from '../../../shared/contract/procedure.ts'
import { isConnected } from '../../../shared/domain/channel.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { ReturnCondition } from '../../../shared/domain/return.ts'
import { type Language, locale } from '../../../shared/lib/language.ts'
import type { CommandContext } from '../command.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { refuse } from '../refusal.ts'
import { type ReturnableLine, returnableLines } from './returnable.ts'
import { type ReturnChoice, takeReturn } from './take-return.ts'

export type ReturnWayOut = 'receive-sellable' | 'receive-damaged' | 'refund-only' | 'refuse-return'
type ReturnCause = Extract<ExceptionCause, { reason: 'return-requested' | 'cancelled-after-shipped' }>

const CONDITION: Readonly<Record<Exclude<ReturnWayOut, 'refuse-return'>, ReturnCondition>> = {
  'receive-sellable': 'sellable',
  'receive-damaged': 'damaged',
  'refund-only': 'not-received',
}

export function isReturnWayOut(code: string): code is ReturnWayOut {
  return code === 'refuse-return' || Object.hasOwn(CONDITION, code)
}

/**
 * Carries out one way out of a return that a channel reported: its units, as far as they have not come back yet. The
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
  if (lines.length === 0) refuse('Nothing of it can come back any more', 'Rien ne peut plus en revenir')
  const channelReturnId = cause.reason === 'return-requested' ? cause.channelReturnId : null
  if (code === 'refuse-return') {
    if (isRefunded(cause)) refuse('The channel has paid the customer back', 'Le canal a remboursé le client')
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
      refund: refundOf(cause, same, canTell),
    })
}

function refundOf(
  cause: ReturnCause,
  lines: readonly ReturnableLine[],
  canTell: boolean,
): ReturnChoice['refund'] {
  if (isRefunded(cause)) return 'at-channel'
  return canTell ? { goodsCents: valueOf(lines), shipping: false } : null
}

function isRefunded(cause: ReturnCause): boolean {
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

function valueOf(lines: readonly Pick<ReturnableLine, 'quantity' | 'unitPriceCents'>[]): number {
  return lines.reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, 0)
}

/** What a way out would do with the goods and with the money. */
export function returnEffect(
  code: ReturnWayOut,
  general: Bilingual,
  cause: ReturnCause,
  order: Order,
): Bilingual {
  if (code === 'refuse-return') return general
  if (isRefunded(cause))
    return {
      en: `${general.en}; the channel has paid the customer back`,
      fr: `${general.fr} ; le canal a remboursé le client`,
    }
  const prices = new Map(order.lines.map(({ id, unitPriceCents }) => [id, unitPriceCents]))
  const cents = valueOf(
    cause.reason === 'return-requested'
      ? cause.lines.map(({ lineId, quantity }) => ({ quantity, unitPriceCents: prices.get(lineId) ?? 0 }))
      : [],
  )
  const money = (language: Language): string =>
    new Intl.NumberFormat(locale(language), { style: 'currency', currency: order.currency }).format(
      cents / 100,
    )
  return {
    en: `${general.en}; ${money('en')} is paid back`,
    fr: `${general.fr} ; ${money('fr')} sont remboursés`,
  }
}
