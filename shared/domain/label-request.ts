import { z } from 'zod'
import { dimensions } from './product.ts'
import * as scalars from './scalars.ts'

/** An address as carriers are told it; texts as the channel gave them, cut by nobody. */
export const postalAddress = z.object({
  name: z.string(),
  company: z.string().nullable(),
  /** Street and number first, then what completes it. */
  street: z.array(z.string()),
  postcode: z.string(),
  city: z.string(),
  /** State or province where the country has them. */
  state: z.string().nullable(),
  country: scalars.country,
  phone: z.string().nullable(),
  email: z.string().nullable(),
})
export type PostalAddress = z.infer<typeof postalAddress>

/** The one kind of goods of a customs declaration. */
export const customsItem = z.object({
  sku: scalars.sku,
  description: z.string().min(1),
  quantity: scalars.quantity,
  /** Of one unit. */
  weightG: scalars.grams,
  /** Of one unit, in the declaration's currency. */
  valueCents: scalars.nonNegativeCents,
  /** 6 to 10 digits. */
  hsCode: z.string(),
  originCountry: scalars.country,
})

export const customsDeclaration = z.object({
  reason: z.enum(['sale', 'gift', 'sample', 'documents', 'return']),
  currency: scalars.currency,
  items: z.array(customsItem).min(1),
  /** What the buyer paid for shipping. */
  shippingCents: scalars.nonNegativeCents,
  /** Who pays duties: the buyer on delivery (DAP), or the sender (DDP). */
  incoterm: z.enum(['DAP', 'DDP']),
  /** Numbers of the sender and of the sale, where there are such. */
  eori: z.string().nullable(),
  ioss: z.string().nullable(),
  voec: z.string().nullable(),
  ukims: z.string().nullable(),
  /** The buyer's tax id; null = not known. */
  buyerTaxId: z.string().nullable(),
  /** Who clears it at its destination, name and number, where that is not the buyer; null = the buyer does. */
  importer: z.string().nullable().default(null),
  invoiceNumber: z.string().nullable(),
})
export type CustomsDeclaration = z.infer<typeof customsDeclaration>

/**
 * How a label is wanted: as the printer's language at its resolution where the carrier has that, else as a page; a
 * return also as a code that the customer shows instead (`CARRIER_ABILITIES.returnLabels`).
 */
export const labelFormat = z.enum(['zpl-203', 'zpl-300', 'pdf', 'code'])
export type LabelFormat = z.infer<typeof labelFormat>

/** One label as it is asked for. It holds all that is sent, so that the same request can be told again. */
export const labelRequest = z.object({
  /** Ours, kept by the carrier as its free reference: 'SY' and 13 letters and digits, unique for ever. */
  reference: z.string().regex(/^SY[0-9A-Z]{13}$/),
  product: z.string(),
  isReturn: z.boolean(),
  sender: postalAddress,
  recipient: postalAddress,
  /** The collection point that it goes to. */
  point: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The order's number, for people. */
  orderReference: z.string(),
  weightG: scalars.grams,
  dimensions,
  /** Local day at the sending site. */
  shipOn: scalars.localDate,
  /** What its goods were sold for, and in what. */
  valueCents: scalars.nonNegativeCents,
  currency: scalars.currency,
  /** What the driver is asked: door code, neighbour; '' = nothing. */
  deliveryNote: z.string(),
  /** null = none is needed there. */
  customs: customsDeclaration.nullable(),
  format: labelFormat,
})
export type LabelRequest = z.infer<typeof labelRequest>
