import { z } from 'zod'
import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BuyOutcome } from '../../app/ports/carrier.ts'
import { fieldOf } from '../protocol/field-in-words.ts'
import { CARRIER } from './carrier.ts'

const detailSchema = z.union([
  z.string().transform((text) => ({ field: null, message: text })),
  z.object({ field: z.string().nullish(), message: z.string().nullish() }),
])
const answerSchema = z.object({
  error: z.object({
    code: z.string().nullish(),
    message: z.union([z.string(), z.array(z.string()).transform((all) => all.join(' · '))]).nullish(),
    errors: z.array(detailSchema).nullish(),
  }),
})

interface ApiError {
  readonly code: string
  readonly said: string
  readonly field: PurchaseField | null
}

/** What an answer refuses; null = it says nothing that can be read. */
export function errorIn(value: unknown): ApiError | null {
  const read = answerSchema.safeParse(value).data
  if (read === undefined) return null
  const { code, errors } = read.error
  const details = (errors ?? []).map((one) => [one.field, one.message].filter(Boolean).join(': '))
  const said = [read.error.message ?? '', ...details].filter((text) => text !== '').join(' · ')
  return {
    code: code ?? '',
    said,
    field: fieldOf(`${(errors ?? []).map(({ field }) => fieldWord(field)).join(' ')} ${said}`),
  }
}

export function saidBy(value: unknown): string {
  return errorIn(value)?.said ?? ''
}

/** How an answer of 4xx ends a purchase. */
export function refusalOf(status: number, value: unknown): BuyOutcome {
  const error = errorIn(value)
  if (error === null || error.said === '')
    return {
      kind: 'refused',
      problem: message('carrierApi.refusedSilently', { carrier: CARRIER }),
      field: null,
    }
  return {
    kind: 'refused',
    problem: message('carrierApi.refused', { carrier: CARRIER, said: error.said }),
    // 402: the account's balance does not pay for it.
    field: status === 402 ? 'account' : error.field,
  }
}

/** A field's name as `fieldOf` reads it. */
export function fieldWord(name: string | null | undefined): string {
  return (name ?? '').replace(/^to_address\.?|\bstreet\d?\b/, (word) =>
    word.startsWith('street') ? 'address' : '',
  )
}
