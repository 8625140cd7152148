import { z } from 'zod'
import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BuyOutcome } from '../../app/ports/carrier.ts'
import { fieldOf } from '../protocol/field-in-words.ts'
import { CARRIER } from './carrier.ts'

/** An error in the manner of JSON:API, or in that of the returns, with a field and a message. */
export const errorSchema = z.object({
  status: z.union([z.string(), z.number()]).transform(Number).nullish(),
  code: z.union([z.string(), z.number()]).nullish(),
  detail: z.string().nullish(),
  title: z.string().nullish(),
  message: z.string().nullish(),
  field: z.string().nullish(),
  source: z.object({ pointer: z.string().nullish() }).nullish(),
})
export type SendcloudError = z.infer<typeof errorSchema>

const errorsSchema = z.union([
  z.object({ errors: z.array(errorSchema) }).transform(({ errors }) => errors),
  z.object({ error: errorSchema }).transform(({ error }) => [error]),
  z.array(errorSchema),
  errorSchema.transform((one) => [one]),
])

/** What an answer refuses; none = it says nothing that can be read. */
export function errorsIn(value: unknown): readonly SendcloudError[] {
  const errors = errorsSchema.safeParse(value).data ?? []
  return errors.filter((error) => wordsOf(error) !== '')
}

/** What was said, as one text; '' = nothing. */
export function saidBy(value: unknown): string {
  return saidIn(errorsIn(value))
}

export function saidIn(errors: readonly SendcloudError[]): string {
  return errors
    .map((error) => {
      const place = placeOf(error)
      return place === '' ? wordsOf(error) : `${wordsOf(error)} (${place})`
    })
    .join(' · ')
}

/** How errors that come instead of a label end a purchase. A fault of the carrier behind it comes as 5xx and names no field. */
export function refusalOf(errors: readonly SendcloudError[]): BuyOutcome {
  const said = saidIn(errors)
  if (said === '')
    return {
      kind: 'refused',
      problem: message('carrierApi.refusedSilently', { carrier: CARRIER }),
      field: null,
    }
  const problem = message('carrierApi.refused', { carrier: CARRIER, said })
  const field = fieldIn(errors)
  return field === null && errors.every(({ status }) => (status ?? 0) >= 500)
    ? { kind: 'not-made', problem, afterMs: 60_000 }
    : { kind: 'refused', problem, field }
}

/** The field that is to be mended; the place in the request counts before the words. */
export function fieldIn(errors: readonly SendcloudError[]): PurchaseField | null {
  for (const error of errors) {
    const field = fieldOf(inWords(placeOf(error))) ?? fieldOf(wordsOf(error))
    if (field !== null) return field
  }
  return null
}

/** '/to_address/postal_code' as `fieldOf` reads it. */
function inWords(pointer: string): string {
  return pointer
    .replaceAll(/[/_]/g, ' ')
    .replaceAll('from address', 'sender')
    .replaceAll('to address', '')
    .replaceAll('service point', 'pickup')
    .replaceAll(/ship with|shipping option code/g, 'product')
}

function placeOf({ source, field }: SendcloudError): string {
  return source?.pointer ?? field ?? ''
}

function wordsOf({ detail, message: words, title }: SendcloudError): string {
  return detail ?? words ?? title ?? ''
}
