import { CARRIER_ABILITIES } from './carrier-abilities.ts'
import type { CarrierAccount, CarrierKind } from './carrier-account.ts'

/**
 * What each kind of account buys a return label as. own: by the products that it ships with, marked as a return. Where
 * the code is the account's own (a broker's shipping option), it stands in its setting `returnProduct`.
 */
const RETURN_PRODUCTS: Readonly<Partial<Record<CarrierKind, readonly string[] | 'own'>>> = {
  colissimo: ['CORE', 'CORI'],
  'mondial-relay': ['LCC'],
  // Chrono 13, 18, 10 and 9.
  chronopost: ['4T', '4U', '4S', '4R'],
  dpd: ['332'],
  gls: ['PARCEL+service_shopreturn'],
  'dhl-parcel-de': ['RETOURE'],
  easypost: 'own',
  ups: 'own',
}

/** Colissimo's returns within France, and from abroad. */
const FROM_ABROAD = 'CORI'

/**
 * Products that the account can buy a return label as, the usual one first; none = it makes no return labels.
 * `isDomestic`: from the country that the site is in.
 */
export function returnProductsOf(
  { kind, products, settings }: Pick<CarrierAccount, 'kind' | 'products' | 'settings'>,
  isDomestic: boolean,
): readonly string[] {
  if (CARRIER_ABILITIES[kind].returnLabels === 'none') return []
  const chosen = (settings['returnProduct'] ?? '').trim()
  const known = RETURN_PRODUCTS[kind] ?? []
  const usual = known === 'own' ? products.map(({ product }) => product) : known
  const fitting = usual.filter((product) => (product === FROM_ABROAD) !== isDomestic || kind !== 'colissimo')
  return [...new Set([...(chosen === '' ? [] : [chosen]), ...fitting])]
}
