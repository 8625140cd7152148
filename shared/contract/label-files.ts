import { z } from 'zod'
import { isParcelNumber } from '../domain/parcel-number.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { command, nothing, query } from './procedure.ts'

/** A file that holds no label, and why, in the language of who asks. */
export const failedFile = z.object({ name: z.string(), reason: z.string() })
export type FailedFile = z.infer<typeof failedFile>

/** A parcel whose label the merchant's own carrier software has still to make. */
export const awaitedFile = z.object({
  purchaseId: z.string(),
  reference: z.string(),
  orderReference: z.string(),
  parcel: z.int().min(1),
  recipient: z.string(),
  /** It is packed: its label prints by itself. */
  isPacked: z.boolean(),
})

/** Labels that a merchant's own carrier software makes. */
export const labelFileCalls = {
  /** How the folder of an account stands, what it waits for, and what could not be taken. */
  labelFiles: query('packer', 'any-site')
    .input(z.object({ accountId: scalars.code }))
    .output(
      z.object({
        folder: z.string(),
        /** Why it cannot be used; null = it can. */
        problem: messageSchema.nullable(),
        failed: z.array(failedFile),
        waiting: z.array(awaitedFile),
        waitingCount: z.int(),
      }),
    ),
  /** The label of one parcel as an uploaded file, instead of one in the folder. */
  giveLabelFile: command({
    role: 'packer',
    scope: { labelPurchase: 'purchaseId' },
    input: z.object({
      purchaseId: z.string(),
      trackingNumber: z.string().trim().refine(isParcelNumber),
      uploadId: z.string(),
      fileName: z.string().max(200),
    }),
    output: nothing,
    needsHub: 'carrier',
  }),
}
