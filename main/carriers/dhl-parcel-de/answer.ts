import { z } from 'zod'
import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'
import { fieldOf } from '../protocol/field-in-words.ts'

const statusSchema = z.object({
  title: z.string().nullish(),
  statusCode: z.number().nullish(),
  status: z.number().nullish(),
  detail: z.string().nullish(),
})
/** A label in ZPL comes as text, a PDF in base64. */
const documentSchema = z.object({ b64: z.string().nullish(), zpl2: z.string().nullish() })

const itemSchema = z.object({
  shipmentNo: z.string().nullish(),
  sstatus: statusSchema,
  label: documentSchema.nullish(),
  customsDoc: documentSchema.nullish(),
  validationMessages: z
    .array(
      z.object({
        property: z.string().nullish(),
        validationMessage: z.string().nullish(),
        validationState: z.string().nullish(),
      }),
    )
    .nullish(),
})
export type AnswerItem = z.infer<typeof itemSchema>
export type DhlDocument = z.infer<typeof documentSchema>

/** One status for all, and one for each shipment, in the order in which they were sent. */
const answerSchema = z.object({
  status: statusSchema.nullish(),
  items: z.array(itemSchema).nullish(),
})
/** A refusal of the call as a whole is a status alone. */
const refusalSchema = z.union([
  answerSchema.refine(({ status, items }) => Boolean(status ?? items)),
  statusSchema.transform((status) => ({ status, items: null })),
])

/** The one shipment of an answer; null = it has none that can be read. */
export function onlyItem(value: unknown): AnswerItem | null {
  return answerSchema.safeParse(value).data?.items?.[0] ?? null
}

export function codeOf({ sstatus }: AnswerItem): number {
  return sstatus.status ?? sstatus.statusCode ?? 0
}

/** What an answer says is wrong, as one text; '' = nothing that can be read. */
export function saidBy(value: unknown): string {
  const read = refusalSchema.safeParse(value).data
  const item = read?.items?.[0]
  const messages = (item?.validationMessages ?? []).map(
    ({ property, validationMessage }) => `${property ?? ''}: ${validationMessage ?? ''}`,
  )
  if (messages.length > 0) return [...new Set(messages)].join(' · ')
  const status = item?.sstatus ?? read?.status
  return [status?.title, status?.detail].filter(Boolean).join(': ')
}

/** The first field that DHL names; its messages name the property of the request. */
export function fieldIn(value: unknown): PurchaseField | null {
  const messages = onlyItem(value)?.validationMessages ?? []
  const [field = null] = messages.flatMap(
    ({ property, validationMessage }) => fieldOf(property ?? '') ?? fieldOf(validationMessage ?? '') ?? [],
  )
  return field
}
