import { z } from 'zod'

/** What ShipIT 5 takes, as its documents say. */

/** Signs that no text may have. */
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\\"{},;()|\n]*$/)

const address = z.strictObject({
  Name1: text(40),
  Name2: text(40).optional(),
  Name3: text(40).optional(),
  CountryCode: z.string().regex(/^[A-Z]{2}$/),
  Province: text(40).optional(),
  ZIPCode: text(10),
  City: text(40),
  Street: text(40),
  eMail: z.string().max(80).optional(),
  FixedLinePhonenumber: z.string().min(4).max(35).optional(),
  MobilePhoneNumber: z.string().min(4).max(35).optional(),
})

const service = z.union([
  z.strictObject({
    ShopDelivery: z.strictObject({ ServiceName: z.literal('service_shopdelivery'), ParcelShopID: text(50) }),
  }),
  z.strictObject({
    ShopReturn: z.strictObject({
      ServiceName: z.literal('service_shopreturn'),
      NumberOfLabels: z.literal(1),
    }),
  }),
  z.strictObject({ Service: z.strictObject({ ServiceName: z.string() }) }),
])

export const shipment = z.strictObject({
  ShipmentReference: z.array(text(40)).optional(),
  ShippingDate: z.iso.date(),
  IncotermCode: z.enum(['10', '20']).optional(),
  Middleware: text(40),
  Product: z.enum(['PARCEL', 'EXPRESS']),
  Consignee: z.strictObject({ Address: address }),
  Shipper: z.strictObject({ ContactID: z.string(), AlternativeShipperAddress: address }),
  ShipmentUnit: z.tuple([
    z.strictObject({
      ShipmentUnitReference: z.array(text(40)),
      Weight: z.number().gt(0.1).max(31.5),
      Note1: text(40).optional(),
    }),
  ]),
  Service: z.array(service).optional(),
})

export const shipmentRequest = z.strictObject({
  Shipment: shipment,
  PrintingOptions: z.strictObject({
    ReturnLabels: z.strictObject({
      TemplateSet: z.enum(['NONE', 'ZPL_200', 'ZPL_300']),
      LabelFormat: z.enum(['PDF', 'ZEBRA']),
    }),
  }),
})

/** A refusal as `createParcels` and `validateParcels` tell it. */
export interface GlsRefusal {
  readonly error: string
  readonly message: string
  readonly issue: {
    readonly Rule: string
    readonly Location: string
    readonly Parameters?: readonly string[]
  }
}

/** A postcode of the right form that no town has. */
const UNKNOWN_POSTCODE = '75999'
export const ALLOWED = ['service_flexdelivery', 'service_1200', 'service_shopdelivery', 'service_pickpack']

/** What is wrong with a shipment; null = nothing. */
export function refusalOf(
  value: unknown,
  contactId: string,
  isOpen: (shopId: string) => boolean,
): GlsRefusal | null {
  const read = shipment.safeParse(value)
  if (!read.success) {
    const field = `Shipment.${read.error.issues[0]?.path.join('.') ?? ''}`
    return invalid(field, '', read.error.issues[0]?.message ?? '')
  }
  const { Consignee, Shipper, Service = [] } = read.data
  if (Shipper.ContactID !== contactId)
    return invalid(
      'Shipment.Shipper.ContactID',
      Shipper.ContactID,
      'Shipper does not exist or is not available for the user.',
    )
  for (const one of Service) {
    if ('ShopDelivery' in one && !isOpen(one.ShopDelivery.ParcelShopID))
      return invalid(
        'Shipment.Service.ShopDelivery.ParcelShopID',
        one.ShopDelivery.ParcelShopID,
        'Parcelshop not found or closed',
      )
    if ('ShopDelivery' in one && Consignee.Address.eMail === undefined)
      return invalid('Shipment.Consignee.Address.eMail', '', 'CONSIGNEE_ADDRESS_EMAIL_MANDATORY')
  }
  if (Consignee.Address.ZIPCode === UNKNOWN_POSTCODE)
    return {
      ...invalid('consignee.zip', UNKNOWN_POSTCODE, 'Shipment validation failed'),
      issue: { Rule: 'SHIPMENT_VALID_ROUTING', Location: 'routing' },
    }
  return null
}

function invalid(field: string, value: string, why: string): GlsRefusal {
  return {
    error: 'INVALID_FIELD_VALUE',
    message: `Invalid field ${field}. Value ${value} is not a valid value. ${why}`.replaceAll(
      /[^\x20-\x7e]/g,
      '?',
    ),
    issue: { Rule: 'COMMON', Location: field, Parameters: [why] },
  }
}
