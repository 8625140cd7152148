import { z } from 'zod'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import type { Quote } from '../../app/ports/carrier.ts'
import { readAnswer } from '../protocol/read-answer.ts'
import { upsParty } from './address.ts'
import { CARRIER } from './carrier.ts'
import { saidBy, type UpsClient } from './client.ts'
import { measuresOf, OWN_PACKAGING, SERVICES } from './shipment.ts'

const chargeSchema = z.object({ CurrencyCode: z.string(), MonetaryValue: z.coerce.number().min(0) })
const ratedSchema = z.object({
  Service: z.object({ Code: z.string() }),
  TotalCharges: chargeSchema,
  NegotiatedRateCharges: z.object({ TotalCharge: chargeSchema.nullish() }).nullish(),
  GuaranteedDelivery: z.object({ BusinessDaysInTransit: z.coerce.number().nullish() }).nullish(),
})
const answerSchema = z.object({
  RateResponse: z.object({
    // One service is also sent without a list around it.
    RatedShipment: z.union([z.array(ratedSchema), ratedSchema.transform((one) => [one])]),
  }),
})

/** What each service that goes there costs by the contract, else by the list. @throws {RemoteError} */
export async function ratesOf(
  client: UpsClient,
  request: LabelRequest,
  signal: AbortSignal,
): Promise<readonly Quote[]> {
  const answer = await client.call(
    'POST',
    '/rating/v2409/Shop',
    rateRequestOf(request, client.accountNumber),
    false,
    signal,
  )
  const rates = readAnswer(CARRIER, answer, answerSchema, saidBy(answer.value))
  return rates.RateResponse.RatedShipment.filter(({ Service }) => SERVICES.has(Service.Code)).map(
    ({ Service, TotalCharges, NegotiatedRateCharges, GuaranteedDelivery }) => {
      const { MonetaryValue, CurrencyCode } = NegotiatedRateCharges?.TotalCharge ?? TotalCharges
      return {
        product: Service.Code,
        cents: Math.round(MonetaryValue * 100),
        currency: CurrencyCode,
        transitDays: GuaranteedDelivery?.BusinessDaysInTransit ?? null,
      }
    },
  )
}

function rateRequestOf(request: LabelRequest, accountNumber: string) {
  const { sender, recipient, isReturn } = request
  return {
    RateRequest: {
      Request: { RequestOption: 'Shop' },
      Shipment: {
        Shipper: { ...placeOf(isReturn ? recipient : sender), ShipperNumber: accountNumber },
        ShipTo: placeOf(recipient),
        ...(isReturn ? { ShipFrom: placeOf(sender) } : {}),
        PaymentDetails: {
          ShipmentCharge: [{ Type: '01', BillShipper: { AccountNumber: accountNumber } }],
        },
        ShipmentRatingOptions: { NegotiatedRatesIndicator: 'Y' },
        Package: [{ PackagingType: { Code: OWN_PACKAGING }, ...measuresOf(request) }],
      },
    },
  }
}

/** Prices need nobody to be called. */
function placeOf(address: LabelRequest['sender']) {
  const { Name, Address } = upsParty(address)
  return { Name, Address }
}
