import { placeOf, territoryAt } from '../postal/territory.ts'

/**
 * Members of the European Union (ISO 3166-1), whose mainlands are one area of customs and of value added tax. Source:
 * Regulation (EU) 952/2013 art. 4 and Directive 2006/112/EC art. 5-7.
 */
const UNION: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/** Territories that are in their country's area although tariffs treat them apart. */
const AS_MAINLAND: ReadonlySet<string> = new Set([
  'FR-COR',
  'FR-MC',
  'PT-20',
  'PT-30',
  'GR-ISL',
  'GB-HIG',
  'GB-SCI',
  'GB-IM',
  'CH-LI',
])

const NORTHERN_IRELAND = 'GB-NIR'

/**
 * The area that goods leave or enter only with a declaration: 'EU', a country's code, or a territory's own such as
 * 'ES-CN', which lies outside the area of its country's customs or value added tax.
 */
export function customsArea(country: string, postcode: string): string {
  const place = placeOf(country, postcode)
  const territory = territoryAt(place)
  if (territory !== null && !AS_MAINLAND.has(territory.code)) return territory.code
  return UNION.has(place.country) ? 'EU' : place.country
}

interface End {
  readonly country: string
  readonly postcode: string
}

/**
 * Whether a parcel needs customs papers. Northern Ireland trades freely with the Union for goods, and receives
 * consumers' parcels from Great Britain without a declaration (Windsor Framework, since May 2025; the sender's UKIMS
 * number goes with them where there is one).
 */
export function needsCustoms(from: End, to: End): boolean {
  const [a, b] = [customsArea(from.country, from.postcode), customsArea(to.country, to.postcode)]
  if (a === b) return false
  const other = a === NORTHERN_IRELAND ? b : b === NORTHERN_IRELAND ? a : null
  return other !== 'EU' && other !== 'GB'
}
