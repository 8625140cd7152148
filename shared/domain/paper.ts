import { z } from 'zod'
import { customsDeclaration, postalAddress } from './label-request.ts'
import { paperLanguage } from './paper-language.ts'
import * as scalars from './scalars.ts'

/** The parcels that a carrier takes with it at a site, for its driver to sign. */
const handOverPaper = z.object({
  kind: z.literal('hand-over'),
  language: paperLanguage,
  merchantName: z.string(),
  siteName: z.string(),
  siteAddress: z.array(z.string()),
  carrierName: z.string(),
  accountName: z.string(),
  /** '2026-11-30/2': the second list of the day. */
  number: z.string(),
  day: scalars.localDate,
  /** 'HH:MM' at the site. */
  closedAt: z.string(),
  isSandbox: z.boolean(),
  parcels: z.array(
    z.object({
      trackingNumber: z.string(),
      orderReference: z.string(),
      product: z.string(),
      weightG: scalars.grams,
      postcode: z.string(),
      country: scalars.country,
    }),
  ),
})

/** The channel whose logo it wears; null = that of all channels. */
const brand = z.string().nullable().default(null)

/** What lies in a parcel, for its buyer, or for whom it is a gift. */
const packingSlip = z.object({
  kind: z.literal('packing-slip'),
  brand,
  language: paperLanguage,
  merchantName: z.string(),
  sender: postalAddress,
  recipient: postalAddress,
  orderReference: z.string(),
  orderedOn: scalars.localDate.nullable(),
  /** 1-based: parcel `index` of `count`. */
  parcel: z.object({ index: z.int(), count: z.int() }),
  lines: z.array(
    z.object({
      sku: z.string(),
      title: z.string(),
      options: z.array(z.string()),
      quantity: scalars.quantity,
      /** For all of its units, as the buyer paid; null = not shown. */
      cents: scalars.cents.nullable(),
    }),
  ),
  /** Of the lines here; null = no prices are shown. */
  total: z.object({ cents: scalars.cents, currency: scalars.currency }).nullable(),
  giftMessage: z.string(),
  /** How to send goods back: where to; null = the slip says nothing of it. Slips kept before have none. */
  returnTo: postalAddress.nullable().default(null),
  /** What the merchant writes under every slip. */
  footer: z.string(),
})

const declared = {
  trackingNumber: z.string().nullable(),
  orderReference: z.string(),
  sender: postalAddress,
  recipient: postalAddress,
  /** Of the parcel. */
  weightG: scalars.grams,
  shipOn: scalars.localDate,
  customs: customsDeclaration,
  /** False = the carrier is told nothing, and this paper alone declares the parcel. */
  isTold: z.boolean().default(true),
}

/** What travels on a parcel through customs, where its carrier makes no such paper. */
const cn23 = z.object({ kind: z.literal('cn23'), carrierName: z.string(), ...declared })
const invoice = z.object({ kind: z.literal('invoice'), brand, merchantName: z.string(), ...declared })

/** What a paper of ours says; main/printing/papers draws it on the pages at hand. */
export const paper = z.discriminatedUnion('kind', [handOverPaper, packingSlip, cn23, invoice])
export type Paper = z.infer<typeof paper>
export type PaperOf<K extends Paper['kind']> = Extract<Paper, { kind: K }>
