import type { CustomsDeclaration, LabelFormat, LabelRequest } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import type { XmlContent } from '../../remote/xml.ts'
import { customsFault } from '../protocol/customs-fault.ts'
import { lettersFault, sentText, textFault } from '../protocol/request-fault.ts'
import { addressElements, addressFault } from './address.ts'
import { CARRIER, type ChronopostClient } from './client.ts'
import { goesToPoint, productFault, productOf } from './products.ts'

/** ZPL at either resolution, or a page for thermal printers; it makes no codes instead of labels. */
const MODES: Readonly<Record<LabelFormat, string>> = {
  'zpl-203': 'Z2D',
  'zpl-300': 'ZPL300',
  pdf: 'THE',
  code: 'THE',
}

/** The parameters of shippingMultiParcelV5 for one parcel, in the order of the schema. */
export function skybillOf(
  request: LabelRequest,
  {
    accountNumber,
    subAccount,
    password,
  }: Pick<ChronopostClient, 'accountNumber' | 'subAccount' | 'password'>,
): Readonly<Record<string, XmlContent>> {
  const { sender, recipient, point, dimensions, customs } = request
  const { productCode, service } = productOf(request.product)
  return {
    headerValue: { accountNumber, idEmit: 'CHRFR', subAccount },
    shipperValue: addressElements('shipper', sender),
    customerValue: { ...addressElements('customer', sender), printAsSender: 'N' },
    recipientValue: addressElements('recipient', recipient),
    refValue: {
      recipientRef: point !== null && goesToPoint(request) ? point.id : sentText(request.orderReference),
      shipperRef: request.reference,
    },
    skybillValue: {
      ...contentsOf(request),
      ...(customs === null
        ? {}
        : { customsCurrency: customs.currency, customsValue: amount(goodsCents(customs)) }),
      evtCode: 'DC',
      objectType: 'MAR',
      productCode,
      service,
      shipDate: `${request.shipOn}T12:00:00`,
      shipHour: 12,
      weight: (request.weightG / 1000).toFixed(3),
      weightUnit: 'KGM',
      height: centimetres(dimensions.heightMm),
      length: centimetres(dimensions.lengthMm),
      width: centimetres(dimensions.widthMm),
    },
    skybillParamsValue: { mode: MODES[request.format], withReservation: 0 },
    password,
    modeRetour: '2',
    numberOfParcel: 1,
    version: '2.0',
    multiParcel: 'N',
    ...(customs === null ? {} : { customsValue: customsElements(customs) }),
  }
}

/** What in the request Chronopost would not take. */
export function skybillFault(request: LabelRequest): RequestFault | null {
  return (
    productFault(request) ??
    addressFault(request.sender, () => 'sender') ??
    addressFault(request.recipient, (field) => field) ??
    lettersFault(CARRIER, [{ field: 'note', text: request.deliveryNote }]) ??
    textFault(CARRIER, [
      { field: 'note', text: sentText(request.deliveryNote), most: 45 },
      { field: 'account', text: sentText(request.orderReference), most: 35 },
      { field: 'point', text: goesToPoint(request) ? (request.point?.id ?? '') : '', most: 35 },
    ]) ??
    customsFault(CARRIER, request, { description: 50, sku: 45 })
  )
}

/** What the driver is asked stands where the contents do: the schema has no other place for it. */
function contentsOf({ deliveryNote }: LabelRequest): Readonly<Record<string, string>> {
  const note = sentText(deliveryNote)
  return note === '' ? {} : { content1: note }
}

function customsElements(customs: CustomsDeclaration): Readonly<Record<string, XmlContent>> {
  return {
    articlesValue: customs.items.map((item, at) => ({
      content: sentText(item.description),
      grossWeight: ((item.weightG * item.quantity) / 1000).toFixed(3),
      hscode: item.hsCode,
      netWeight: ((item.weightG * item.quantity) / 1000).toFixed(3),
      origin: item.originCountry,
      position: at + 1,
      quantity: item.quantity,
      value: amount(item.valueCents * item.quantity),
    })),
    currency: customs.currency,
    ...(customs.eori === null ? {} : { eori: customs.eori }),
    incoterm: customs.incoterm,
    numberOfItems: customs.items.reduce((sum, { quantity }) => sum + quantity, 0),
    value: amount(goodsCents(customs)),
  }
}

function goodsCents({ items }: CustomsDeclaration): number {
  return items.reduce((sum, { valueCents, quantity }) => sum + valueCents * quantity, 0)
}

function amount(cents: number): string {
  return (cents / 100).toFixed(2)
}

function centimetres(millimetres: number): string {
  return (millimetres / 10).toFixed(1)
}
