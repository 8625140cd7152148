import type { CustomsDeclaration, LabelRequest } from '../../../shared/domain/label-request.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { decimalOf } from '../protocol/decimal-money.ts'
import { filled } from '../protocol/filled.ts'
import { sentText } from '../protocol/request-fault.ts'
import { upsContact } from './address.ts'

/** A description stands on up to three lines of so many letters. */
const DESCRIPTION_LINE = 35
export const LONGEST_DESCRIPTION = 3 * DESCRIPTION_LINE

/** Invoice; of a return the one that is for returns. */
const INVOICE = '01'
const RETURN_INVOICE = '05'

const REASONS: Readonly<Record<CustomsDeclaration['reason'], string>> = {
  sale: 'SALE',
  gift: 'GIFT',
  sample: 'SAMPLE',
  documents: 'DOCUMENTS',
  return: 'RETURN',
}

/** Who is asked for numbers, and what numbers they are (`GlobalTaxInformation`). */
const SHIP_FROM = '20'
const CONSIGNEE = '30'
const EORI = { IDNumberTypeCode: '0002', IDNumberPurposeCode: '02' }
const BUYER_TAX_ID = { IDNumberTypeCode: '0005', IDNumberPurposeCode: '01' }
const EXPORTER = '06'
const RECEIVER = '18'

/** The invoice that UPS makes of a declaration and hands to customs (`InternationalForms`). */
export function internationalForms(request: LabelRequest, customs: CustomsDeclaration) {
  const { isReturn, recipient, shipOn } = request
  const day = shipOn.replaceAll('-', '')
  const buyer = upsContact(recipient)
  const numbers = numbersTold(customs)
  return {
    FormType: [isReturn ? RETURN_INVOICE : INVOICE],
    Contacts: { SoldTo: { ...buyer, AttentionName: buyer.AttentionName ?? buyer.Name } },
    Product: customs.items.map((item) => ({
      Description: inLines(sentText(item.description)),
      Unit: {
        Number: String(item.quantity),
        UnitOfMeasurement: { Code: 'PCS', Description: 'PCS' },
        Value: decimalOf(item.valueCents),
      },
      CommodityCode: item.hsCode,
      PartNumber: sentText(item.sku),
      OriginCountryCode: item.originCountry,
    })),
    InvoiceNumber: sentText(customs.invoiceNumber) || request.reference,
    InvoiceDate: day,
    ...filled({ PurchaseOrderNumber: sentText(request.orderReference) }),
    TermsOfShipment: customs.incoterm,
    ReasonForExport: REASONS[customs.reason],
    ...(numbers === '' ? {} : { Comments: numbers }),
    DeclarationStatement:
      'I hereby certify that the information on this invoice is true and correct and that the contents of this shipment are as stated above.',
    ...(customs.shippingCents > 0
      ? { FreightCharges: { MonetaryValue: decimalOf(customs.shippingCents) } }
      : {}),
    CurrencyCode: customs.currency,
    // A copy of the invoice is answered with the label.
    OverridePaperlessIndicator: '',
  }
}

/** Numbers that have no field of their own, for the invoice; the importer, where that is not the buyer. */
export function numbersTold({ ioss, voec, ukims, importer }: CustomsDeclaration): string {
  const said: [string, string | null][] = [
    ['IOSS', ioss],
    ['VOEC', voec],
    ['UKIMS', ukims],
    ['Importer of record', importer],
  ]
  return said.flatMap(([name, text]) => (text === null ? [] : [`${name}: ${sentText(text)}`])).join('; ')
}

/** EORI and the buyer's tax number; null = neither is known. */
export function taxInformation(
  { sender, recipient }: Pick<LabelRequest, 'sender' | 'recipient'>,
  { eori, buyerTaxId }: CustomsDeclaration,
) {
  const number = (
    role: string,
    text: string | null,
    kind: { readonly IDNumberTypeCode: string; readonly IDNumberPurposeCode: string },
    IDNumberCustomerRole: string,
    country: string,
  ) =>
    text === null
      ? []
      : [
          {
            AgentRole: role,
            TaxIdentificationNumber: [
              {
                IdentificationNumber: text,
                IDNumberCustomerRole,
                IDNumberEncryptionIndicator: '0',
                IDNumberIssuingCntryCd: country,
                ...kind,
              },
            ],
          },
        ]
  const numbers = [
    ...number(SHIP_FROM, eori, EORI, EXPORTER, carrierCountry(sender)),
    ...number(CONSIGNEE, buyerTaxId, BUYER_TAX_ID, RECEIVER, carrierCountry(recipient)),
  ]
  return numbers.length === 0 ? null : { AgentTaxIdentificationNumber: numbers }
}

function inLines(text: string): string[] {
  return text.match(new RegExp(`.{1,${DESCRIPTION_LINE}}`, 'gu')) ?? []
}
