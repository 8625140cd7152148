import { z } from 'zod'
import type { SimulatedPoint } from '../simulated-points.ts'
import { OPTIONS, type SimulatedOption } from './catalogue.ts'

/** What API v3 takes, as its OpenAPI description says: nothing else than its fields. */

const words = (most: number) => z.string().min(1).max(most)
const country = z.string().regex(/^[A-Z]{2}$/)
const price = z.strictObject({ value: z.string().regex(/^\d+(\.\d+)?$/), currency: z.string().length(3) })
const unit = z.enum(['kg', 'g', 'lbs', 'oz'])

const address = z.strictObject({
  name: words(75),
  company_name: words(50).optional(),
  address_line_1: words(150),
  address_line_2: words(150).optional(),
  house_number: words(20).optional(),
  postal_code: words(12),
  city: words(30),
  po_box: z.string().optional(),
  state_province_code: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/)
    .optional(),
  country_code: country,
  phone_number: z.string().max(20).optional(),
  email: z.email().optional(),
})

const article = {
  description: words(255),
  quantity: z.int().min(1),
  weight: z.strictObject({ value: z.number().gt(0), unit }),
  hs_code: z.string().max(12),
  origin_country: country,
  sku: z.string().optional(),
}

const number = z.strictObject({
  name: z.enum(['VAT', 'EORI', 'IOSS', 'UKIMS', 'EIN']),
  country_code: country,
  value: words(100),
})
const customs = z.strictObject({
  invoice_number: words(40),
  export_reason: z.enum(['gift', 'documents', 'commercial_goods', 'commercial_sample', 'returned_goods']),
  export_type: z.enum(['private', 'commercial_b2c', 'commercial_b2b']).optional(),
  freight_costs: price.optional(),
  tax_numbers: z.strictObject({
    sender: z.array(number),
    receiver: z.array(number),
    importer_of_record: z.array(number),
  }),
})

export const shipmentRequest = z.strictObject({
  external_reference_id: z.string().optional(),
  label_details: z.strictObject({
    mime_type: z.enum(['application/pdf', 'application/zpl', 'image/png']),
    dpi: z.literal([72, 203, 300, 600]),
  }),
  from_address: address,
  to_address: address,
  ship_with: z.strictObject({
    type: z.literal('shipping_option_code'),
    properties: z.strictObject({ shipping_option_code: words(200) }),
  }),
  to_service_point: z.strictObject({ carrier_service_point_id: words(50) }).optional(),
  order_number: z.string().optional(),
  total_order_price: price.optional(),
  parcels: z.tuple([
    z.strictObject({
      dimensions: z.strictObject({
        length: z.string(),
        width: z.string(),
        height: z.string(),
        unit: z.literal('cm'),
      }),
      weight: z.strictObject({ value: z.string().regex(/^\d+(\.\d+)?$/), unit }),
      label_notes: z.array(words(255)).optional(),
      parcel_items: z.array(z.strictObject({ ...article, price })).optional(),
    }),
  ]),
  customs_information: customs.optional(),
})
export type ShipmentRequest = z.infer<typeof shipmentRequest>

export const returnRequest = z.strictObject({
  external_reference: z.string(),
  order_number: z.string(),
  from_address: address,
  to_address: address,
  ship_with: z.strictObject({ type: z.literal('shipping_option_code'), shipping_option_code: words(200) }),
  dimensions: z.strictObject({
    length: z.number().min(0),
    width: z.number().min(0),
    height: z.number().min(0),
    unit: z.literal('cm'),
  }),
  weight: z.strictObject({ value: z.number().gt(0), unit }),
  send_tracking_emails: z.boolean(),
  parcel_items: z
    .array(z.strictObject({ ...article, value: z.strictObject({ value: z.number(), currency: z.string() }) }))
    .optional(),
  customs_information: customs.optional(),
})

/** An error in the manner of JSON:API. */
export interface ApiError {
  readonly status: string
  readonly code: string
  readonly detail: string
  readonly source?: { readonly pointer: string }
}

export function apiError(detail: string, path: string, code = 'invalid'): ApiError {
  return { status: '400', code, detail, source: { pointer: path } }
}

/** The first thing that is wrong with a value after its schema; null = nothing. */
export function errorOf(schema: z.ZodType, value: unknown): ApiError | null {
  const issue = schema.safeParse(value).error?.issues[0]
  if (issue === undefined) return null
  return apiError(issue.message, `/${issue.path.join('/')}`, 'validation_error')
}

/** What Sendcloud itself finds wrong with a shipment, before any carrier is asked. */
export function shipmentError(
  { ship_with, to_address, to_service_point, parcels: [parcel], customs_information }: ShipmentRequest,
  points: readonly SimulatedPoint[],
): ApiError | null {
  const option = optionOf(ship_with.properties.shipping_option_code)
  if (option === null || option.isReturn)
    return apiError('This shipping option is not available', '/ship_with/properties/shipping_option_code')
  if (option.countries !== null && !option.countries.includes(to_address.country_code))
    return apiError(
      `${option.name} is not available to ${to_address.country_code}`,
      '/ship_with/properties/shipping_option_code',
    )
  if (Number(parcel.weight.value) * 1000 > option.mostG)
    return apiError('The weight is above the maximum of the shipping option', '/parcels/0/weight')
  if (option.toPoint) {
    const id = to_service_point?.carrier_service_point_id
    if (id === undefined) return apiError('A service point is required', '/to_service_point', 'required')
    if (points.find((point) => point.id === id)?.isOpen !== true)
      return apiError('The service point is not available', '/to_service_point')
  }
  if (['US', 'CA', 'AU', 'IT'].includes(to_address.country_code) && !to_address.state_province_code)
    return apiError('This field is required', '/to_address/state_province_code', 'required')
  if (
    !UNION.has(to_address.country_code) &&
    (customs_information === undefined || parcel.parcel_items === undefined)
  )
    return apiError('Customs information is required', '/customs_information', 'required')
  return null
}

/** What only the carrier behind Sendcloud knows: the shipment is kept, and its announcement has failed. */
export function carrierError({ to_address }: ShipmentRequest): ApiError | null {
  if (to_address.postal_code !== UNKNOWN_POSTCODE) return null
  return {
    status: '400',
    code: 'parcel_announcement_error',
    detail: 'The postal code does not belong to any town',
  }
}

export function optionOf(code: string): SimulatedOption | null {
  return OPTIONS.find((option) => option.code === code) ?? null
}

/** A postcode of the right form that no town has. */
const UNKNOWN_POSTCODE = '75999'

const UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
)
