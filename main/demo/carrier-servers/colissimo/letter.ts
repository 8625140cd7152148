import { z } from 'zod'

/** What SLS 2.0 takes, as its technical document says: lengths in characters, what each product asks for. */

const text = (most: number) => z.string().max(most)
const LATIN = /^[\u0020-\u007e\u00a0-\u017f]*$/

const address = z.object({
  companyName: text(35).regex(LATIN).optional(),
  firstName: text(29).regex(LATIN).optional(),
  lastName: text(35).regex(LATIN).optional(),
  line0: text(35).regex(LATIN).optional(),
  line1: text(35).regex(LATIN).optional(),
  line2: text(35).min(1).regex(LATIN),
  line3: text(35).regex(LATIN).optional(),
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  city: text(35).min(1).regex(LATIN),
  zipCode: text(9).regex(/^[^-]*$/),
  phoneNumber: z
    .string()
    .regex(/^\+?\d{4,14}$/)
    .optional(),
  mobileNumber: z
    .string()
    .regex(/^\+?\d{4,14}$/)
    .optional(),
  email: text(80)
    .regex(/^[^@\s]+@[^@\s]+$/)
    .optional(),
  stateOrProvinceCode: z
    .string()
    .regex(/^[A-Z]{2,3}$/)
    .optional(),
})

const article = z.object({
  description: text(64).min(1),
  quantity: z.int().min(1),
  weight: z.number().min(0.01),
  value: z.number().min(0),
  hsCode: z.string().regex(/^\d{6,10}$/),
  originCountry: z.string().regex(/^[A-Z]{2}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  artref: text(44).optional(),
})

export const letterRequest = z.object({
  contractNumber: z.string().optional(),
  password: z.string().optional(),
  outputFormat: z.object({
    x: z.int(),
    y: z.int(),
    outputPrintingType: z.enum(['ZPL_10x15_203dpi', 'ZPL_10x15_300dpi', 'PDF_10x15_300dpi', 'PDF_A4_300dpi']),
  }),
  letter: z.object({
    service: z.object({
      productCode: z.enum(['DOM', 'DOS', 'HD', 'COM', 'CDS', 'CORE', 'CORI']),
      depositDate: z.iso.date(),
      orderNumber: text(30).optional(),
      commercialName: text(38).optional(),
      totalAmount: z.int().min(0).optional(),
      transportationAmount: z.int().min(0).optional(),
      returnTypeChoice: z.literal([2, 3]).optional(),
    }),
    parcel: z.object({
      weight: z.number().min(0.01).max(30),
      insuranceValue: z.int().optional(),
      pickupLocationId: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      ddp: z.boolean().optional(),
      instructions: text(70).optional(),
    }),
    customsDeclarations: z
      .object({
        includeCustomsDeclarations: z.literal(true),
        invoiceNumber: z.string().optional(),
        importersReference: text(35).optional(),
        contents: z.object({
          article: z.array(article).min(1),
          category: z.object({ value: z.int().min(1).max(6) }),
        }),
      })
      .optional(),
    sender: z.object({ senderParcelRef: text(17).optional(), address }),
    addressee: z.object({
      addresseeParcelRef: text(17).optional(),
      codeBarForReference: z.boolean().optional(),
      address,
    }),
  }),
  fields: z.object({ field: z.array(z.object({ key: z.string(), value: z.string() })) }).optional(),
})

/** A refusal with the number and in the words of the carrier. */
export interface Refusal {
  readonly id: string
  readonly said: string
}

/** What is wrong with a letter; null = nothing. */
export function refusalOf(value: unknown): Refusal | null {
  const read = letterRequest.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    const path = issue?.path.join('.') ?? ''
    return { id: '30200', said: `${saidOf(path)} (${path})` }
  }
  const { letter } = read.data
  const { productCode, commercialName } = letter.service
  const { address: to } = letter.addressee
  if (to.companyName === undefined && to.lastName === undefined)
    return { id: '30220', said: "Le nom ou la raison sociale du destinataire n'a pas été transmis" }
  if (productCode === 'HD') {
    if (letter.parcel.pickupLocationId === undefined)
      return { id: '30108', said: "Le code du point de retrait n'a pas été transmis" }
    if (commercialName === undefined) return { id: '30013', said: "Le nom commercial n'a pas été transmis" }
    if (to.mobileNumber === undefined)
      return { id: '30222', said: "Le numéro de portable du destinataire n'a pas été transmis" }
    if (to.email === undefined)
      return { id: '30224', said: "Le courriel du destinataire n'a pas été transmis" }
  }
  const isOverseas = OVERSEAS.has(to.countryCode)
  if (['COM', 'CDS'].includes(productCode) !== isOverseas && !['CORE', 'CORI'].includes(productCode))
    return { id: '30109', said: 'Le produit ne permet pas d’expédier vers ce pays' }
  const articles = letter.customsDeclarations?.contents.article
  if (!EUROPE.has(to.countryCode) && articles === undefined)
    return { id: '30410', said: "La déclaration douanière (CN23) n'a pas été transmise" }
  const weight = articles?.reduce((sum, one) => sum + Math.round(one.weight * 1000) * one.quantity, 0) ?? 0
  if (weight > Math.round(letter.parcel.weight * 1000))
    return { id: '30412', said: 'Le poids des articles de la déclaration dépasse le poids du colis' }
  if (['US', 'CA', 'AU'].includes(to.countryCode) && to.stateOrProvinceCode === undefined)
    return { id: '30226', said: "L'état ou la province du destinataire n'a pas été transmis" }
  if (to.countryCode === 'FR' && !/^\d{5}$/.test(to.zipCode))
    return { id: '30204', said: 'Le code postal du destinataire est incorrect' }
  if (to.zipCode === UNKNOWN_POSTCODE)
    return { id: '30206', said: 'Le code postal du destinataire ne correspond à aucune commune' }
  return null
}

/** A postcode of the right form that no town has. */
const UNKNOWN_POSTCODE = '75999'

export const OVERSEAS = new Set(['GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'NC', 'PF', 'WF', 'TF'])
const EUROPE = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
)

function saidOf(path: string): string {
  const [, said] = WORDS.find(([part]) => path.includes(part)) ?? ['', 'Une donnée est incorrecte']
  return said
}

const WORDS = [
  ['zipCode', 'Le code postal est incorrect'],
  ['city', 'La commune est incorrecte'],
  ['line', "L'adresse est incorrecte"],
  ['Name', 'Le nom est incorrect'],
  ['mobileNumber', 'Le numéro de portable est incorrect'],
  ['phoneNumber', 'Le numéro de téléphone est incorrect'],
  ['email', 'Le courriel est incorrect'],
  ['parcel.weight', 'Le poids du colis est incorrect'],
  ['customs', 'La déclaration douanière est incorrecte'],
  ['productCode', 'Le code produit est incorrect'],
  ['stateOrProvinceCode', "L'état ou la province est incorrect"],
] as const
