import type { CustomsDeclaration, LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { customsFault } from '../protocol/customs-fault.ts'
import { lettersFault, sentText, textFault, weightFault } from '../protocol/request-fault.ts'
import { addressFault, easyPostAddress } from './address.ts'
import { CARRIER } from './carrier.ts'

const GRAMS_PER_OUNCE = 28.349_523_125
const MM_PER_INCH = 25.4

const CONTENTS: Readonly<Record<CustomsDeclaration['reason'], string>> = {
  sale: 'merchandise',
  gift: 'gift',
  sample: 'sample',
  documents: 'documents',
  return: 'returned_goods',
}

/**
 * The shipment whose rates are asked for. EasyPost wants a return as the shipment that it answers, and turns the
 * addresses round itself.
 */
export function shipmentOf(request: LabelRequest): Readonly<Record<string, unknown>> {
  const { customs, dimensions, isReturn, recipient, sender } = request
  const [from, to] = isReturn ? [recipient, sender] : [sender, recipient]
  const inches = (mm: number): number => Math.ceil((mm / MM_PER_INCH) * 10) / 10
  const note = sentText(request.deliveryNote)
  const order = sentText(request.orderReference)
  const invoice = sentText(customs?.invoiceNumber ?? '')
  return {
    reference: request.reference,
    is_return: isReturn,
    from_address: easyPostAddress(from),
    to_address: easyPostAddress(to),
    parcel: {
      length: inches(dimensions.lengthMm),
      width: inches(dimensions.widthMm),
      height: inches(dimensions.heightMm),
      weight: parcelOunces(request.weightG),
    },
    options: {
      label_format: labelFormatOf(request),
      label_size: '4x6',
      label_date: `${request.shipOn}T12:00:00Z`,
      ...(order === '' ? {} : { print_custom_1: order }),
      ...(note === '' ? {} : { handling_instructions: note }),
      ...(invoice === '' ? {} : { invoice_number: invoice }),
      ...(customs === null ? {} : { incoterm: customs.incoterm }),
    },
    ...(customs === null ? {} : customsOf(request, customs)),
  }
}

/** ZPL is drawn at 203 dpi; printers of another resolution get a page. */
export function labelFormatOf({ format }: Pick<LabelRequest, 'format'>): 'ZPL' | 'PDF' {
  return format === 'zpl-203' ? 'ZPL' : 'PDF'
}

/** What in the request EasyPost, or any carrier behind it, would not take. */
export function shipmentFault(request: LabelRequest): RequestFault | null {
  const { product } = request
  if (!/^[a-z0-9]+:\w+$/i.test(product))
    return { field: 'account', problem: message('carrierApi.noSuchProduct', { carrier: CARRIER, product }) }
  if (request.point !== null) return { field: 'point', problem: message('easypost.noPoints') }
  return (
    weightFault(CARRIER, request.weightG, 1, 70_000) ??
    addressFault(request.sender, () => 'sender') ??
    addressFault(request.recipient, (field) => field) ??
    lettersFault(CARRIER, [{ field: 'note', text: request.deliveryNote }]) ??
    textFault(CARRIER, [
      { field: 'note', text: sentText(request.deliveryNote), most: 50 },
      { field: 'account', text: sentText(request.orderReference), most: 50 },
    ]) ??
    customsFault(CARRIER, request, { description: 50, sku: 50 })
  )
}

/** Its lines are totals: unit by quantity. */
function customsOf(request: LabelRequest, customs: CustomsDeclaration) {
  const { sender } = request
  const country = carrierCountry(sender)
  const number = (tax_id_type: string, tax_id: string | null, issuing_country: string, entity = 'SENDER') =>
    tax_id === null ? [] : [{ entity, tax_id, tax_id_type, issuing_country }]
  const numbers = [
    ...number('EORI', customs.eori, country),
    ...number('IOSS', customs.ioss, country),
    ...number('VOEC', customs.voec, 'NO'),
    ...number('UKIMS', customs.ukims, 'GB'),
    ...number('VAT', customs.buyerTaxId, carrierCountry(request.recipient), 'RECEIVER'),
  ]
  return {
    customs_info: {
      // Of parcels from the United States that need no export declaration; others have no such number.
      ...(country === 'US' ? { eel_pfc: 'NOEEI 30.37(a)' } : {}),
      customs_certify: true,
      customs_signer: sentText(sender.name) || sentText(sender.company),
      contents_type: CONTENTS[customs.reason],
      contents_explanation: '',
      restriction_type: 'none',
      non_delivery_option: 'return',
      customs_items: customs.items.map((item) => ({
        description: sentText(item.description),
        quantity: item.quantity,
        weight: lineOunces(item.weightG * item.quantity),
        value: (item.valueCents * item.quantity) / 100,
        currency: customs.currency,
        hs_tariff_number: item.hsCode,
        origin_country: item.originCountry,
        code: sentText(item.sku),
      })),
    },
    ...(numbers.length === 0 ? {} : { tax_identifiers: numbers }),
  }
}

/** In tenths of an ounce, upwards, so that articles never weigh more than their parcel. */
function parcelOunces(grams: number): number {
  return Math.ceil((grams / GRAMS_PER_OUNCE) * 10) / 10
}

/** In thousandths, downwards, but something. */
function lineOunces(grams: number): number {
  return Math.max(0.001, Math.floor((grams / GRAMS_PER_OUNCE) * 1000) / 1000)
}
