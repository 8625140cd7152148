import { postcodeKey, prefixKey } from './postcode-key.ts'

/**
 * A part of a country that tariffs or customs treat apart from its mainland, or a small country that shares its
 * neighbour's postcodes. The same place may be written under either country: RE 97400 is FR 97400.
 */
export interface Territory {
  /** 'FR-RE'; stable, for rules, tables and messages. */
  readonly code: string
  /** Whose postcodes it uses. */
  readonly parent: string
  /** Its own ISO 3166-1 code, under which its addresses may be written as well; null = it has none. */
  readonly own: string | null
  /** A tariff row of the mainland does not cover it: it is across a customs or tax border, or priced as a zone of its own. */
  readonly isApart: boolean
}

interface TerritoryRow extends Territory {
  /** Of the parent's postcodes, without blanks; the longest that fits wins. */
  readonly prefixes: readonly string[]
}

function rows(parent: string, isApart: boolean, entries: Readonly<Record<string, string>>): TerritoryRow[] {
  return Object.entries(entries).map(([name, prefixes]) => {
    const isOwn = name.startsWith('=')
    const part = name.replace('=', '')
    return {
      code: `${parent}-${part}`,
      parent,
      own: isOwn ? part : null,
      isApart,
      prefixes: prefixes.split(' '),
    }
  })
}

/**
 * `=XX`: an ISO code of its own. Sources: La Poste (97x, 98x), Correos (35, 38, 51, 52), CTT (9000-9999), ELTA, Royal
 * Mail's postcode areas, Posten, Poste Italiane; customs by Annex of Regulation 952/2013 and Directive 2006/112 art. 6.
 */
const TERRITORIES: readonly TerritoryRow[] = [
  ...rows('FR', true, {
    '=GP': '971',
    '=MQ': '972',
    '=GF': '973',
    '=RE': '974',
    '=PM': '975',
    '=YT': '976',
    '=BL': '97133 977',
    '=MF': '97150 978',
    '=TF': '984',
    '=WF': '986',
    '=PF': '987',
    '=NC': '988',
    COR: '20',
  }),
  ...rows('FR', false, { '=MC': '980' }),
  ...rows('ES', true, { CN: '35 38', CE: '51', ML: '52' }),
  ...rows('IT', true, { LIV: '23041', CAM: '22061', '=SM': '4789', '=VA': '00120' }),
  ...rows('PT', true, { '20': '95 96 97 98 99', '30': '90 91 92 93 94' }),
  ...rows('DE', true, { BUS: '78266', HEL: '27498' }),
  ...rows('CH', false, {
    '=LI': '9485 9486 9487 9488 9489 9490 9491 9492 9493 9494 9495 9496 9497 9498',
  }),
  ...rows('FI', true, { '=AX': '22' }),
  ...rows('NO', true, { '=SJ': '8099 917' }),
  ...rows('DK', true, { '=GL': '39' }),
  ...rows('GR', true, {
    ATH: '63086',
    ISL: '18010 18020 18040 18050 28 29 34007 37002 37003 37004 37005 49 64004 68002 70 71 72 73 74 80100 81 82 83 84 85',
  }),
  ...rows('US', true, {
    '=PR': '006 007 009',
    '=VI': '008',
    '=GU': '969',
    '=AS': '96799',
    '=MP': '96950 96951 96952',
  }),
  ...rows('GB', true, {
    NIR: 'BT',
    '=GG': 'GY',
    '=JE': 'JE',
    '=IM': 'IM',
    HIG: 'HS IV KA27 KA28 KW PA20 PA21 PA22 PA23 PA24 PA25 PA26 PA27 PA28 PA29 PA30 PA31 PA32 PA33 PA34 PA35 PA36 PA37 PA38 PA41 PA42 PA43 PA44 PA45 PA46 PA47 PA48 PA49 PA60 PA61 PA62 PA63 PA64 PA65 PA66 PA67 PA68 PA69 PA70 PA71 PA72 PA73 PA74 PA75 PA76 PA77 PA78 PH17 PH18 PH19 PH20 PH21 PH22 PH23 PH24 PH25 PH26 PH30 PH31 PH32 PH33 PH34 PH35 PH36 PH37 PH38 PH39 PH40 PH41 PH42 PH43 PH44 PH49 PH50 ZE',
    SCI: 'TR21 TR22 TR23 TR24 TR25',
  }),
]

/** The territories of one country by the keys of their prefixes. */
interface Prefixes {
  readonly byKey: Map<string, TerritoryRow>
  /** Of those keys, the longest first: 97133 is Saint-Barthélemy, though 971 is Guadeloupe. */
  lengths: readonly number[]
}

const byParent = new Map<string, Prefixes>()
/** By a territory's own country code: whose postcodes it uses, and the keys of its prefixes. */
const byOwn = new Map<string, { readonly parent: string; readonly keys: readonly string[] }>()
for (const territory of TERRITORIES) {
  const { own, parent } = territory
  const keys = territory.prefixes.map((prefix) => prefixKey(parent, prefix))
  if (own !== null) byOwn.set(own, { parent, keys })
  const known = byParent.get(parent) ?? { byKey: new Map(), lengths: [] }
  for (const key of keys) known.byKey.set(key, territory)
  known.lengths = [...new Set([...known.byKey.keys()].map(({ length }) => length))].sort((a, b) => b - a)
  byParent.set(parent, known)
}

function find({ country, key }: Place): { readonly territory: TerritoryRow; readonly length: number } | null {
  const prefixes = byParent.get(country)
  if (prefixes === undefined) return null
  for (const length of prefixes.lengths) {
    const territory = length > key.length ? undefined : prefixes.byKey.get(key.slice(0, length))
    if (territory !== undefined) return { territory, length }
  }
  return null
}

/** Prefixes that cover several territories and nothing of the mainland: a tariff row for them is meant for these. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  FR: ['97', '98'],
  PT: ['9'],
  GR: ['7'],
  US: ['00'],
}

/** By their codes. */
export const TERRITORY_BY_CODE: ReadonlyMap<string, Territory> = new Map(
  TERRITORIES.map((territory) => [territory.code, territory]),
)

/** A destination under the country whose postcodes it uses, with the key that prefixes are compared with. */
export interface Place {
  readonly country: string
  readonly key: string
}

/** RE 97400 and FR 97400 are one place, MC 98000 and FR 98000 too. */
export function placeOf(country: string, postcode: string): Place {
  const own = byOwn.get(country)
  if (own === undefined) return { country, key: postcodeKey(country, postcode) }
  const key = postcodeKey(own.parent, postcode)
  // A code that is missing or belongs elsewhere: all that is known is the territory.
  return { country: own.parent, key: own.keys.some((one) => key.startsWith(one)) ? key : (own.keys[0] ?? '') }
}

/** Whether a place that a prefix stands for holds the other. */
export function covers(area: Place, { country, key }: Place): boolean {
  return area.country === country && key.startsWith(area.key)
}

/** The places that a country and prefix cover, as `placeOf` writes them: 'RE' is FR 974. Never empty. */
export function placesOf(country: string, prefix: string): readonly Place[] {
  const own = byOwn.get(country)
  if (own === undefined) return [{ country, key: prefixKey(country, prefix) }]
  const key = prefixKey(own.parent, prefix)
  const isWithin = own.keys.some((one) => key.startsWith(one))
  return (isWithin ? [key] : own.keys).map((one) => ({ country: own.parent, key: one }))
}

/** The territory that a place lies in; null = the mainland. */
export function territoryAt(place: Place): Territory | null {
  return find(place)?.territory ?? null
}

/**
 * The shortest prefix, by its key's length, that may price or otherwise speak for the place: 0 on the mainland; in a
 * territory apart a shorter one is the mainland's and does not cover it.
 */
export function shortestPrefix(place: Place): number {
  const found = find(place)
  if (found?.territory.isApart === false) return 0
  const group = GROUPS[place.country]?.find((prefix) => place.key.startsWith(prefix))
  return group?.length ?? found?.length ?? 0
}
