import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { customsFault } from '../protocol/customs-fault.ts'
import { decimalOf } from '../protocol/decimal-money.ts'
import { lettersFault, sentText, textFault, weightFault } from '../protocol/request-fault.ts'
import { addressFault, sendcloudAddress } from './address.ts'
import { CARRIER } from './carrier.ts'
import type { MimeType } from './client.ts'
import { customsInformation, invoiceNumberOf, parcelItems, returnItems } from './customs.ts'

/**
 * ZPL comes at the resolution of the carrier behind Sendcloud, 203 dpi; for printers of another one it gives a page.
 */
export function mimeTypeOf({ format }: Pick<LabelRequest, 'format'>): MimeType {
  return format === 'zpl-203' ? 'application/zpl' : 'application/pdf'
}

/** The shipment to be announced, under a reference of ours that no other shipment may have. */
export function shipmentOf(request: LabelRequest, reference: string): Readonly<Record<string, unknown>> {
  const { customs, point, product } = request
  const note = sentText(request.deliveryNote)
  const orderNumber = sentText(request.orderReference)
  return {
    external_reference_id: reference,
    label_details: {
      mime_type: mimeTypeOf(request),
      dpi: mimeTypeOf(request) === 'application/zpl' ? 203 : 300,
    },
    from_address: sendcloudAddress(request.sender),
    to_address: sendcloudAddress(request.recipient),
    ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: product } },
    ...(point === null ? {} : { to_service_point: { carrier_service_point_id: point.id } }),
    ...(orderNumber === '' ? {} : { order_number: orderNumber }),
    // Prices of one shipment are all in one currency.
    ...(customs !== null && customs.currency !== request.currency
      ? {}
      : { total_order_price: { value: decimalOf(request.valueCents), currency: request.currency } }),
    parcels: [
      {
        ...measuresOf(request),
        ...(note === '' ? {} : { label_notes: [note] }),
        ...(customs === null ? {} : { parcel_items: parcelItems(customs) }),
      },
    ],
    ...(customs === null ? {} : { customs_information: customsInformation(request, customs) }),
  }
}

/** A return, from the customer; its order number is our reference, by which alone it can be found again. */
export function returnOf(request: LabelRequest): Readonly<Record<string, unknown>> {
  const { customs, dimensions, product } = request
  return {
    external_reference: request.reference,
    order_number: request.reference,
    from_address: sendcloudAddress(request.sender),
    to_address: sendcloudAddress(request.recipient),
    ship_with: { type: 'shipping_option_code', shipping_option_code: product },
    dimensions: {
      length: dimensions.lengthMm / 10,
      width: dimensions.widthMm / 10,
      height: dimensions.heightMm / 10,
      unit: 'cm',
    },
    weight: { value: request.weightG / 1000, unit: 'kg' },
    send_tracking_emails: false,
    ...(customs === null
      ? {}
      : { parcel_items: returnItems(customs), customs_information: customsInformation(request, customs) }),
  }
}

/** What one parcel measures, in the texts that options and shipments take. */
export function measuresOf({ dimensions, weightG }: Pick<LabelRequest, 'dimensions' | 'weightG'>) {
  const centimetres = (mm: number): string => (mm / 10).toFixed(2)
  return {
    dimensions: {
      length: centimetres(dimensions.lengthMm),
      width: centimetres(dimensions.widthMm),
      height: centimetres(dimensions.heightMm),
      unit: 'cm',
    },
    weight: { value: (weightG / 1000).toFixed(3), unit: 'kg' },
  }
}

/** What in the request Sendcloud would not take, whichever carrier is behind it. */
export function shipmentFault(request: LabelRequest): RequestFault | null {
  const { customs, product } = request
  if (!/^[a-z0-9_-]+:\S+$/i.test(product))
    return { field: 'account', problem: message('carrierApi.noSuchProduct', { carrier: CARRIER, product }) }
  return (
    weightFault(CARRIER, request.weightG, 1, 1_000_000) ??
    addressFault(request.sender, () => 'sender') ??
    addressFault(request.recipient, (field) => field) ??
    lettersFault(CARRIER, [{ field: 'note', text: request.deliveryNote }]) ??
    textFault(CARRIER, [{ field: 'note', text: sentText(request.deliveryNote), most: 255 }]) ??
    customsFault(CARRIER, request, { description: 255, sku: 255 }) ??
    (customs === null
      ? null
      : textFault(CARRIER, [
          { field: 'customs', text: invoiceNumberOf(request, customs), most: 40, isNeeded: true },
        ]))
  )
}
