import { readCountry } from '../../../../shared/domain/read-country.ts'
import { headerKey } from '../exports/order-export.ts'
import type { TextRow } from '../text-table.ts'

/** Where a zone is: a country, or the postcodes of it that begin so. */
export interface ZonePlace {
  readonly country: string
  /** '' = all of it. */
  readonly prefix: string
}

/** Places by zone, as `headerKey` writes its name. */
export type Zones = ReadonlyMap<string, readonly ZonePlace[]>

const ZONE = /^(zone|zones|zone tarifaire|tariff zone|rate zone)$/
const COUNTRY = /^(pays|country|countries|code pays|country code|iso|code iso|destination|destinations)$/
const PREFIX =
  /^(cp|code postal|codes postaux|postcode|postcodes|postal code|postal codes|departement|departements|dpt|dept|zip|prefix|prefixe|prefixes)$/

/**
 * The table of zones of a sheet: a zone, and its countries or postcodes beside it, one or several in a cell ('01, 20-29').
 * null = it has none. Postcodes without a country are of `home`.
 */
export function readZoneTable(rows: readonly TextRow[], home: string): Zones | null {
  for (const [at, { cells }] of rows.slice(0, 30).entries()) {
    const keys = cells.map(headerKey)
    const zone = keys.findIndex((key) => ZONE.test(key))
    const country = keys.findIndex((key) => COUNTRY.test(key))
    const prefix = keys.findIndex((key) => PREFIX.test(key))
    if (zone < 0 || (country < 0 && prefix < 0)) continue
    const zones = new Map<string, ZonePlace[]>()
    for (const row of rows.slice(at + 1)) {
      const key = zoneKey(row.cells[zone] ?? '')
      const places = placesOf(row.cells[country] ?? '', row.cells[prefix] ?? '', home)
      if (key !== '' && places.length > 0) zones.set(key, [...(zones.get(key) ?? []), ...places])
    }
    if (zones.size > 0) return zones
  }
  return null
}

/** 'Zone 1', 'zone1', 'Z1' and '1' are one. */
export function zoneKey(name: string): string {
  return headerKey(name)
    .replace(/^(zone|zona|z)\s*(?=[a-z0-9]{1,3}$)/, '')
    .replace(/^0+(?=\d)/, '')
}

function placesOf(countries: string, prefixes: string, home: string): ZonePlace[] {
  const codes = [...new Set(parts(countries).flatMap((part) => readCountry(part) ?? []))]
  const areas = [...new Set(parts(prefixes).flatMap(range))]
  if (areas.length === 0) return codes.map((country) => ({ country, prefix: '' }))
  return areas.map((prefix) => ({ country: codes[0] ?? home, prefix }))
}

function parts(cell: string): string[] {
  return cell
    .split(/[,;/\n|]|\set\s|\sand\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** '20-23' is 20, 21, 22 and 23; zeros in front are kept. */
function range(part: string): string[] {
  const [, from, to] = /^(\d{1,5})\s*(?:-|–|a|à|to)\s*(\d{1,5})$/.exec(part) ?? []
  if (
    from === undefined ||
    to === undefined ||
    from.length !== to.length ||
    Number(to) - Number(from) > 2_000
  )
    return [part]
  return Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, n) =>
    String(Number(from) + n).padStart(from.length, '0'),
  )
}
