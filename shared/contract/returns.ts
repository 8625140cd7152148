import { z } from 'zod'
import { returnCondition, returnReason, returnRecord } from '../domain/return.ts'
import * as scalars from '../domain/scalars.ts'
import { command, nothing, query } from './procedure.ts'

/** How the money of a return stands at the channel. */
export const refundState = z.enum(['none', 'at-channel', 'waiting', 'done', 'refused', 'by-hand'])
export type RefundState = z.infer<typeof refundState>

export const orderReturn = z.object({ record: returnRecord, refundState })
export type OrderReturn = z.infer<typeof orderReturn>

export const returnableLine = z.object({
  lineId: z.string(),
  sku: scalars.sku,
  /** Units that have left and have not come back. */
  quantity: scalars.quantity,
  unitPriceCents: scalars.nonNegativeCents,
  /** Where they left from; null = not known. */
  siteId: scalars.code.nullable(),
})
export type ReturnableLine = z.infer<typeof returnableLine>

const refundChoice = z.object({
  /** At most what the units were sold for; the channel pays no more than its customer paid. */
  goodsCents: scalars.nonNegativeCents,
  /** Also what was paid for shipping and has not been refunded. */
  shipping: z.boolean(),
})

export const returns = {
  ofOrder: query('packer')
    .input(z.object({ orderId: z.string() }))
    .output(
      z.object({
        returns: z.array(orderReturn),
        returnable: z.array(returnableLine),
        /** Whether the order's channel can be told to pay back. */
        canRefund: z.boolean(),
      }),
    ),
  /** Goods came back, or are paid back without: sellable units go on the shelf of the site, once. */
  receive: command(
    'lead',
    z.object({
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
    z.object({ returnId: z.string() }),
  ),
  /** Pays back a return that was taken without. */
  refund: command('lead', z.object({ returnId: z.string(), ...refundChoice.shape }), nothing),
}
