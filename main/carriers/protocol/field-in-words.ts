import type { PurchaseField } from '../../../shared/domain/label-purchase.ts'

/**
 * The field that a refusal speaks of. The numbers of carriers' messages are many and differ between versions of their
 * services, so the words are read, French and English; null = none of an order's fields.
 */
export function fieldOf(said: string): PurchaseField | null {
  const plain = said.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}

const WORDS: readonly (readonly [RegExp, PurchaseField])[] = [
  [/expediteur|sender|shipper/, 'sender'],
  [/douan|customs|cn23|tarifaire|article/, 'customs'],
  [/point de retrait|point retrait|pickup|pick-up|relais|relay|parcel ?shop|pudo/, 'point'],
  [/code postal|zip|postal ?code|post ?code/, 'postcode'],
  [/commune|ville|city|town/, 'city'],
  [/portable|mobile|telephone|phone/, 'phone'],
  [/courriel|e-?mail/, 'email'],
  [/poids|weight/, 'weight'],
  [/etat|province|state/, 'state'],
  [/pays|country/, 'country'],
  [/produit|product/, 'product'],
  [/adresse|voie|line\d|address/, 'street'],
  [/raison sociale|company/, 'company'],
  [/nom|name/, 'name'],
]
