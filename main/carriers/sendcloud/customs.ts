import { importerNumber } from '../../../shared/domain/customs/importer-number.ts'
import type { CustomsDeclaration, LabelRequest } from '../../../shared/domain/label-request.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { decimalOf } from '../protocol/decimal-money.ts'
import { sentText } from '../protocol/request-fault.ts'

/** A shipment is never goods that come back: those are returns, which have an interface of their own. */
const REASONS: Readonly<Record<CustomsDeclaration['reason'], string>> = {
  sale: 'commercial_goods',
  gift: 'gift',
  sample: 'commercial_sample',
  documents: 'documents',
  return: 'commercial_goods',
}

/** The declaration of a shipment or a return: one invoice, its reason, and the numbers of who takes part. */
export function customsInformation(request: LabelRequest, customs: CustomsDeclaration) {
  const sender = carrierCountry(request.sender)
  const recipient = carrierCountry(request.recipient)
  const importer = customs.importer === null ? null : importerNumber(customs.importer)
  const number = (name: string, country: string, value: string | null) =>
    value === null ? [] : [{ name, country_code: country, value }]
  return {
    invoice_number: invoiceNumberOf(request, customs),
    export_reason: request.isReturn ? 'returned_goods' : REASONS[customs.reason],
    export_type: 'commercial_b2c',
    ...(customs.shippingCents === 0
      ? {}
      : { freight_costs: { value: decimalOf(customs.shippingCents), currency: customs.currency } }),
    tax_numbers: {
      sender: [
        ...number('EORI', sender, customs.eori),
        ...number('IOSS', sender, customs.ioss),
        // Norway's VOEC number is a VAT number to Sendcloud.
        ...number('VAT', 'NO', customs.voec),
        ...number('UKIMS', 'GB', customs.ukims),
      ],
      receiver: number('VAT', recipient, customs.buyerTaxId),
      importer_of_record: importer === null ? [] : number(importer.kind, importer.country, importer.value),
    },
  }
}

/** Invoices are numbered; where there is none yet, the order's number stands for it. */
export function invoiceNumberOf(
  { orderReference }: Pick<LabelRequest, 'orderReference'>,
  { invoiceNumber }: Pick<CustomsDeclaration, 'invoiceNumber'>,
): string {
  return sentText(invoiceNumber) || sentText(orderReference)
}

/** Its articles as a shipment lists them. */
export function parcelItems({ items, currency }: CustomsDeclaration) {
  return items.map((item) => ({
    ...articleOf(item),
    price: { value: decimalOf(item.valueCents), currency },
  }))
}

/** The same as a return lists them. */
export function returnItems({ items, currency }: CustomsDeclaration) {
  return items.map((item) => ({ ...articleOf(item), value: { value: item.valueCents / 100, currency } }))
}

function articleOf(item: CustomsDeclaration['items'][number]) {
  return {
    description: sentText(item.description),
    quantity: item.quantity,
    weight: { value: Math.max(1, item.weightG) / 1000, unit: 'kg' },
    hs_code: item.hsCode,
    origin_country: item.originCountry,
    sku: sentText(item.sku),
  }
}
