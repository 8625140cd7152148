import { z } from 'zod'
import { orderState } from '../domain/order.ts'
import * as scalars from '../domain/scalars.ts'
import { command, query } from './procedure.ts'

const orderIds = z.array(z.string().min(1).max(120)).min(1).max(200)

/** One order of a buyer who was looked up. */
const buyerOrder = z.object({
  orderId: z.string(),
  reference: z.string(),
  placedAt: scalars.epochMs,
  state: orderState,
  /** Open orders are shipped or cancelled first. */
  isOpen: z.boolean(),
  name: z.string(),
  city: z.string(),
  /** null: the buyer is still known. */
  erasedAt: scalars.epochMs.nullable(),
})
export type BuyerOrder = z.infer<typeof buyerOrder>

/** Personal data of a buyer, shown and erased on request. */
export const buyers = {
  /** By e-mail address, name, phone number or order number, whole; newest first. */
  find: query('manager')
    .input(z.object({ text: z.string().trim().min(1).max(320) }))
    .output(z.array(buyerOrder)),
  /** All that is stored in which the buyer may be named, as JSON text. */
  export: query('manager')
    .input(z.object({ orderIds }))
    .output(z.object({ json: z.string() })),
  /**
   * Forgets who bought; goods, figures, decisions and the ledger stay. `askedBy`: the buyer asked us, or the shop
   * passed the request on. Orders that are open are refused.
   */
  erase: command({
    role: 'manager',
    input: z.object({ orderIds, askedBy: z.enum(['buyer', 'shop']) }),
    output: z.object({ erased: z.int() }),
    needsHub: 'store',
  }),
}
