import type { TextRow } from '../text-table.ts'
import { amountText } from '../typed-numbers.ts'
import { readWeightLabel, unitSaidBy, type WeightLabel, type WeightUnit } from './weight-label.ts'

/** A price of a carrier's tariff. */
export interface TariffPrice {
  readonly label: WeightLabel
  /** As the tariff names it. */
  readonly zone: string
  /** Hundredths of a unit of its currency. */
  readonly price: number
  readonly line: number
}

/** Rows looked at for the heads of columns. */
const ROWS_ABOVE = 30

/**
 * The prices of a sheet that has weights along one side and zones along the other, whichever way round. null = it has
 * no such table.
 */
export function readTariffGrid(rows: readonly TextRow[]): readonly TariffPrice[] | null {
  const unit = unitSaidBy(rows.slice(0, ROWS_ABOVE).flatMap(({ cells }) => cells))
  const down = pricesOf(rows, unit)
  const across = pricesOf(transposed(rows), unit)
  const found = (down?.length ?? 0) >= (across?.length ?? 0) ? down : across
  return found === null || found.length === 0 ? null : found
}

/** With weights down the first column that has them, and zones in the last row of names above. */
function pricesOf(rows: readonly TextRow[], unit: WeightUnit): TariffPrice[] | null {
  const heads = rows.findIndex(
    (row, at) => at < ROWS_ABOVE && zonesOf(row) !== null && weightsBelow(rows, at, unit) >= 2,
  )
  const head = rows[heads]
  if (head === undefined) return null
  const zones = zonesOf(head) ?? []
  const prices: TariffPrice[] = []
  for (const { cells, line } of rows.slice(heads + 1)) {
    const label = readWeightLabel(cells[0] ?? '', unit)
    if (label === null) continue
    for (const { zone, at } of zones) {
      const price = amountOf(cells[at] ?? '')
      if (price !== null) prices.push({ label, zone, price, line })
    }
  }
  return prices
}

/** Names of zones beside the first cell; null = fewer than one, or numbers stand among them. */
function zonesOf({ cells }: TextRow): { zone: string; at: number }[] | null {
  const names = cells.flatMap((cell, at) => (at > 0 && cell !== '' ? [{ zone: cell, at }] : []))
  if (names.length === 0 || names.some(({ zone }) => amountOf(zone) !== null && !/^\d{1,2}$/.test(zone)))
    return null
  if (names.every(({ zone }) => readWeightLabel(zone, 'kg') !== null && !/^\d{1,2}$/.test(zone))) return null
  return names
}

function weightsBelow(rows: readonly TextRow[], at: number, unit: WeightUnit): number {
  return rows
    .slice(at + 1, at + 1 + ROWS_ABOVE)
    .filter(
      ({ cells }) =>
        readWeightLabel(cells[0] ?? '', unit) !== null &&
        cells.slice(1).some((cell) => amountOf(cell) !== null),
    ).length
}

/** '12,50 €' is 1250; null = no amount. */
export function amountOf(cell: string): number | null {
  const bare = cell.replaceAll(/€|eur|ht\b|ttc\b|\s/gi, '')
  if (!/\d/.test(bare)) return null
  const number = amountText(bare, ',')
  return number === null || Number(number) < 0 ? null : Math.round(Number(number) * 100)
}

function transposed(rows: readonly TextRow[]): TextRow[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, column) => ({
    line: rows[0]?.line ?? 1,
    cells: rows.map(({ cells }) => cells[column] ?? ''),
  }))
}
