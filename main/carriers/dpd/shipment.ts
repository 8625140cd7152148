import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { customsFault } from '../protocol/customs-fault.ts'
import { isMobile } from '../protocol/phone.ts'
import { lettersFault, sentText, textFault, weightFault } from '../protocol/request-fault.ts'
import { inCm, sidesOf, sizeFault } from '../protocol/size-fault.ts'
import { addressFault, contactOf, dpdAddress } from './address.ts'
import { CARRIER } from './carrier.ts'
import { internationalOf, LONGEST_DESCRIPTION } from './customs.ts'
import { productFault, productOf } from './products.ts'

/** One shipment of one parcel as the META API takes it. */
export function shipmentOf(
  request: LabelRequest,
  account: { readonly customerId: string; readonly sendingDepot: string },
): Readonly<Record<string, unknown>> {
  const { sender, recipient, point, customs } = request
  const product = productOf(request.product)
  const [length = 0, width = 0, height = 0] = sidesOf(request.dimensions).map(inCm)
  const dimensions = { length, width, height }
  const weight = String(told10G(request.weightG))
  const orderReference = sentText(request.orderReference)
  const comment = sentText(request.deliveryNote)
  return {
    shipmentInfos: { productCode: request.product, dimensions, weight },
    ...(account.sendingDepot === '' ? {} : { sendingDepot: account.sendingDepot }),
    customerReferenceNumbers: [request.reference, ...(orderReference === '' ? [] : [orderReference])],
    numberOfParcels: '1',
    sender: {
      customerInfos: { customerID: account.customerId },
      address: dpdAddress(sender),
      contact: contactOf(sender),
      legalEntity: {
        businessType: request.isReturn ? 'P' : 'B',
        ...(customs === null || customs.eori === null || request.isReturn ? {} : { eori: customs.eori }),
      },
    },
    receiver: {
      ...(product?.toPoint === true && point !== null ? { pudoId: point.id } : {}),
      address: dpdAddress(recipient),
      contact: contactOf(recipient),
      ...(comment === '' ? {} : { comment }),
    },
    ...(customs === null ? {} : { international: internationalOf(request, customs) }),
    parcel: [
      {
        parcelInfos: { dimensions, weight },
        parcelRank: '1',
        senderParcelRefs: [request.reference],
        ...(product?.announces === true ? { messages: messagesTo(request) } : {}),
      },
    ],
  }
}

/** What in the request DPD would not take. Lengths as in its OpenAPI description, sizes as in its conditions. */
export function shipmentFault(request: LabelRequest): RequestFault | null {
  const most = productOf(request.product)?.maxWeightG ?? 31_500
  return (
    productFault(request) ??
    weightFault(CARRIER, request.weightG, 1, most) ??
    sizeFault(CARRIER, request, { sidesMm: [1750, 1000, 700], lengthAndGirthMm: 3000 }) ??
    addressFault(request.sender, () => 'sender') ??
    addressFault(request.recipient, (field) => field) ??
    lettersFault(CARRIER, [{ field: 'note', text: request.deliveryNote }]) ??
    textFault(CARRIER, [
      { field: 'note', text: sentText(request.deliveryNote), most: 70 },
      { field: 'account', text: sentText(request.orderReference), most: 35 },
    ]) ??
    customsFault(CARRIER, request, { description: LONGEST_DESCRIPTION, sku: 255 })
  )
}

/** Tens of grams, upwards: that is how business units reckon. */
function told10G(weightG: number): number {
  return Math.ceil(weightG / 10) * 10
}

/** Where the receiver is told of the delivery: by e-mail where there is one, else by a mobile's SMS or a call. */
function messagesTo({ recipient }: LabelRequest) {
  const { email, phone1 } = contactOf(recipient)
  if (email !== undefined) return [{ messageType: 'EMAIL', messageDestination: email }]
  if (phone1 === undefined) return []
  return [{ messageType: isMobile(phone1) ? 'SMS' : 'PHONE', messageDestination: phone1 }]
}
