import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { customsFault } from '../protocol/customs-fault.ts'
import { paperFormat } from '../protocol/label-document.ts'
import { lettersFault, textFault, weightFault } from '../protocol/request-fault.ts'
import { sizeFault } from '../protocol/size-fault.ts'
import { addressFault, glsAddress, glsText } from './address.ts'
import { CARRIER } from './carrier.ts'
import { glsProduct, productFault, SHOP_DELIVERY, SHOP_RETURN } from './products.ts'

const LABELS = {
  'zpl-203': { TemplateSet: 'ZPL_200', LabelFormat: 'ZEBRA' },
  'zpl-300': { TemplateSet: 'ZPL_300', LabelFormat: 'ZEBRA' },
  pdf: { TemplateSet: 'NONE', LabelFormat: 'PDF' },
} as const

/**
 * Who pays duties and taxes, in numbers that GLS' documents for its customers name: 20 the receiver, 10 the sender. They
 * are unproven: its published specification has `IncotermCode` as a text and says no values. ShipIT has no field for
 * goods: our papers declare them.
 */
const INCOTERM_CODES = { DAP: '20', DDP: '10' } as const

/** What is asked for with a new parcel. */
export function shipmentRequestOf(request: LabelRequest, contactId: string) {
  return {
    Shipment: shipmentOf(request, contactId),
    PrintingOptions: { ReturnLabels: LABELS[paperFormat(request)] },
  }
}

/** A shipment of one parcel. Of a return the consignee is who hands it in: GLS turns the label round itself. */
export function shipmentOf(request: LabelRequest, contactId: string) {
  const { sender, recipient, isReturn, customs } = request
  const product = glsProduct(request.product)
  const orderReference = glsText(request.orderReference)
  const note = glsText(request.deliveryNote)
  const services = (product?.services ?? []).map((service) => serviceOf(service, request))
  return {
    ...(orderReference === '' ? {} : { ShipmentReference: [orderReference] }),
    ShippingDate: request.shipOn,
    ...(customs === null ? {} : { IncotermCode: INCOTERM_CODES[customs.incoterm] }),
    Middleware: 'Switchyard',
    Product: product?.product ?? 'PARCEL',
    Consignee: { Address: glsAddress(isReturn ? sender : recipient) },
    Shipper: {
      ContactID: contactId,
      AlternativeShipperAddress: glsAddress(isReturn ? recipient : sender),
    },
    ShipmentUnit: [
      {
        ShipmentUnitReference: [request.reference],
        Weight: toldKg(request.weightG),
        ...(note === '' ? {} : { Note1: note }),
      },
    ],
    ...(services.length === 0 ? {} : { Service: services }),
  }
}

/** What in the request GLS would not take; lengths as in the documents of ShipIT 5, sizes as in its conditions. */
export function shipmentFault(request: LabelRequest): RequestFault | null {
  return (
    productFault(request) ??
    weightFault(CARRIER, request.weightG, 1, 31_500) ??
    sizeFault(CARRIER, request, { sidesMm: [2000, 800, 600], lengthAndGirthMm: 3000 }) ??
    addressFault(request.sender, request.isReturn ? (field) => field : () => 'sender') ??
    addressFault(request.recipient, request.isReturn ? () => 'sender' : (field) => field) ??
    lettersFault(CARRIER, [{ field: 'note', text: request.deliveryNote }]) ??
    textFault(CARRIER, [
      { field: 'note', text: glsText(request.deliveryNote), most: 40 },
      { field: 'account', text: glsText(request.orderReference), most: 40 },
    ]) ??
    customsFault(CARRIER, request, { description: 200, sku: 255 })
  )
}

function serviceOf(ServiceName: string, { point }: LabelRequest) {
  if (ServiceName === SHOP_DELIVERY) return { ShopDelivery: { ServiceName, ParcelShopID: point?.id ?? '' } }
  if (ServiceName === SHOP_RETURN) return { ShopReturn: { ServiceName, NumberOfLabels: 1 } }
  return { Service: { ServiceName } }
}

/** Two decimals, upwards; less than 110 g is not taken. */
function toldKg(weightG: number): number {
  return Math.max(11, Math.ceil(weightG / 10)) / 100
}
