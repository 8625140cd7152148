import type { LabelFormat, LabelRequest } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { paperFormat } from '../protocol/label-document.ts'
import { lettersFault, sentText, textFault, weightFault } from '../protocol/request-fault.ts'
import { addressFault, colissimoAddress } from './address.ts'
import { CARRIER } from './client.ts'
import { colissimoCustoms, colissimoCustomsFault, parcelG } from './customs.ts'
import { goesToPoint, productFault } from './products.ts'

/** It makes no codes instead of labels. */
const OUTPUT: Readonly<Record<Exclude<LabelFormat, 'code'>, string>> = {
  'zpl-203': 'ZPL_10x15_203dpi',
  'zpl-300': 'ZPL_10x15_300dpi',
  pdf: 'PDF_10x15_300dpi',
}

/** Parcels that are not delivered are not sent back for money. */
const NO_RETURN = 3

/** The letter of SLS 2.0, without credentials. */
export function letterOf(request: LabelRequest): Readonly<Record<string, unknown>> {
  const { recipient, sender, customs, point, isReturn } = request
  const declared = customs === null ? null : colissimoCustoms(customs)
  const orderNumber = sentText(request.orderReference)
  const instructions = sentText(request.deliveryNote)
  return {
    outputFormat: { x: 0, y: 0, outputPrintingType: OUTPUT[paperFormat(request)] },
    letter: {
      service: {
        productCode: request.product,
        depositDate: request.shipOn,
        ...(orderNumber === '' ? {} : { orderNumber }),
        ...(goesToPoint(request.product) ? { commercialName: commercialName(request) } : {}),
        ...(declared === null
          ? {}
          : { totalAmount: customs?.shippingCents ?? 0, returnTypeChoice: NO_RETURN }),
      },
      parcel: {
        weight: parcelG(request.weightG) / 1000,
        ...(point === null || !goesToPoint(request.product) ? {} : { pickupLocationId: point.id }),
        ...(customs?.incoterm === 'DDP' ? { ddp: true } : {}),
        ...(instructions === '' ? {} : { instructions }),
      },
      ...(declared === null ? {} : { customsDeclarations: declared.customsDeclarations }),
      sender: { senderParcelRef: request.reference, address: colissimoAddress(sender) },
      addressee: {
        ...(isReturn ? {} : { addresseeParcelRef: request.reference, codeBarForReference: false }),
        address: colissimoAddress(recipient),
      },
    },
    ...(declared === null || declared.fields.length === 0 ? {} : { fields: { field: declared.fields } }),
  }
}

/** What in the request Colissimo would not take; lengths as in the technical document of SLS 2.0. */
export function letterFault(request: LabelRequest): RequestFault | null {
  return (
    weightFault(CARRIER, request.weightG, 1, 30_000) ??
    addressFault(request.sender, () => 'sender') ??
    addressFault(request.recipient, (field) => field) ??
    productFault(request) ??
    lettersFault(CARRIER, [{ field: 'note', text: request.deliveryNote }]) ??
    textFault(CARRIER, [
      { field: 'note', text: sentText(request.deliveryNote), most: 70 },
      { field: 'account', text: sentText(request.orderReference), most: 30 },
      { field: 'sender', text: goesToPoint(request.product) ? commercialName(request) : '', most: 38 },
    ]) ??
    colissimoCustomsFault(request)
  )
}

/** The shop's name, as the customer of a collection point is told it. */
function commercialName({ sender }: LabelRequest): string {
  return sentText(sender.company) || sentText(sender.name)
}
