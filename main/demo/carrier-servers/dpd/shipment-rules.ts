import { z } from 'zod'

/** What the META API takes, as its description and the list of products say. */

const text = (most: number) => z.string().max(most)
const WORD = /[a-zA-Z0-9]/
const weight = z.string().regex(/^\d+$/)
const dimensions = z.object({
  length: z.int().max(999),
  width: z.int().max(999),
  height: z.int().max(999),
})

const address = z.strictObject({
  companyName: text(35).regex(WORD).optional(),
  name1: text(35).regex(WORD),
  street: text(35).min(1),
  addressLine2: text(35).optional(),
  addressLine3: text(35).optional(),
  country: z.string().regex(/^[A-Z]{2}$/),
  state: text(2).optional(),
  zipCode: text(9).regex(/^[A-Za-z0-9 -]+$/),
  city: text(35).min(1),
})

const contact = z.strictObject({
  phone1: z
    .string()
    .regex(/^(\+|00)?\d{4,20}$/)
    .optional(),
  email: text(100).optional(),
})

const amount = z.number().min(0)
const international = z.strictObject({
  parcelType: z.enum(['D', 'P']),
  customsAmount: z.strictObject({ amount, currency: z.string().length(3) }),
  customsTerms: z.enum(['s01', 's02', 's03', 's04', 's05', 's06', 's07']),
  customsPaper: z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I']),
  clearanceStatus: z.enum(['N', 'F', 'E', 'T', 'I', 'H']),
  customsHighLowValue: z.enum(['H', 'M', 'L']).optional(),
  customsInvoice: z.string().regex(/^[a-zA-Z0-9]{1,35}$/),
  customsInvoiceDates: z.array(z.iso.date()).max(4),
  exporter: z.strictObject({
    address,
    contact,
    eori: text(20)
      .regex(/^[a-zA-Z0-9]+$/)
      .optional(),
  }),
  importer: z.strictObject({
    address,
    contact,
    vatNumber: text(20)
      .regex(/^[a-zA-Z0-9]+$/)
      .optional(),
  }),
  numberOfArticles: z.string().regex(/^\d{1,6}$/),
  exportReason: z.enum(['s01', 's02', 's03']),
  interInvoiceLines: z
    .array(
      z.strictObject({
        invoicePosition: z.string().regex(/^\d{1,6}$/),
        quantityOfItems: z.string().regex(/^\d{1,4}$/),
        content: text(200),
        amountOfPosition: amount,
        manufacturedCountry: z.string().length(2),
        netWeight: weight,
        grossWeight: weight,
        customerProductCode: text(255),
        productDescription: text(70),
        importTarifCode: text(11).regex(/^[a-zA-Z0-9]+$/),
        exportTarifCode: text(11).regex(/^[a-zA-Z0-9]+$/),
      }),
    )
    .min(1),
})

export const shipment = z.strictObject({
  shipmentInfos: z.strictObject({ productCode: z.string(), dimensions, weight }),
  sendingDepot: z.string().length(7).optional(),
  customerReferenceNumbers: z.array(text(35)).max(4),
  numberOfParcels: z.literal('1'),
  sender: z.strictObject({
    customerInfos: z.strictObject({ customerID: text(17) }),
    address,
    contact,
    legalEntity: z.strictObject({ businessType: z.enum(['P', 'B']), eori: text(20).optional() }),
  }),
  receiver: z.strictObject({ pudoId: text(20).optional(), address, contact, comment: text(70).optional() }),
  international: international.optional(),
  parcel: z.tuple([
    z.strictObject({
      parcelInfos: z.strictObject({ dimensions, weight }),
      parcelRank: z.literal('1'),
      senderParcelRefs: z.array(text(35)).max(4),
      messages: z
        .array(
          z.strictObject({
            messageType: z.enum(['EMAIL', 'PHONE', 'SMS', 'APP']),
            messageDestination: z.string().min(1),
          }),
        )
        .optional(),
    }),
  ]),
})
export type DpdShipment = z.infer<typeof shipment>

export interface DpdRefusal {
  readonly code: string
  readonly said: string
}

const PRODUCTS = new Set(['101', '136', '327', '328', '155', '225', '350', '337', '338', '332'])
const ANNOUNCED = new Set(['327', '328', '337', '338'])
const TO_SHOP = new Set(['337', '338'])
/** A postcode of the right form that no town has. */
const UNKNOWN_POSTCODE = '75999'

/** What is wrong with a shipment; null = nothing. `isOpen` says whether a parcel shop takes parcels. */
export function refusalOf(value: unknown, isOpen: (pudoId: string) => boolean): DpdRefusal | null {
  const read = shipment.safeParse(value)
  if (!read.success) {
    const path = read.error.issues[0]?.path.join('.') ?? ''
    return { code: 'VALIDATION_1', said: `Invalid value for ${path}` }
  }
  const { shipmentInfos, receiver, parcel } = read.data
  const { productCode } = shipmentInfos
  if (!PRODUCTS.has(productCode))
    return { code: 'ROUTING_15', said: 'Service combination not possible: unknown product' }
  if (Number(shipmentInfos.weight) > 31_500)
    return { code: 'VALIDATION_7', said: 'Parcel weight above limit' }
  if (TO_SHOP.has(productCode) && (receiver.pudoId === undefined || !isOpen(receiver.pudoId)))
    return { code: 'PUDO_3', said: 'Pickup point (pudoId) is unknown or closed' }
  if (ANNOUNCED.has(productCode) && (parcel[0].messages ?? []).length === 0)
    return { code: 'PREDICT_1', said: 'predict.value: an email or phone of the receiver is missing' }
  if (receiver.address.zipCode === UNKNOWN_POSTCODE)
    return { code: 'ROUTING_7', said: 'Receiver zip code does not exist in this country' }
  return null
}
