import { readCountry } from '../../../../shared/domain/read-country.ts'
import type { Message } from '../../../../shared/messages/definition.ts'
import { message } from '../../../../shared/messages/message.ts'
import type { TextRow, TextTable } from '../text-table.ts'
import { readTariffGrid, type TariffPrice } from './tariff-grid.ts'
import { readZoneTable, type ZonePlace, type Zones, zoneKey } from './zone-table.ts'

/** What a tariff does not say of itself. */
export interface TariffChoice {
  readonly carrier: string
  readonly service: string
  /** '*' = from any site. */
  readonly originSite: string
  /** Country of postcodes that stand without one. */
  readonly home: string
  readonly transitDays: number
}

export interface TariffRead {
  /** With the columns of rates.csv. */
  readonly table: TextTable
  readonly zones: number
  /** Added to all prices; null = none in the tariff. */
  readonly fuelPercent: number | null
  readonly notes: readonly Message[]
}

const COLUMNS = [
  'carrier',
  'service',
  'origin_site',
  'country',
  'postcode_prefix',
  'up_to_weight_g',
  'price_cents',
  'transit_days',
]

/** Where a price per kilogram says no end: the heaviest parcel that carriers take. */
const HEAVIEST_G = 30_000

/** Most brackets that a price per step is written out as: a thousand kilograms by the kilogram. */
const MAX_STEPS = 1_000

/**
 * Turns a carrier's tariff into rows of rates.csv: weights by zones either way round, zones by their table on any of
 * the sheets or by being a country's name. A price per kilogram becomes one bracket for each kilogram begun, which
 * prices the same. null = no sheet has prices by weight.
 */
export function ratesOfTariff(
  sheets: readonly { readonly name: string; readonly rows: readonly TextRow[] }[],
  choice: TariffChoice,
): TariffRead | null {
  const grid = sheets.map(({ rows }) => readTariffGrid(rows)).find((prices) => prices !== null)
  if (!grid) return null
  const zones =
    sheets.map(({ rows }) => readZoneTable(rows, choice.home)).find((found) => found !== null) ?? null
  const rows: TextRow[] = []
  const unknown = new Set<string>()
  const byZone = Map.groupBy(grid, ({ zone }) => zone)
  for (const [zone, prices] of byZone) {
    const places = placesOf(zone, zones, choice.home)
    if (places.length === 0) unknown.add(zone)
    const brackets = bracketsOf(prices)
    for (const { country, prefix } of places) {
      for (const { upToG, price, line } of brackets) {
        const cells = [
          choice.carrier,
          choice.service,
          choice.originSite,
          country,
          prefix,
          upToG,
          price,
          choice.transitDays,
        ]
        rows.push({ line, cells: cells.map(String) })
      }
    }
  }
  const notes = unknown.size === 0 ? [] : [message('tariff.unknownZones', { zones: [...unknown].join(', ') })]
  return {
    table: { columns: COLUMNS, headerLine: 1, rows, decimal: '.', notes: [] },
    zones: byZone.size - unknown.size,
    fuelPercent: fuelOf(sheets.flatMap((sheet) => sheet.rows)),
    notes,
  }
}

function placesOf(zone: string, zones: Zones | null, home: string): readonly ZonePlace[] {
  const named = zones?.get(zoneKey(zone))
  if (named) return named
  const country = readCountry(zone)
  if (country !== null) return [{ country, prefix: '' }]
  return /^(national|france metropolitaine|domestic|home)$/i.test(
    zone.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  )
    ? [{ country: home, prefix: '' }]
    : []
}

interface Bracket {
  readonly upToG: number
  readonly price: number
  readonly line: number
}

/** The prices of one zone as brackets, lightest first; none costs less than the minimum. */
function bracketsOf(prices: readonly TariffPrice[]): Bracket[] {
  const minimum = Math.max(0, ...prices.map(({ label, price }) => (label.kind === 'minimum' ? price : 0)))
  const brackets: Bracket[] = []
  for (const { label, price, line } of inOrder(prices)) {
    const last = brackets.at(-1)
    if (label.kind === 'up-to') brackets.push({ upToG: label.to, price: Math.max(price, minimum), line })
    else if (label.kind !== 'minimum') {
      const from = label.from ?? last?.upToG ?? 0
      const to = Math.min(label.to ?? Math.max(HEAVIEST_G, from), from + label.step * MAX_STEPS)
      const base = label.kind === 'each-further' ? (last?.price ?? 0) : 0
      const begun = label.kind === 'each-further' ? from : 0
      for (let upToG = from + label.step; upToG - label.step < to; upToG += label.step) {
        const steps = Math.ceil((upToG - begun) / label.step)
        brackets.push({ upToG: Math.min(upToG, to), price: Math.max(base + steps * price, minimum), line })
      }
    }
  }
  return brackets
}

/** By where they begin: a price per kilogram goes on from the bracket before it. */
function inOrder(prices: readonly TariffPrice[]): TariffPrice[] {
  const begin = ({ label }: TariffPrice): number => {
    if (label.kind === 'minimum') return -1
    if (label.kind === 'up-to') return label.to - 1
    return label.from ?? Number.MAX_SAFE_INTEGER
  }
  return prices.toSorted((a, b) => begin(a) - begin(b))
}

/** 'Surcharge carburant : 12,5 %', in one cell or in two. */
function fuelOf(rows: readonly TextRow[]): number | null {
  for (const { cells } of rows) {
    const at = cells.findIndex((cell) => /carburant|fuel|gazole|energie|énergie|energy/i.test(cell))
    if (at < 0) continue
    const [, percent] = /(\d+(?:[.,]\d+)?)\s*%/.exec(cells.slice(at).join(' ')) ?? []
    if (percent !== undefined) return Number(percent.replace(',', '.'))
  }
  return null
}
