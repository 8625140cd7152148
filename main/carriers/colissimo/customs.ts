import { importerNumber } from '../../../shared/domain/customs/importer-number.ts'
import type { CustomsDeclaration, LabelRequest } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { customsFault } from '../protocol/customs-fault.ts'
import { sentText } from '../protocol/request-fault.ts'
import { CARRIER } from './client.ts'

/** CN23 categories. */
const CATEGORIES: Readonly<Record<CustomsDeclaration['reason'], number>> = {
  gift: 1,
  sample: 2,
  sale: 3,
  documents: 4,
  return: 6,
}

/** The declaration as SLS takes it, and the numbers of the sender that go with it. */
export function colissimoCustoms(declaration: CustomsDeclaration) {
  const { currency, items, reason, invoiceNumber } = declaration
  const importer = importersReference(declaration)
  return {
    customsDeclarations: {
      includeCustomsDeclarations: true,
      ...(invoiceNumber === null ? {} : { invoiceNumber }),
      ...(importer === null ? {} : { importersReference: importer }),
      contents: {
        article: items.map((item) => ({
          description: sentText(item.description),
          quantity: item.quantity,
          weight: declaredG(item.weightG) / 1000,
          value: item.valueCents / 100,
          hsCode: item.hsCode,
          originCountry: item.originCountry,
          currency,
          artref: sentText(item.sku),
        })),
        category: { value: CATEGORIES[reason] },
      },
    },
    fields: Object.entries({
      EORI: declaration.eori,
      IOSS: declaration.ioss,
      VOEC: declaration.voec,
    }).flatMap(([key, value]) => (value === null ? [] : [{ key, value }])),
  }
}

const LONGEST_REFERENCE = 35

/** The number of who clears it, which stands on the CN23: the importer's, else the buyer's. A text without one is on our papers only. */
function importersReference({ importer, buyerTaxId, reason }: CustomsDeclaration): string | null {
  if (reason === 'return') return null
  const number = importer === null ? buyerTaxId : (importerNumber(importer)?.value ?? null)
  return number === null || number.length > LONGEST_REFERENCE ? null : sentText(number)
}

export function colissimoCustomsFault(request: LabelRequest): RequestFault | null {
  const { customs } = request
  if (customs === null) return customsFault(CARRIER, request, { description: 64, sku: 44 })
  const items = customs.items.map((item) => ({ ...item, weightG: declaredG(item.weightG) }))
  const declared = { ...request, weightG: parcelG(request.weightG), customs: { ...customs, items } }
  return customsFault(CARRIER, declared, { description: 64, sku: 44 })
}

/** Weights are told in hundredths of a kilogram: of an article downwards, but something. */
function declaredG(weightG: number): number {
  return Math.max(10, Math.floor(weightG / 10) * 10)
}

/** Of a parcel upwards, so that its articles never weigh more. */
export function parcelG(weightG: number): number {
  return Math.ceil(weightG / 10) * 10
}
