import { z } from 'zod'
import { labelRequest } from './label-request.ts'
import * as scalars from './scalars.ts'

/** Which parcels one price is for. */
const lane = {
  accountId: scalars.code,
  siteId: scalars.code,
  country: scalars.country,
  /** Of the postcodes that it is asked for: `postcodeZone`. */
  postcodePrefix: z.string().max(12),
  /** One of `QUOTED_WEIGHTS_G`; a parcel's size counts as weight by volume. */
  upToWeightG: scalars.grams,
}

/** What a carrier said that parcels of a service cost. */
export const liveQuote = z.object({
  ...lane,
  carrierId: scalars.code,
  serviceId: scalars.code,
  cents: scalars.nonNegativeCents,
  currency: scalars.currency,
  /** null = the carrier does not say. */
  transitDays: z.int().min(0).nullable(),
  quotedAt: scalars.epochMs,
})
export type LiveQuote = z.infer<typeof liveQuote>

/** A question to a carrier, which answers for all of its services at once. */
export const quoteWant = z.object({
  ...lane,
  request: labelRequest,
  /** Orders that were decided without its answer. */
  orderIds: z.array(z.string()),
  /** When it is asked; null = it was, and is not again before somebody needs it. */
  dueAt: scalars.epochMs.nullable(),
  askedAt: scalars.epochMs.nullable(),
  attempts: z.int().min(0),
})
export type QuoteWant = z.infer<typeof quoteWant>

export const QUOTED_WEIGHTS_G = [250, 500, 1000, 2000, 3000, 5000, 10_000, 15_000, 20_000, 30_000] as const

/** The weight that a parcel is asked about with; null = carriers do not price such parcels here. */
export function quotedWeight(chargeableG: number): number | null {
  return QUOTED_WEIGHTS_G.find((grams) => chargeableG <= grams) ?? null
}

/** Postcodes with one price: the first two characters, as carriers' zones are drawn, of the United States three. */
export function postcodeZone(country: string, postcode: string): string {
  const plain = postcode.trim().toUpperCase()
  if (country === 'GB') return /^[A-Z]{1,2}\d[A-Z\d]?/.exec(plain.replaceAll(' ', '').slice(0, -3))?.[0] ?? ''
  return plain.slice(0, country === 'US' ? 3 : 2)
}
