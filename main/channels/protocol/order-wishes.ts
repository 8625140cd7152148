import type { OrderRequests } from '../../../shared/domain/order.ts'
import { clipped } from '../../../shared/lib/clipped.ts'
import { plainName } from '../../../shared/lib/plain-name.ts'

/** A field that a shop, a plug-in or an app has put on an order: 'relay_id', 'Delivery date', '_gift_message'. */
export interface WishField {
  readonly key: string
  readonly value: string
}

const NOTE = 5000

/** Names of fields by what they say, without accents, in lower case, words parted by single spaces. */
const GIFT_MESSAGE =
  /\b(gift (message|note|card message|text)|message cadeau|texte cadeau|geschenk(nachricht| nachricht)|mensaje( de)? regalo)\b/
const GIFT_WRAP =
  /\b(gift wrap(ping)?|is gift|papier cadeau|emballage cadeau|paquet cadeau|geschenkverpackung)\b/
const DELIVERY_NOTE =
  /\b((delivery|shipping|courier|carrier) (instructions?|notes?|comments?)|driver notes?|(instructions?|consignes?|commentaires?)( de| pour la)? livraison|code porte|digicode|door code|lieferhinweise?)\b/
const DELIVERY_DAY =
  /\b((delivery|shipping|requested|wished|preferred|desired) (delivery )?(date|day)|deliver(y)? on|date( de)? livraison( souhaitee)?|jour( de)? livraison|lieferdatum|wunschtermin|fecha( de)? entrega)\b/
const POINT =
  /\b(mondial relay|colissimo|lpc meta|chronopost|chronorelais|packeta|packetery|inpost|paczkomat|relay|relais|pick ?up|parcel shop|packstation|service ?point|drop ?off|locker|dpd|gls|ups|retrait)\b/
const POINT_ID =
  /\b(id|code|number|num|no|identifier|identifiant|reference|ref|relay|relais|point|pointid|packstation|paczkomat|locker)$/
const POINT_NAME = /\b(name|nom|title|label|enseigne)$/

/**
 * What the fields of an order ask of picker, packer and carrier: found by their names, whichever plug-in wrote
 * them. What is not understood is left out.
 */
export function wishesIn(fields: readonly WishField[]): OrderRequests {
  const said = fields
    .map(({ key, value }) => ({ key: plainName(key), value: value.trim() }))
    .filter(({ value }) => value !== '')
  const find = (name: RegExp): string | undefined => said.find(({ key }) => name.test(key))?.value
  const giftMessage = find(GIFT_MESSAGE)
  const giftWrap = find(GIFT_WRAP)
  const deliveryNote = find(DELIVERY_NOTE)
  const deliverOn = localDay(find(DELIVERY_DAY) ?? '')
  const pickupPoint = pointIn(said)
  return {
    ...(giftMessage === undefined ? {} : { giftMessage: clipped(giftMessage, NOTE) }),
    ...(giftWrap === undefined || /^(0|no|non|false|nein)$/i.test(giftWrap) ? {} : { giftWrap: true }),
    ...(deliveryNote === undefined ? {} : { deliveryNote: clipped(deliveryNote, NOTE) }),
    ...(deliverOn === null ? {} : { deliverOn }),
    ...(pickupPoint === null ? {} : { pickupPoint }),
  }
}

/** A collection point by its id, and its name where one is given. An id is one word of letters, digits and dashes. */
function pointIn(said: readonly WishField[]): NonNullable<OrderRequests['pickupPoint']> | null {
  const points = said.filter(({ key }) => POINT.test(key))
  const isId = ({ key, value }: WishField): boolean =>
    POINT_ID.test(key) && !POINT_NAME.test(key) && /^[\p{L}\d][\p{L}\d._:/-]{0,119}$/u.test(value)
  const id = points.find((field) => isId(field) && /\d/.test(field.value)) ?? points.find(isId)
  if (id === undefined) return null
  const name = points.find(({ key }) => POINT_NAME.test(key))?.value ?? ''
  return { id: id.value, name: clipped(name, 255) }
}

/** '2026-12-03' of '2026-12-03T10:00', '2026/12/03', '03/12/2026' and '3.12.2026'; null = no day, or which is unclear. */
export function localDay(text: string): string | null {
  const iso = /^(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)/.exec(text)
  const european = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)/.exec(text)
  const [year, month, day] =
    iso !== null ? [iso[1], iso[2], iso[3]] : european !== null ? [european[3], european[2], european[1]] : []
  if (year === undefined || month === undefined || day === undefined) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? date : null
}
