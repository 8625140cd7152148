import { z } from 'zod'
import * as scalars from './scalars.ts'

/** How a carrier's own numbers are built around a serial number; see `main/printing/tracking`. */
export const numberScheme = z.discriminatedUnion('kind', [
  /** Serial shipping container code; prefix of 7 to 10 digits, assigned by GS1 to the carrier or the merchant. */
  z.object({
    kind: z.literal('sscc'),
    extensionDigit: z.string().regex(/^\d$/),
    companyPrefix: z.string().regex(/^\d{7,10}$/),
  }),
  /** UPU S10: service indicator of two letters and the country of the post. */
  z.object({
    kind: z.literal('s10'),
    serviceIndicator: z.string().regex(/^[A-Z]{2}$/),
    country: scalars.country,
  }),
  /** Colissimo domestic: product code of two characters, ten digits, key. */
  z.object({ kind: z.literal('colissimo'), productCode: z.string().regex(/^\d[A-Z]$/) }),
  /** DPD parcel numbers: depot of 4 digits and serial of 10 digits, ISO 7064 mod 37,36. */
  z.object({ kind: z.literal('dpd'), depot: z.string().regex(/^\d{4}$/) }),
])
export type NumberScheme = z.infer<typeof numberScheme>

/** Serial numbers that the carrier gave the merchant, `first` to `last`, both included. */
const givenNumbers = z.object({
  accountId: scalars.code,
  scheme: numberScheme,
  first: z.int().min(0),
  last: z.int().min(0),
})
export type GivenNumbers = z.infer<typeof givenNumbers>

export const numberRange = givenNumbers
  .extend({
    id: z.string(),
    /** The next one to be given out; last + 1 = all are. */
    next: z.int().min(0),
    /** The station that alone takes numbers of it, cut out of a range that was given; null = the hub's. */
    owner: z.string().nullable(),
  })
  .refine(({ first, last, next }) => first <= next && next <= last + 1)
export type NumberRange = z.infer<typeof numberRange>

/** A range as a person enters it. */
export const newNumberRange = givenNumbers
  .refine(({ first, last }) => first <= last, { path: ['last'] })
  .refine(({ scheme, last }) => last < 10 ** serialDigits(scheme), { path: ['last'] })

/** Digits that numbers of the scheme have for the serial. */
export function serialDigits(scheme: NumberScheme): number {
  switch (scheme.kind) {
    case 'sscc':
      return 16 - scheme.companyPrefix.length
    case 's10':
      return 8
    case 'colissimo':
    case 'dpd':
      return 10
  }
}

/** Whether both hold a number that is the same once it is printed, however their schemes are written. */
export function overlap(a: Omit<GivenNumbers, 'accountId'>, b: Omit<GivenNumbers, 'accountId'>): boolean {
  const [left, right] = [printed(a), printed(b)]
  return left.family === right.family && left.from <= right.to && right.from <= left.to
}

/** The digits that change from number to number, the prefix before them, and the rest that stays. */
function printed({ scheme, first, last }: Omit<GivenNumbers, 'accountId'>) {
  const [family, prefix] = fixedParts(scheme)
  const digits = (serial: number) => BigInt(`${prefix}${String(serial).padStart(serialDigits(scheme), '0')}`)
  return { family, from: digits(first), to: digits(last) }
}

function fixedParts(scheme: NumberScheme): readonly [family: string, prefix: string] {
  switch (scheme.kind) {
    case 'sscc':
      return ['sscc', `${scheme.extensionDigit}${scheme.companyPrefix}`]
    case 's10':
      return [`s10 ${scheme.serviceIndicator} ${scheme.country}`, '']
    case 'colissimo':
      return [`colissimo ${scheme.productCode}`, '']
    case 'dpd':
      return ['dpd', scheme.depot]
  }
}

/** Days back from now that say how many numbers a day takes. */
export const USE_IS_SEEN_OVER_DAYS = 14
/** A carrier takes days to give another range. */
const LOW_AT_DAYS = 10
/** Where nothing was taken yet. */
const LOW_AT_NUMBERS = 100

/** How long the numbers of an account last. */
export const numberSupply = z.object({
  accountId: scalars.code,
  left: z.int().min(0),
  perDay: z.number().min(0),
  /** At the use of the last days; null = none was taken. */
  lastsDays: z.int().min(0).nullable(),
  state: z.enum(['enough', 'low', 'exhausted']),
})
export type NumberSupply = z.infer<typeof numberSupply>

/** `taken` in the last `USE_IS_SEEN_OVER_DAYS`. */
export function supplyOf(accountId: string, left: number, taken: number): NumberSupply {
  const perDay = taken / USE_IS_SEEN_OVER_DAYS
  const lastsDays = perDay === 0 ? null : Math.floor(left / perDay)
  const isLow = lastsDays === null ? left < LOW_AT_NUMBERS : lastsDays < LOW_AT_DAYS
  return { accountId, left, perDay, lastsDays, state: left === 0 ? 'exhausted' : isLow ? 'low' : 'enough' }
}
