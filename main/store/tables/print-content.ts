import { z } from 'zod'
import { paper } from '../../../shared/domain/paper.ts'
import { LANGUAGES } from '../../../shared/lib/language.ts'
import type { PrintContent } from '../../app/ports/printing.ts'

const labelAddress = z.object({
  company: z.string().nullable(),
  name: z.string().nullable(),
  lines: z.array(z.string()),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
  phone: z.string().nullable(),
})

const labelDocument = z.object({
  language: z.enum(LANGUAGES),
  sender: labelAddress,
  recipient: labelAddress,
  carrierName: z.string(),
  serviceName: z.string(),
  orderReference: z.string(),
  parcel: z.object({ index: z.int(), count: z.int() }),
  weightGrams: z.number(),
  shipDate: z.string(),
  trackingNumber: z.string(),
  trackingSymbol: z.enum(['sscc', 'code128']),
  notCarriers: z.literal(true).exactOptional(),
  sortCode: z.string().nullable(),
  pickupPoint: z.object({ id: z.string(), name: z.string() }).exactOptional(),
  deliveryNote: z.string().exactOptional(),
})

const slipDocument = z.object({
  language: z.enum(LANGUAGES),
  siteName: z.string(),
  buyer: z.string(),
  orderReference: z.string(),
  parcel: z.object({ index: z.int(), count: z.int() }),
  number: z.string(),
})

/** What a stored print job prints. */
export const printContent: z.ZodType<PrintContent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('label'), document: labelDocument }),
  z.object({ kind: z.literal('slip'), document: slipDocument }),
  z.object({
    kind: z.literal('zpl'),
    zpl: z.string(),
    dpi: z.union([z.literal(203), z.literal(300)]),
    widthMm: z.number(),
    heightMm: z.number(),
  }),
  z.object({ kind: z.literal('document'), documentId: z.string(), title: z.string() }),
  z.object({ kind: z.literal('paper'), paper, title: z.string() }),
])
