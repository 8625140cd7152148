import { z } from 'zod'
import * as scalars from './scalars.ts'

/** How a carrier's own numbers are built around a serial number; see `main/carriers/own-range`. */
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
export const numberRange = z
  .object({
    id: z.string(),
    accountId: scalars.code,
    scheme: numberScheme,
    first: z.int().min(0),
    last: z.int().min(0),
    /** The next one to be given out; last + 1 = all are. */
    next: z.int().min(0),
  })
  .refine(({ first, last, next }) => first <= next && next <= last + 1)
export type NumberRange = z.infer<typeof numberRange>
