import { z } from 'zod'
import { paidLine } from '../domain/paid-line.ts'
import { refundable } from '../domain/refund.ts'
import { returnCondition, returnReason, returnRecord } from '../domain/return.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { announcedReturns, announcedRow } from './announced-returns.ts'
import { bulkResult } from './bulk-result.ts'
import { command, nothing, query } from './procedure.ts'
import { refundState } from './return-list.ts'
import { undoSteps } from './undo-step.ts'

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
  /** Days by which a return that is asked for now is outside the merchant's window; 0 = within. */
  daysLate: z.int().min(0),
  /** Reasons whose costs the merchant bears. */
  atOurCost: z.array(returnReason),
  /** Of the whole order. */
  money: refundable,
  /** null = it was not cancelled here, or its channel was not notified of what is owed. */
  cancelled: cancelledMoney.nullable(),
  paysBack,
  /** Whether it can refund fees. */
  refundsFees: z.boolean(),
})
export type ReturnsOfOrder = z.infer<typeof returnsOfOrder>

const returnsNamed = z.object({ returnIds: z.array(z.string().min(1).max(120)).min(1).max(200) })

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
      /** Also when it is outside the merchant's window. */
      takesLate: z.boolean().default(false),
    }),
    output: z.object({ returnId: z.string(), undo: undoSteps }),
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
  /** Pays back all that is owed for the goods of each. */
  refundAll: command({
    role: 'lead',
    scope: { return: 'returnIds' },
    input: returnsNamed,
    output: bulkResult,
    needsHub: 'money',
  }),
  /** Nothing goes back for these, for a reason. */
  waive: command({
    role: 'lead',
    scope: { return: 'returnIds' },
    input: z.object({ ...returnsNamed.shape, note: z.string().trim().min(1).max(300) }),
    output: bulkResult,
    needsHub: 'money',
  }),
}
