import { z } from 'zod'
import { paidLine } from '../domain/paid-line.ts'
import { refundable } from '../domain/refund.ts'
import { returnCondition, returnReason, returnRecord } from '../domain/return.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { announcedReturns, announcedRow } from './announced-returns.ts'
import { command, nothing, query } from './procedure.ts'

/** How the money of a return stands at the channel. */
export const refundState = z.enum(['none', 'at-channel', 'waiting', 'done', 'refused', 'by-hand'])
export type RefundState = z.infer<typeof refundState>

export const orderReturn = z.object({
  record: returnRecord,
  refundState,
  /** What the shop answered, where it was not plainly done. */
  answer: messageSchema.nullable(),
  /** What can be paid back for its goods now, as far as nothing was. */
  owedCents: scalars.nonNegativeCents,
})
export type OrderReturn = z.infer<typeof orderReturn>

export const returnableLine = z.object({
  lineId: z.string(),
  sku: scalars.sku,
  /** Units that have left and have not come back. */
  quantity: scalars.quantity,
  /** What was paid for its whole line, and how many units of that came back before these. */
  paid: paidLine,
  skipped: scalars.count,
  /** Where they left from; null = not known. */
  siteId: scalars.code.nullable(),
})
export type ReturnableLine = z.infer<typeof returnableLine>

const refundChoice = z.object({
  /** At most what was paid for the units and is left of what was paid for the order. */
  goodsCents: scalars.nonNegativeCents,
  /** Also what was paid for shipping and has not been refunded. */
  shipping: z.boolean(),
  /** Also these fees of the order. */
  feeIds: z.array(z.string().max(120)).max(200).default([]),
})

/** How a channel refunds on request (CHANNEL_ABILITIES); null = it cannot. */
export const paysBack = z.enum(['gateway', 'booked', 'file']).nullable()

/** What the cancellation of an order here gives back. */
export const cancelledMoney = z.object({
  cents: scalars.nonNegativeCents,
  state: refundState.extract(['waiting', 'done', 'refused']),
  /** What the shop answered, where it was not plainly done. */
  answer: messageSchema.nullable(),
})

export const returnsOfOrder = z.object({
  returns: z.array(orderReturn),
  /** Those that are expected, or were called off. */
  announced: z.array(announcedRow),
  returnable: z.array(returnableLine),
  /** Of the whole order. */
  money: refundable,
  /** null = it was not cancelled here, or its channel was not notified of what is owed. */
  cancelled: cancelledMoney.nullable(),
  paysBack,
  /** Whether it can refund fees. */
  refundsFees: z.boolean(),
})
export type ReturnsOfOrder = z.infer<typeof returnsOfOrder>

export const returns = {
  ...announcedReturns,
  ofOrder: query('packer', { order: 'orderId' })
    .input(z.object({ orderId: z.string() }))
    .output(returnsOfOrder),
  /** Goods came back, or are paid back without: sellable units go on the shelf of the site, once. */
  receive: command({
    role: 'lead',
    scope: { order: 'orderId', siteIfAny: 'siteId' },
    input: z.object({
      orderId: z.string(),
      siteId: scalars.code.nullable(),
      lines: z
        .array(z.object({ lineId: z.string(), quantity: scalars.quantity, condition: returnCondition }))
        .min(1)
        .max(500),
      reason: returnReason,
      note: z.string().trim().max(300),
      /** null = nothing is paid back now. */
      refund: refundChoice.nullable(),
    }),
    output: z.object({ returnId: z.string() }),
    wakes: ['scheduler'],
    needsHub: 'money',
  }),
  /** Pays back a return that was taken without. */
  refund: command({
    role: 'lead',
    scope: { return: 'returnId' },
    input: z.object({ returnId: z.string(), ...refundChoice.shape }),
    output: nothing,
    needsHub: 'money',
  }),
}
