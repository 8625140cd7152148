import type { Resolution } from '../../../shared/contract/exceptions.ts'
import { type CarrierService, carrierName } from '../../../shared/domain/carrier.ts'
import { COLLECTED } from '../../../shared/domain/collection.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { BY_HAND } from '../../../shared/domain/order-choice.ts'
import { refusalMessage } from '../../../shared/domain/refusal-message.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Decision } from '../../engine/decision.ts'
import type { World } from '../../engine/world.ts'
import { type NameLookup, sentenceOf } from '../queries/name-lookup.ts'
import { offer } from './catalogue.ts'
import { type NearestRate, nearestRate } from './nearest-rate.ts'
import type { OtherWay } from './other-ways.ts'
import type { Substitute } from './substitutes.ts'

export function isOtherWay(code: ResolutionCode): code is OtherWay['code'] {
  return code === 'change-service' || code === 'change-site' || code === 'ship-by-hand'
}

/** "Ship with Colissimo Express": "Ships from Lille (Colissimo), €7.20, arrives Wed 25 Nov; not the level ordered". */
export function offerWay({ code, choice, decision, service, why }: OtherWay, speech: NameLookup): Resolution {
  if (code === 'ship-by-hand') {
    const label = message('resolutions.label.ship-by-hand')
    return offer(code, byHandEffect(decision, speech), null, { choice, label })
  }
  const name = service === null ? speech.names.site(choice) : serviceLabel(service)
  const label =
    code === 'change-site'
      ? message('resolutions.shipFrom', { site: name })
      : message('resolutions.shipWith', { service: name })
  const effect = decisionEffect(decision, speech)
  const despite = why && message(`resolutions.despite.${why}`)
  const whole = despite ? message('resolutions.clauses', { clauses: [effect, despite] }) : effect
  return offer(code, whole, null, { choice, label })
}

/** "Send TEA-2 Green tea instead": "Ships from Lille (Colissimo), €7.20, arrives Wed 25 Nov; worth €3.00 more; …". */
export function offerSubstitute(
  { product, was, units, decision }: Substitute,
  speech: NameLookup,
): Resolution {
  const { sku, name, priceCents } = product
  const worth = (priceCents - was.priceCents) * units
  const amount = { amount: Math.abs(worth), currency: speech.names.currency }
  const clauses = [
    decisionEffect(decision, speech),
    ...(worth === 0 ? [] : [message(`resolutions.substitute.${worth > 0 ? 'more' : 'less'}`, { amount })]),
    message('resolutions.substitute.tell'),
  ]
  const label = message('resolutions.substitute.label', { units, sku, name })
  return offer('substitute', message('resolutions.clauses', { clauses }), null, { choice: sku, label })
}

/** Why a kind of way out is closed, where that is worth saying. */
export async function withoutWay(
  code: OtherWay['code'],
  cause: ExceptionCause,
  { world }: { readonly world: () => Promise<Pick<World, 'services' | 'rates'>> },
  { names }: NameLookup,
): Promise<Resolution[]> {
  if (code === 'ship-by-hand') return [offer(code, null, message('resolutions.noSiteHasAll'))]
  if (code !== 'change-service' || cause.reason !== 'no-eligible-service') return []
  const nearest = nearestRate(await world(), cause, cause.chargeableG)
  const disabled =
    nearest === null
      ? message('resolutions.noRateTo', { country: cause.country })
      : nearestMessage(nearest, cause, names.currency)
  return [offer(code, disabled, disabled)]
}

type NoService = Extract<ExceptionCause, { reason: 'no-eligible-service' }>

/** "Closest rate: Colissimo Domicile, €14.90 up to 30 kg; 34 kg is too heavy". */
function nearestMessage(
  { service, priceCents, upToWeightG, postcodePrefix, why }: NearestRate,
  { main, chargeableG, country, postcode }: NoService,
  currency: string,
): Message {
  const rate = {
    service: serviceLabel(service),
    price: { amount: priceCents, currency },
    upTo: upToWeightG,
  }
  switch (why) {
    case 'too-heavy':
      return message('resolutions.nearest.tooHeavy', { ...rate, weight: chargeableG })
    case 'elsewhere':
      return message('resolutions.nearest.elsewhere', { ...rate, country, prefix: postcodePrefix, postcode })
    case 'refused':
      return message('resolutions.nearest.refused', { ...rate, why: refusalMessage(main) })
  }
}

function serviceLabel({ carrierId, name }: CarrierService): string {
  const carrier = carrierName(carrierId)
  return name.toLowerCase().startsWith(carrier.toLowerCase()) ? name : `${carrier} ${name}`
}

function byHandEffect({ fulfillments: [only] }: OtherWay['decision'], { names }: NameLookup): Message {
  const day = only?.promise.shipOn ?? ''
  return message('resolutions.leavesByHand', { site: names.site(only?.siteId ?? ''), day })
}

/** "Ships from Lille (Colissimo), €7.20, arrives Wed 25 Nov"; or that it would still not work. */
export function decisionEffect(decision: Decision, speech: NameLookup): Message {
  if (decision.kind !== 'allocated' && decision.kind !== 'partial')
    return message('resolutions.stillFails', { problem: sentenceOf(decision.cause, speech) })
  const { fulfillments } = decision
  const { names } = speech
  const amount = fulfillments.reduce((sum, f) => sum + f.shippingCents + f.handlingCents, 0)
  const parcels = fulfillments.map(({ siteId, carrierId }) => {
    const site = names.site(siteId)
    if (carrierId === COLLECTED) return message('resolutions.collectedAt', { site })
    return carrierId === BY_HAND
      ? message('resolutions.parcelByHand', { site })
      : message('resolutions.parcel', { site, carrier: names.carrier(carrierId) })
  })
  const shipped = { parcels, cost: { amount, currency: names.currency } }
  if (fulfillments.some(({ carrierId }) => carrierId === BY_HAND || carrierId === COLLECTED))
    return message('resolutions.shipsByHand', shipped)
  const days = fulfillments.map(({ promise }) => promise.deliverTo).toSorted()
  return message('resolutions.ships', { ...shipped, arrives: days.at(-1) ?? '' })
}
