import { type GivenNumbers, type NumberScheme, newNumberRange } from '../../../shared/domain/number-range.ts'

export const SCHEMES = ['sscc', 's10', 'colissimo', 'dpd'] as const satisfies readonly NumberScheme['kind'][]

/** What a person types of a range, by the fields of its scheme. */
export const SCHEME_FIELDS = {
  sscc: ['extensionDigit', 'companyPrefix'],
  s10: ['serviceIndicator', 'country'],
  colissimo: ['productCode'],
  dpd: ['depot'],
} as const satisfies Record<NumberScheme['kind'], readonly string[]>
export type SchemeField = (typeof SCHEME_FIELDS)[NumberScheme['kind']][number]

export interface NumberDraft {
  readonly kind: NumberScheme['kind']
  readonly fields: Readonly<Partial<Record<SchemeField, string>>>
  readonly first: string
  readonly last: string
}

export const NEW_RANGE: NumberDraft = { kind: 'sscc', fields: {}, first: '', last: '' }

/** The range as it is sent; null = something in it does not fit its scheme. */
export function readRange(
  accountId: string,
  { kind, fields, first, last }: NumberDraft,
): GivenNumbers | null {
  const scheme = Object.fromEntries(
    SCHEME_FIELDS[kind].map((name) => [name, (fields[name] ?? '').trim().toUpperCase()]),
  )
  const serial = (text: string) => (/^\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : null)
  const read = newNumberRange.safeParse({
    accountId,
    scheme: { kind, ...scheme },
    first: serial(first),
    last: serial(last),
  })
  return read.success ? read.data : null
}
