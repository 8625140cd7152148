import { z } from 'zod'
import { values } from '../../messages/en/values.ts'

export const INCOTERMS = ['DAP', 'DDP'] as const

/** How the numbers are written by which sales are declared. */
export const CUSTOMS_NUMBERS = {
  /**
   * Of the sender: the code of the member state, of Great Britain (GB) or of Northern Ireland (XI), and up to 15 signs
   * (Delegated Regulation (EU) 2015/2446, Annex 12-01). Great Britain and Northern Ireland write 12 digits or 15 (HMRC
   * manual EXPP3060); members publish no form that holds for all of theirs, so of these the code and the length are checked.
   */
  eori: /(?:(?:GB|XI)(?:\d{12}|\d{15})|(?:AT|BE|BG|CY|CZ|DE|DK|EE|ES|FI|FR|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK)[A-Z0-9]{1,15})/,
  /** Import One-Stop Shop: tax of consignments into the Union up to 150 EUR is paid already. */
  ioss: /IM\d{10}/,
  /** The same for Norway. */
  voec: /\d{7}/,
  /** UK Internal Market Scheme, for goods to Northern Ireland. */
  ukims: /XIUKIM\d{14,26}/,
} as const

const number = (name: keyof typeof CUSTOMS_NUMBERS) =>
  z
    .string()
    .trim()
    .regex(new RegExp(`^${CUSTOMS_NUMBERS[name].source}$`), values[name])
    .optional()

/**
 * By which numbers a sale is declared. Each may be said by the order (a marketplace that collects the tax itself), by
 * its channel, or by the merchant for all; absent = that one does not say it.
 */
export const customsIdentity = z.object({
  eori: number('eori'),
  ioss: number('ioss'),
  voec: number('voec'),
  ukims: number('ukims'),
  /** Who pays duties: the buyer on delivery (DAP), or the sender (DDP). */
  incoterm: z.enum(INCOTERMS).optional(),
  /** Who clears it at its destination, where that is not the buyer: name and number. */
  importer: z.string().trim().max(200).optional(),
})
export type CustomsIdentity = z.infer<typeof customsIdentity>

/** What of an order customs must know beside it. */
export const orderCustoms = customsIdentity.extend({
  /** The buyer's own tax number, where the destination asks for one. */
  buyerTaxId: z.string().trim().max(40).optional(),
})

export type OrderCustoms = z.infer<typeof orderCustoms>

/** Field by field, the first that says it. */
export function identityOf(...said: readonly (CustomsIdentity | undefined)[]): CustomsIdentity {
  return Object.assign({}, ...said.toReversed())
}
