import { z } from 'zod'
import * as scalars from './scalars.ts'

/** Goods that a site expects from a supplier. There is one for a site, a SKU and a reference, or a day where it has none. */
export const expectedReceipt = z.object({
  siteId: scalars.code,
  sku: scalars.sku,
  quantity: scalars.quantity,
  /** The site's day on which they come. */
  on: scalars.localDate,
  /** The supplier's or our own order; '' = none. */
  reference: z.string().trim().max(120),
  /** Our own site that has sent them; absent = a supplier does. */
  from: scalars.code.optional(),
})
export type ExpectedReceipt = z.infer<typeof expectedReceipt>

/** Which receipt is meant: its day says so only where it has no reference, so that goods that come later stay the same ones. */
export type ReceiptKey = Pick<ExpectedReceipt, 'siteId' | 'sku' | 'reference' | 'on'>

export function receiptKey({ siteId, sku, reference, on }: ReceiptKey): string {
  return JSON.stringify([siteId, sku, reference === '' ? on : reference, reference !== ''])
}
