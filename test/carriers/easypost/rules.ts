import { z } from 'zod'

/** What API v2 takes, as its documents say; the carriers behind it print 35 letters. */

const words = z.string().min(1).max(35)

export const addressRequest = z
  .strictObject({
    name: words.optional(),
    company: words.optional(),
    street1: words,
    street2: words.optional(),
    city: words,
    state: z
      .string()
      .regex(/^[A-Z]{2,3}$/)
      .optional(),
    zip: z.string().min(1).max(12),
    country: z.string().regex(/^[A-Z]{2}$/),
    phone: z
      .string()
      .regex(/^\+?\d{6,15}$/)
      .optional(),
    email: z.email().optional(),
    verify: z.literal(true).optional(),
  })
  .refine(({ name, company }) => name !== undefined || company !== undefined, {
    path: ['name'],
    message: 'name or company is required',
  })
export type AddressRequest = z.infer<typeof addressRequest>

export const shipmentRequest = z.strictObject({
  reference: z.string().max(100),
  is_return: z.boolean(),
  from_address: addressRequest,
  to_address: addressRequest,
  parcel: z.strictObject({
    length: z.number().gt(0),
    width: z.number().gt(0),
    height: z.number().gt(0),
    weight: z.number().gt(0),
  }),
  options: z.strictObject({
    label_format: z.enum(['PNG', 'PDF', 'ZPL', 'EPL2']),
    label_size: z.literal('4x6'),
    label_date: z.iso.datetime(),
    print_custom_1: z.string().max(50).optional(),
    handling_instructions: z.string().max(50).optional(),
    invoice_number: z.string().optional(),
    incoterm: z.enum(['DAP', 'DDP']).optional(),
  }),
  customs_info: z
    .strictObject({
      eel_pfc: z.string().optional(),
      customs_certify: z.literal(true),
      customs_signer: z.string().min(1),
      contents_type: z.enum(['merchandise', 'gift', 'sample', 'documents', 'returned_goods']),
      contents_explanation: z.string(),
      restriction_type: z.literal('none'),
      non_delivery_option: z.enum(['return', 'abandon']),
      customs_items: z
        .array(
          z.strictObject({
            description: z.string().min(1).max(50),
            quantity: z.int().gt(0),
            weight: z.number().gt(0),
            value: z.number().gt(0),
            currency: z.string().length(3),
            hs_tariff_number: z.string().regex(/^\d{6,10}$/),
            origin_country: z.string().length(2),
            code: z.string(),
          }),
        )
        .min(1),
    })
    .optional(),
  tax_identifiers: z
    .array(
      z.strictObject({
        entity: z.enum(['SENDER', 'RECEIVER']),
        tax_id: z.string().min(1),
        tax_id_type: z.string(),
        issuing_country: z.string().length(2),
      }),
    )
    .optional(),
})
export type ShipmentRequest = z.infer<typeof shipmentRequest>

export interface SimulatedRate {
  readonly carrier: string
  readonly service: string
  readonly rate: string
  readonly currency: string
  readonly delivery_days: number
}

/** Rates, or what the carrier says instead of them. */
export function ratesOf(request: ShipmentRequest): {
  readonly rates: readonly SimulatedRate[]
  readonly said: string | null
} {
  const { from_address: from, to_address: to, customs_info, parcel } = request
  if (to.zip === UNKNOWN_POSTCODE || from.zip === UNKNOWN_POSTCODE)
    return { rates: [], said: 'The destination postal code is not served' }
  const isAbroad = [from.country, to.country].some((country) => !UNION.has(country))
  if (isAbroad && from.country !== to.country) {
    if (customs_info === undefined) return { rates: [], said: 'Customs information is required' }
    const weight = customs_info.customs_items.reduce((sum, item) => sum + item.weight, 0)
    if (weight > parcel.weight) return { rates: [], said: 'The customs items weigh more than the parcel' }
  }
  if (['US', 'CA', 'AU'].includes(to.country) && to.state === undefined)
    return { rates: [], said: 'The state of the destination is required' }
  if (from.country === 'US' && to.country === 'US')
    return {
      rates: [
        { carrier: 'USPS', service: 'GroundAdvantage', rate: '5.93', currency: 'USD', delivery_days: 3 },
      ],
      said: null,
    }
  const isHome = from.country === to.country
  return {
    rates: [
      ...(isHome
        ? [
            {
              carrier: 'DHLExpress',
              service: 'DomesticExpress',
              rate: '9.40',
              currency: 'EUR',
              delivery_days: 1,
            },
          ]
        : []),
      {
        carrier: 'DHLExpress',
        service: 'ExpressWorldwide',
        rate: '31.20',
        currency: 'EUR',
        delivery_days: 3,
      },
    ],
    said: null,
  }
}

/** A postcode of the right form that no town has. */
export const UNKNOWN_POSTCODE = '75999'

const UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
)
