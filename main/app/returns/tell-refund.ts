import type { Order } from '../../../shared/domain/order.ts'
import { paidLines, type TaxOfRate, taxWithin } from '../../../shared/domain/paid-line.ts'
import { type ReturnRecord, unitsBefore } from '../../../shared/domain/return.ts'
import type { CommandContext } from '../commands/command.ts'
import type { OrderMessage } from '../mapping/channel-units.ts'
import { notifyChannel } from '../notify/notify-channel.ts'
import { refundKey } from '../notify/outbox-key.ts'
import type { RefundShare } from '../ports/channel.ts'

/**
 * The money of a return, for its channel; several conditions of one line are told as one. `earlier`: the taken returns
 * before it, which say which units these are. null = the channel is not to be told.
 */
export function refundMessage(
  order: Order,
  record: ReturnRecord,
  earlier: readonly ReturnRecord[],
): OrderMessage | null {
  const { refund } = record
  if (refund.kind !== 'told') return null
  const paid = paidLines(order)
  const before = unitsBefore(record.lines, earlier)
  const parts = record.lines.map(({ lineId, quantity, refundCents }, at) => {
    const line = paid.get(lineId)
    const taxes = line === undefined ? null : taxWithin(line, refundCents, before[at] ?? 0)
    return { lineId, quantity, cents: refundCents, taxes }
  })
  const fees = refund.fees ?? []
  return {
    kind: 'refund',
    payload: {
      orderExternalId: order.externalId,
      lines: [...Map.groupBy(parts, ({ lineId }) => lineId)].map(([lineId, same]) => ({
        lineId,
        quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
        ...shareOfParts(same),
      })),
      shipping: refund.shipping,
      currency: order.currency,
      ...(fees.length === 0 ? {} : { fees: fees.map(({ id, cents }) => ({ id, cents })) }),
      reason: record.note === '' ? record.reason : `${record.reason}: ${record.note}`,
      channelReturnId: record.channelReturnId,
    },
  }
}

/** Puts the money of a return into the outbox of its channel. */
export async function notifyRefund(
  context: CommandContext,
  order: Order,
  record: ReturnRecord,
  earlier: readonly ReturnRecord[],
): Promise<void> {
  const message = refundMessage(order, record, earlier)
  if (message !== null) await notifyChannel(context, order, refundKey(record.id), message)
}

/** Parts of one line as one amount, in the shop's own terms where all of them are known. */
export function shareOfParts(
  parts: readonly { readonly cents: number; readonly taxes: readonly TaxOfRate[] | null }[],
): RefundShare {
  const cents = parts.reduce((sum, part) => sum + part.cents, 0)
  const taxes = parts.map((part) => part.taxes)
  if (taxes.includes(null)) return { cents }
  const rates = taxes.flatMap((ofPart) => ofPart ?? [])
  const byRate = [...Map.groupBy(rates, ({ rateId }) => rateId)].map(([rateId, same]) => ({
    rateId,
    cents: same.reduce((sum, rate) => sum + rate.cents, 0),
  }))
  return {
    cents,
    tax: {
      cents: byRate.reduce((sum, rate) => sum + rate.cents, 0),
      byRate: byRate.filter(({ rateId }) => rateId !== ''),
    },
  }
}
