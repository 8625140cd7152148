import { type CarrierService, carrierName } from '../../../shared/domain/carrier.ts'
import type { Fulfillment, Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { Language } from '../../../shared/lib/language.ts'
import { senderOf } from '../labels/label-request.ts'
import type { LabelDocument } from '../ports/printing.ts'

/** The label that we draw ourselves: with a number of the carrier's range, or one that no carrier takes. */
export function ownLabel(
  {
    order,
    fulfillment,
    parcel,
    site,
    service,
  }: {
    readonly order: Order
    readonly fulfillment: Fulfillment
    readonly parcel: Parcel
    readonly site: Site
    readonly service: CarrierService | null
  },
  number: Pick<LabelDocument, 'trackingNumber' | 'trackingSymbol'> & { readonly isCarriers: boolean },
  language: Language,
): LabelDocument {
  const { destination } = order
  const { street, email: _email, state: _state, ...sender } = senderOf(site, '')
  return {
    language,
    sender: { ...sender, lines: street },
    recipient: {
      company: destination.company,
      name: destination.name,
      lines: destination.street,
      postcode: destination.postcode,
      city: destination.city,
      country: destination.country,
      phone: destination.phone,
    },
    carrierName: carrierName(fulfillment.carrierId),
    serviceName: service?.name ?? fulfillment.serviceId,
    orderReference: order.reference,
    parcel: {
      index: fulfillment.parcels.findIndex((one) => one.number === parcel.number) + 1,
      count: fulfillment.parcels.length,
    },
    weightGrams: parcel.weightG,
    shipDate: fulfillment.promise.shipOn,
    trackingNumber: number.trackingNumber,
    trackingSymbol: number.trackingSymbol,
    ...(number.isCarriers ? {} : { notCarriers: true as const }),
    sortCode: `${destination.country}-${destination.postcode.slice(0, 2)}`,
    ...forTheDriver(order),
  }
}

/** What of the buyer's wishes the carrier must know. */
function forTheDriver({ requests }: Order): Pick<LabelDocument, 'pickupPoint' | 'deliveryNote'> {
  const { pickupPoint, deliveryNote } = requests ?? {}
  return {
    ...(pickupPoint === undefined ? {} : { pickupPoint }),
    ...(deliveryNote === undefined ? {} : { deliveryNote }),
  }
}
