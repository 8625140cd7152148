import { threeLetterCountry } from '../../../shared/domain/country-codes.ts'
import type { CustomsDeclaration, LabelRequest } from '../../../shared/domain/label-request.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { customsFault } from '../protocol/customs-fault.ts'
import { sentText, textFault, weightFault } from '../protocol/request-fault.ts'
import { sidesOf, sizeFault } from '../protocol/size-fault.ts'
import { addressFault, consigneeAddress, returnSender, shipperAddress } from './address.ts'
import { CARRIER } from './carrier.ts'
import { type DhlClient, PROFILE } from './client.ts'
import { productFault, productOf } from './products.ts'

const REASONS: Readonly<Record<CustomsDeclaration['reason'], string>> = {
  sale: 'COMMERCIAL_GOODS',
  gift: 'PRESENT',
  sample: 'COMMERCIAL_SAMPLE',
  documents: 'DOCUMENT',
  return: 'RETURN_OF_GOODS',
}

/** An order of one shipment. DHL takes no note for the driver. */
export function orderOf(request: LabelRequest, client: DhlClient) {
  const [length = 0, width = 0, height = 0] = sidesOf(request.dimensions)
  const costCenter = sentText(request.orderReference)
  return {
    profile: PROFILE,
    shipments: [
      {
        product: request.product,
        billingNumber: client.billingNumber(productOf(request.product)?.procedure ?? '01'),
        refNo: request.reference,
        ...(costCenter === '' ? {} : { costCenter }),
        shipDate: request.shipOn,
        shipper: shipperAddress(request.sender),
        consignee: consigneeAddress(request.recipient),
        details: {
          dim: { uom: 'mm', length, width, height },
          weight: { uom: 'g', value: request.weightG },
        },
        ...(request.customs === null ? {} : customsOf(request.customs)),
      },
    ],
  }
}

/** A return is sent by the customer, to where its receiver's name stands for in the business portal. */
export function returnOf(request: LabelRequest, receiverId: string) {
  const customerReference = sentText(request.orderReference)
  return {
    receiverId,
    ...(customerReference === '' ? {} : { customerReference }),
    shipmentReference: request.reference,
    shipper: returnSender(request.sender),
    itemWeight: { uom: 'g', value: request.weightG },
  }
}

/** What in the request DHL would not take; lengths as in its OpenAPI descriptions. */
export function orderFault(request: LabelRequest): RequestFault | null {
  const { isReturn, sender, recipient, orderReference } = request
  const most = productOf(request.product)?.maxWeightG ?? 31_500
  return (
    productFault(request) ??
    weightFault(CARRIER, request.weightG, 1, most) ??
    sizeFault(CARRIER, request, { sidesMm: [1200, 600, 600], lengthAndGirthMm: null }) ??
    addressFault(sender, isReturn ? (field) => field : () => 'sender', isReturn) ??
    addressFault(recipient, isReturn ? () => 'sender' : (field) => field) ??
    textFault(CARRIER, [{ field: 'account', text: sentText(orderReference), most: 50 }]) ??
    (isReturn ? null : customsFault(CARRIER, request, { description: 200, sku: 50 }))
  )
}

function customsOf(customs: CustomsDeclaration) {
  const { currency, items, invoiceNumber, shippingCents, incoterm, eori, ioss, buyerTaxId } = customs
  const shipperCustomsRef = ioss ?? eori
  return {
    ...(incoterm === 'DDP' ? { services: { postalDeliveryDutyPaid: true } } : {}),
    customs: {
      ...(invoiceNumber === null ? {} : { invoiceNo: sentText(invoiceNumber) }),
      exportType: REASONS[customs.reason],
      postalCharges: { currency, value: shippingCents / 100 },
      ...(shipperCustomsRef === null ? {} : { shipperCustomsRef }),
      ...(buyerTaxId === null ? {} : { consigneeCustomsRef: buyerTaxId }),
      items: items.map((item) => ({
        itemDescription: `${sentText(item.description)} [${sentText(item.sku)}]`,
        countryOfOrigin: threeLetterCountry(item.originCountry) ?? 'UNKNOWN',
        hsCode: item.hsCode,
        packagedQuantity: item.quantity,
        itemValue: { currency, value: item.valueCents / 100 },
        itemWeight: { uom: 'g', value: item.weightG },
      })),
    },
  }
}
