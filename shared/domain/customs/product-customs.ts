import { z } from 'zod'
import { values } from '../../messages/en/values.ts'
import * as scalars from '../scalars.ts'

/** Classes of dangerous goods that carriers ask about (ADR). */
export const DANGEROUS_GOODS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** What customs ask of a product; '' and null = not known yet. */
export const productCustoms = z.object({
  /** Harmonised System, 6 to 10 digits, dots and blanks left out. */
  hsCode: z
    .string()
    .transform((text) => text.replace(/[\s.]/g, ''))
    .pipe(z.string().regex(/^(\d{6,10})?$/, values.hsCode)),
  originCountry: scalars.country.nullable(),
  /** In words that an officer understands, in English or the language of the destination. */
  description: z.string().trim().max(200),
  dangerousGoods: z.enum(DANGEROUS_GOODS).nullable(),
})
export type ProductCustoms = z.infer<typeof productCustoms>

export const CUSTOMS_GAPS = ['hsCode', 'originCountry', 'description', 'weight', 'value'] as const
/** What of a product a declaration lacks. */
export type CustomsGap = (typeof CUSTOMS_GAPS)[number]

/** What is missing to declare a product, in the order of `CUSTOMS_GAPS`; none = all is there. */
export function customsGaps(
  product: { readonly weightG: number; readonly customs?: ProductCustoms | undefined },
  unitValueCents: number,
): CustomsGap[] {
  const { customs } = product
  const isMissing: Readonly<Record<CustomsGap, boolean>> = {
    hsCode: (customs?.hsCode ?? '') === '',
    originCountry: (customs?.originCountry ?? null) === null,
    description: (customs?.description ?? '') === '',
    weight: product.weightG === 0,
    // What is given away has a value all the same.
    value: unitValueCents === 0,
  }
  return CUSTOMS_GAPS.filter((gap) => isMissing[gap])
}
