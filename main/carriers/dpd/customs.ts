import type { CustomsDeclaration, LabelRequest } from '../../../shared/domain/label-request.ts'
import { filled } from '../protocol/filled.ts'
import { sentText } from '../protocol/request-fault.ts'
import { contactOf, dpdAddress } from './address.ts'

export const LONGEST_DESCRIPTION = 70

/** DAP; delivered with duties and taxes paid. */
const TERMS = { DAP: 's06', DDP: 's03' } as const
const REASONS: Readonly<Record<CustomsDeclaration['reason'], 's01' | 's02' | 's03'>> = {
  sale: 's01',
  gift: 's03',
  sample: 's01',
  documents: 's01',
  return: 's02',
}
/** Of goods, in euros: above it they are of high value, above the other of middle value. */
const HIGH_CENTS = 15_000
const LOW_CENTS = 2_200

/** What customs are told of a shipment (`International`); its papers are ours. */
export function internationalOf(
  { sender, recipient, shipOn, reference }: LabelRequest,
  customs: CustomsDeclaration,
): Readonly<Record<string, unknown>> {
  const goodsCents = customs.items.reduce((sum, { valueCents, quantity }) => sum + valueCents * quantity, 0)
  return {
    parcelType: customs.reason === 'documents' ? 'D' : 'P',
    customsAmount: { amount: goodsCents / 100, currency: customs.currency },
    customsTerms: TERMS[customs.incoterm],
    // A commercial invoice.
    customsPaper: 'A',
    clearanceStatus: 'N',
    ...(customs.currency === 'EUR' ? { customsHighLowValue: valueClass(goodsCents) } : {}),
    customsInvoice: lettersOf(customs.invoiceNumber ?? '').slice(0, 35) || reference,
    customsInvoiceDates: [shipOn],
    exporter: {
      address: dpdAddress(sender),
      contact: contactOf(sender),
      ...filled({ eori: customs.eori ?? '' }),
    },
    importer: {
      address: dpdAddress(recipient),
      contact: contactOf(recipient),
      ...filled({ vatNumber: lettersOf(customs.buyerTaxId ?? '').slice(0, 20) }),
    },
    numberOfArticles: String(customs.items.length),
    exportReason: REASONS[customs.reason],
    interInvoiceLines: customs.items.map((item, at) => ({
      invoicePosition: String(at + 1),
      quantityOfItems: String(item.quantity),
      content: sentText(item.description),
      amountOfPosition: (item.valueCents * item.quantity) / 100,
      manufacturedCountry: item.originCountry,
      netWeight: String(item.weightG * item.quantity),
      grossWeight: String(item.weightG * item.quantity),
      customerProductCode: sentText(item.sku),
      productDescription: sentText(item.description),
      importTarifCode: item.hsCode,
      exportTarifCode: item.hsCode,
    })),
  }
}

function valueClass(cents: number): 'H' | 'M' | 'L' {
  if (cents > HIGH_CENTS) return 'H'
  return cents > LOW_CENTS ? 'M' : 'L'
}

/** Numbers are told without signs. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, '')
}
