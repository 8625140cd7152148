import type { CustomsDeclaration, LabelRequest } from '../../../shared/domain/label-request.ts'
import { message } from '../../../shared/messages/message.ts'
import type { RequestFault } from '../../app/ports/carrier.ts'
import { carrierCountry } from '../protocol/carrier-country.ts'
import { customsFault } from '../protocol/customs-fault.ts'
import { sentText, textFault, weightFault } from '../protocol/request-fault.ts'
import { inCm, sidesOf, sizeFault } from '../protocol/size-fault.ts'
import { addressFault, phoneFault, upsContact, upsParty } from './address.ts'
import { CARRIER } from './carrier.ts'
import { internationalForms, LONGEST_DESCRIPTION, numbersTold, taxInformation } from './customs.ts'

/** Standard, Express, Expedited, Express Plus, Saver; in the US also Ground, 2nd Day and Next Day Air. */
export const SERVICES = new Set(['11', '07', '08', '54', '65', '03', '02', '01'])
/** What the account pays for. */
const TRANSPORT = '01'
const DUTIES = '02'
/** "Print return label". */
const RETURN_LABEL = '9'
export const OWN_PACKAGING = '02'

/** A shipment of one package, paid by the account at the prices of its contract. Of a return the customer is where it is shipped from. */
export function shipmentRequestOf(
  request: LabelRequest,
  accountNumber: string,
  labelFormat: 'ZPL' | 'GIF',
): Readonly<Record<string, unknown>> {
  const { sender, recipient, isReturn, customs } = request
  const orderReference = sentText(request.orderReference)
  const references = [request.reference, ...(orderReference === '' ? [] : [orderReference])].map((Value) => ({
    Value,
  }))
  // Within the US references are those of the package, elsewhere of the shipment.
  const isInUs = carrierCountry(sender) === 'US' && carrierCountry(recipient) === 'US'
  const shipper = upsContact(isReturn ? recipient : sender)
  return {
    ShipmentRequest: {
      Request: { RequestOption: 'validate', TransactionReference: { CustomerContext: request.reference } },
      Shipment: {
        Description:
          customs === null ? 'Merchandise' : sentText(customs.items[0]?.description ?? '').slice(0, 50),
        ...(isReturn ? { ReturnService: { Code: RETURN_LABEL } } : {}),
        Shipper: { ...shipper, ShipperNumber: accountNumber },
        ShipTo: upsContact(recipient),
        ...(isReturn ? { ShipFrom: upsParty(sender) } : {}),
        PaymentInformation: {
          ShipmentCharge: [
            { Type: TRANSPORT, BillShipper: { AccountNumber: accountNumber } },
            // Without it, whoever receives the parcel pays.
            ...(customs?.incoterm === 'DDP'
              ? [{ Type: DUTIES, BillShipper: { AccountNumber: accountNumber } }]
              : []),
          ],
        },
        ShipmentRatingOptions: { NegotiatedRatesIndicator: 'Y' },
        Service: { Code: request.product },
        ...(customs === null ? {} : abroad(request, customs)),
        ...(isInUs ? {} : { ReferenceNumber: references }),
        Package: [
          {
            Description: 'Merchandise',
            Packaging: { Code: OWN_PACKAGING },
            ...measuresOf(request),
            ...(isInUs ? { ReferenceNumber: references } : {}),
          },
        ],
      },
      LabelSpecification: {
        LabelImageFormat: { Code: labelFormat },
        HTTPUserAgent: 'Mozilla/4.5',
        LabelStockSize: { Height: '6', Width: '4' },
      },
    },
  }
}

function abroad(request: LabelRequest, customs: CustomsDeclaration) {
  const numbers = taxInformation(request, customs)
  return {
    ...(numbers === null ? {} : { GlobalTaxInformation: numbers }),
    ShipmentServiceOptions: { InternationalForms: internationalForms(request, customs) },
  }
}

/** What in the request UPS would not take; lengths as in its OpenAPI description, sizes as in its conditions. */
export function shipmentFault(request: LabelRequest): RequestFault | null {
  const { sender, recipient, isReturn, product } = request
  const isAbroad = carrierCountry(sender) !== carrierCountry(recipient)
  return (
    (SERVICES.has(product)
      ? null
      : {
          field: 'account' as const,
          problem: message('carrierApi.noSuchProduct', { carrier: CARRIER, product }),
        }) ??
    weightFault(CARRIER, request.weightG, 1, 70_000) ??
    sizeFault(CARRIER, request, { sidesMm: [2740, 2740, 2740], lengthAndGirthMm: 4000 }) ??
    addressFault(sender, isReturn ? (field) => field : () => 'sender') ??
    addressFault(recipient, isReturn ? () => 'sender' : (field) => field) ??
    (isAbroad
      ? (phoneFault(recipient, isReturn ? 'sender' : 'phone') ??
        phoneFault(sender, isReturn ? 'phone' : 'sender'))
      : null) ??
    textFault(CARRIER, [{ field: 'account', text: sentText(request.orderReference), most: 35 }]) ??
    customsFault(CARRIER, request, { description: LONGEST_DESCRIPTION, sku: 35 }) ??
    textFault(CARRIER, [
      { field: 'customs', text: request.customs === null ? '' : numbersTold(request.customs), most: 150 },
    ])
  )
}

const INCHES = { Code: 'IN', Description: 'Inches' }
const CENTIMETRES = { Code: 'CM', Description: 'Centimeters' }
const POUNDS = { Code: 'LBS', Description: 'Pounds' }
const KILOGRAMS = { Code: 'KGS', Description: 'Kilograms' }

/** In pounds and inches from the US, in kilograms and centimetres elsewhere; upwards. */
export function measuresOf({ dimensions, weightG, sender }: LabelRequest) {
  const isUs = carrierCountry(sender) === 'US'
  const [Length = '1', Width = '1', Height = '1'] = sidesOf(dimensions).map((mm) =>
    String(isUs ? Math.ceil(mm / 25.4) : inCm(mm)),
  )
  const weight = isUs ? weightG / 453.592_37 : weightG / 1000
  return {
    Dimensions: { UnitOfMeasurement: isUs ? INCHES : CENTIMETRES, Length, Width, Height },
    PackageWeight: {
      UnitOfMeasurement: isUs ? POUNDS : KILOGRAMS,
      Weight: (Math.ceil(weight * 10) / 10).toFixed(1),
    },
  }
}
