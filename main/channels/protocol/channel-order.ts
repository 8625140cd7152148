import { z } from 'zod'
import { order, orderLine } from '../../../shared/domain/order.ts'

/** An order as a channel says it: its lines may all be without a SKU, and are asked about (`NamelessLine`). */
export const channelOrder = order.extend({ lines: z.array(orderLine).max(2000) })
