import { z } from 'zod'
import * as scalars from './scalars.ts'
import { defineListSettings } from './settings/define-settings.ts'

const zone = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z0-9 ]{1,10})?$/, 'a country (FR) or country and postcode prefix (FR-20)')

/** 'carrier/service', 'carrier/*' = every service of a carrier; null = every service of all carriers. */
const service = z.string().max(130).nullable()

/** What a carrier adds to the rate card's price of each parcel. */
const surcharge = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fuel'), service, percent: z.number().min(0).max(200) }),
  z.object({ kind: z.literal('fragile'), service, cents: scalars.nonNegativeCents }),
  z.object({
    kind: z.literal('oversize'),
    service,
    overLengthMm: scalars.millimetres,
    cents: scalars.nonNegativeCents,
  }),
  z.object({
    kind: z.literal('remote'),
    service,
    zones: z.array(zone).min(1).max(500),
    cents: scalars.nonNegativeCents,
  }),
])
export type Surcharge = z.infer<typeof surcharge>

/** What carriers add to the rate card; decisions from now on pay it. */
export const SURCHARGES = defineListSettings('surcharges', {
  role: 'manager',
  decides: true,
  topics: ['carriers'],
  item: surcharge,
  most: 500,
})
