import { z } from 'zod'

/** What Parcel DE takes, as its descriptions and the list of products say. */

const text = (most: number, least = 1) => z.string().min(least).max(most)
const country = z.string().regex(/^[A-Z]{3}$/)
const postcode = text(10, 3).regex(/^[0-9A-Za-z]+([ -]?[0-9A-Za-z]+)*$/)
const names = {
  name1: text(50),
  name2: text(50).optional(),
  name3: text(50).optional(),
}
const shipper = {
  ...names,
  addressStreet: text(50),
  postalCode: postcode.optional(),
  city: text(40),
  country,
  email: text(80, 3).optional(),
}
const amount = z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), value: z.number().min(0) })
const weight = z.strictObject({ uom: z.literal('g'), value: z.number().positive().max(31_500) })

const shipment = z.strictObject({
  product: z.enum(['V01PAK', 'V53WPAK', 'V54EPAK', 'V62KP', 'V66WPI']),
  billingNumber: z.string().regex(/^\w{10}\d{2}\w{2}$/),
  refNo: text(35, 8),
  costCenter: text(50).optional(),
  shipDate: z.iso.date(),
  shipper: z.strictObject(shipper),
  consignee: z.strictObject({ ...shipper, state: text(20).optional(), phone: text(20).optional() }),
  details: z.strictObject({
    dim: z.strictObject({ uom: z.literal('mm'), length: z.int(), width: z.int(), height: z.int() }),
    weight,
  }),
  services: z.strictObject({ postalDeliveryDutyPaid: z.literal(true) }).optional(),
  customs: z
    .strictObject({
      invoiceNo: text(35).optional(),
      exportType: z.string(),
      postalCharges: amount,
      shipperCustomsRef: text(35).optional(),
      consigneeCustomsRef: text(35).optional(),
      items: z
        .array(
          z.strictObject({
            itemDescription: text(256),
            countryOfOrigin: country,
            hsCode: text(11, 6),
            packagedQuantity: z.int().min(1),
            itemValue: amount,
            itemWeight: weight,
          }),
        )
        .min(1)
        .max(99),
    })
    .optional(),
})
export type DhlShipment = z.infer<typeof shipment>

export const order = z.strictObject({
  profile: z.literal('STANDARD_GRUPPENPROFIL'),
  shipments: z.tuple([shipment]),
})

export const returnOrder = z.strictObject({
  receiverId: z.string(),
  customerReference: text(50).optional(),
  shipmentReference: text(50),
  shipper: z.strictObject({
    ...names,
    addressStreet: text(50),
    addressHouse: text(10),
    postalCode: postcode,
    city: text(40),
    email: text(70, 3).optional(),
  }),
  itemWeight: weight,
})

/** A validation message of one property. */
export interface DhlProblem {
  readonly property: string
  readonly validationMessage: string
  readonly validationState: 'Error'
}

const PROCEDURES: Readonly<Record<DhlShipment['product'], string>> = {
  V01PAK: '01',
  V53WPAK: '53',
  V54EPAK: '54',
  V62KP: '62',
  V66WPI: '66',
}
/** A postcode of the right form that no town has. */
const UNKNOWN_POSTCODE = '99999'
/** Where customs papers are asked for, of the countries in tests. */
const OUTSIDE = new Set(['CHE', 'GBR', 'NOR', 'USA'])

/** What is wrong with an order; null = nothing. */
export function problemOf(value: unknown, ekp: string): DhlProblem | null {
  const read = order.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    return problem((issue?.path ?? []).slice(2).join('.'), issue?.message ?? '')
  }
  const [{ product, billingNumber, consignee, customs }] = read.data.shipments
  if (billingNumber.slice(0, 10) !== ekp || billingNumber.slice(10, 12) !== PROCEDURES[product])
    return problem('billingNumber', 'The billing number does not fit the product.')
  const isDomestic = product === 'V01PAK' || product === 'V62KP'
  if (isDomestic !== (consignee.country === 'DEU'))
    return problem('product', 'The product is not available in the country of the recipient.')
  if (OUTSIDE.has(consignee.country) && customs === undefined)
    return problem('customs', 'Customs details are missing.')
  if (consignee.postalCode === UNKNOWN_POSTCODE)
    return problem('consignee.postalCode', 'The postal code could not be found.')
  return null
}

function problem(property: string, validationMessage: string): DhlProblem {
  return { property, validationMessage, validationState: 'Error' }
}
