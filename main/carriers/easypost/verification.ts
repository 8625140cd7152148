import { z } from 'zod'
import type { FittedParts } from '../../../shared/domain/fitted-address.ts'
import type { LabelRequest, PostalAddress } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { AddressFinding } from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { linesOf } from '../protocol/address-lines.ts'
import { fieldOf } from '../protocol/field-in-words.ts'
import { easyPostAddress } from './address.ts'
import { CARRIER } from './carrier.ts'
import type { EasyPostClient } from './client.ts'
import { errorIn, fieldWord } from './errors.ts'

const errorSchema = z.object({
  code: z.string().nullish(),
  field: z.string().nullish(),
  message: z.string().nullish(),
  suggestion: z.string().nullish(),
})
const addressSchema = z.object({
  verifications: z
    .object({
      delivery: z
        .object({
          success: z.boolean(),
          errors: z.array(errorSchema),
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
): Promise<AddressFinding | null> {
  const address = { ...easyPostAddress(request.recipient), verify: true }
  const { status, value } = await client.prepare('/addresses', { address }, signal)
  const error = status >= 400 ? errorIn(value) : null
  if (error !== null)
    return {
      field: error.field,
      problem: message('carrierApi.doubted', { carrier: CARRIER, said: error.said }),
    }
  const read = addressSchema.safeParse(value).data
  if (read === undefined)
    throw new RemoteError(
      'retry',
      message('carrierApi.notData', { carrier: CARRIER, status: String(status) }),
    )
  const delivery = read.verifications?.delivery
  if (!delivery || delivery.success) return null
  const errors = delivery.errors.filter(({ code }) => !CANNOT_TELL.has(code ?? ''))
  const [first] = errors
  if (first === undefined) return null
  const said = errors.map((one) => one.message ?? '').join(' · ')
  const fitted = suggested(errors, request.recipient)
  return {
    field: fieldOf(fieldWord(first.field)) ?? fieldOf(said),
    problem: message('carrierApi.doubted', { carrier: CARRIER, said }),
    ...(Object.keys(fitted).length > 0 && { fitted }),
  }
}

/** Nobody verifies addresses there, or not at present. */
const CANNOT_TELL: ReadonlySet<string> = new Set([
  'E.COUNTRY.UNSUPPORTED',
  'E.QUERY.UNANSWERABLE',
  'E.TIMEOUT',
])

/** What is to stand in the fields instead, where it says so; lines behind the street stay. */
function suggested(errors: readonly z.infer<typeof errorSchema>[], recipient: PostalAddress): FittedParts {
  const of = (name: string): string | undefined =>
    errors.find((one) => one.field === name && one.suggestion?.trim())?.suggestion?.trim()
  const street = of('street1')
  const [postcode, city, state] = [of('zip'), of('city'), of('state')]
  return {
    ...(street !== undefined && { street: [street, ...linesOf(recipient).slice(1)] }),
    ...(postcode !== undefined && { postcode }),
    ...(city !== undefined && { city }),
    ...(state !== undefined && { state }),
  }
}
