import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { Declared } from '../../../shared/domain/customs/declare.ts'
import type { Fulfillment, Parcel } from '../../../shared/domain/fulfillment.ts'
import type { LabelFormat, LabelRequest, PostalAddress } from '../../../shared/domain/label-request.ts'
import { lineValueCents, type Order, partOfLine } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'

/** What a label is asked for with. */
export interface ParcelToLabel {
  readonly order: Order
  readonly fulfillment: Fulfillment
  readonly parcel: Parcel
  readonly site: Site
  readonly account: Pick<CarrierAccount, 'carrierId'>
  /** The carrier's own code of the service. */
  readonly product: string
  readonly format: LabelFormat
  /** What customs are told; null = nothing. */
  readonly customs: Declared | null
  /** The merchant, where the site names no company. */
  readonly merchantName: string
}

/** All that the carrier is told. Cuts nothing: what does not fit is the connector's to say. */
export function labelRequest(reference: string, what: ParcelToLabel): LabelRequest {
  const { order, fulfillment, parcel, product, format } = what
  const { pickupPoint, deliveryNote } = order.requests ?? {}
  return {
    reference,
    product,
    isReturn: false,
    sender: senderOf(what.site, what.merchantName),
    recipient: recipientOf(order),
    point: pickupPoint ?? null,
    orderReference: order.reference,
    weightG: parcel.weightG,
    dimensions: parcel.dimensions,
    shipOn: fulfillment.promise.shipOn,
    valueCents: valueOf(order, parcel),
    currency: order.currency,
    deliveryNote: deliveryNote ?? '',
    customs: what.customs?.kind === 'declared' ? what.customs.declaration : null,
    format,
  }
}

/** The site's own address for labels; without one, what is known of where it is. */
export function senderOf({ name, country, postcode, sender }: Site, merchantName: string): PostalAddress {
  return {
    name: sender?.name ?? name,
    company: (sender?.company ?? merchantName) || null,
    street: sender?.street ?? [],
    postcode,
    city: sender?.city ?? '',
    state: null,
    country,
    phone: sender?.phone ?? null,
    email: sender?.email ?? null,
  }
}

/** As carriers are told it. */
export function recipientOf({ destination }: Pick<Order, 'destination'>): PostalAddress {
  const { name, company, street, postcode, city, state, country, phone, email } = destination
  return { name, company, street, postcode, city, state: state ?? null, country, phone, email }
}

/** What the parcel's goods were sold for. */
export function valueOf({ lines }: Order, { contents }: Parcel): number {
  return contents.reduce((sum, { lineId, quantity }) => {
    const line = lines.find(({ id }) => id === lineId)
    return line === undefined
      ? sum
      : sum + lineValueCents(partOfLine(line, Math.min(quantity, line.quantity)))
  }, 0)
}
