import { z } from 'zod'
import { messageSchema } from '../../../shared/messages/message.ts'

/** What a settling of pushes keeps of corrected addresses; `problem`: why one was not taken. */
export const settledAddresses = z.object({
  addresses: z.array(
    z.object({ orderId: z.string(), channelId: z.string(), problem: messageSchema.nullable() }),
  ),
})
export type SettledAddresses = z.infer<typeof settledAddresses>
