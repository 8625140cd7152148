import { z } from 'zod'
import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { fieldOf } from '../protocol/field-in-words.ts'
import { easyPostAddress } from './address.ts'
import { CARRIER } from './carrier.ts'
import type { EasyPostClient } from './client.ts'
import { errorIn, fieldWord } from './errors.ts'

const addressSchema = z.object({
  verifications: z
    .object({
      delivery: z
        .object({
          success: z.boolean(),
          errors: z.array(z.object({ field: z.string().nullish(), message: z.string().nullish() })),
        })
        .nullish(),
    })
    .nullish(),
})

/** What is wrong with the recipient's address; null = nothing, or nobody can tell there. @throws {RemoteError} */
export async function checkAddress(
  client: EasyPostClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<{ readonly field: PurchaseField | null; readonly problem: Message } | null> {
  const address = { ...easyPostAddress(request.recipient), verify: true }
  const { status, value } = await client.prepare('/addresses', { address }, signal)
  const error = status >= 400 ? errorIn(value) : null
  if (error !== null)
    return {
      field: error.field,
      problem: message('carrierApi.refused', { carrier: CARRIER, said: error.said }),
    }
  const read = addressSchema.safeParse(value).data
  if (read === undefined)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  const delivery = read.verifications?.delivery
  if (!delivery || delivery.success) return null
  const [first] = delivery.errors
  const said = delivery.errors.map((one) => one.message ?? '').join(' · ')
  return {
    field: fieldOf(fieldWord(first?.field)) ?? fieldOf(said),
    problem: message('carrierApi.refused', { carrier: CARRIER, said }),
  }
}
