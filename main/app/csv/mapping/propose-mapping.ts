import {
  type FileMapping,
  MAPPED_COLUMNS,
  MAPPED_KINDS,
  type MappedKind,
  missingColumns,
} from '../../../../shared/domain/file-mapping.ts'
import { readCountry } from '../../../../shared/domain/read-country.ts'
import { nearestColumn } from '../column-names.ts'
import type { TextTable } from '../text-table.ts'
import { typedDate } from '../typed-dates.ts'
import { typedNumber } from '../typed-numbers.ts'

/** Rows whose cells are looked at. */
const SAMPLE = 50

/** Part of the cells that must look like it. */
const ENOUGH = 0.8

/** What cells look like, for columns whose name says nothing; the first that fits is taken. */
const LOOKS: Readonly<
  Record<MappedKind, readonly (readonly [column: string, fits: (cell: string) => boolean])[]>
> = {
  orders: [
    ['email', (cell) => /^\S+@\S+\.\S+$/.test(cell)],
    ['placed_at', (cell) => typedDate(cell) !== null],
    ['country', (cell) => readCountry(cell) !== null],
    ['phone', (cell) => /^\+?[\d\s().-]{9,18}$/.test(cell) && cell.replaceAll(/\D/g, '').length >= 9],
    [
      'postcode',
      (cell) => /^(\d{5}|\d{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}|\d{4}-\d{3})$/i.test(cell),
    ],
    ['quantity', (cell) => /^[1-9]\d?$/.test(cell)],
    [
      'unit_price',
      (cell) => /[.,]\d{2}(\s*€)?$/.test(cell) && typedNumber(cell.replace(/\s*€$/, '')).kind !== 'none',
    ],
  ],
  stock: [['on_hand', (cell) => /^-?\d{1,6}$/.test(cell)]],
  products: [['weight_g', (cell) => /^[1-9]\d{1,5}$/.test(cell)]],
  rates: [
    ['country', (cell) => readCountry(cell) !== null],
    ['price', (cell) => /[.,]\d{2}(\s*€)?$/.test(cell)],
  ],
}

/** What the proposal may draw on. */
export interface KnownThings {
  readonly skus: ReadonlySet<string>
  readonly siteIds: ReadonlySet<string>
}

/**
 * A mapping for a file that nobody knows: by the names of its columns in English and French, else by what their cells
 * look like and, for `sku`, by the products that there are. The kind is the one that finds most of its columns.
 */
export function proposeMapping(table: TextTable, known: KnownThings): FileMapping {
  const proposals = MAPPED_KINDS.map((kind) => proposalFor(kind, table, known))
  const score = (one: FileMapping): number =>
    Object.keys(one.columns).length * 100 - missingColumns(one).length
  return proposals.reduce((best, one) => (score(one) > score(best) ? one : best))
}

function proposalFor(kind: MappedKind, table: TextTable, { skus, siteIds }: KnownThings): FileMapping {
  const free = new Set(table.columns.keys())
  const columns: Record<string, string> = {}
  const take = (name: string, at: number): void => {
    columns[name] = table.columns[at] ?? ''
    free.delete(at)
  }
  const names = MAPPED_COLUMNS[kind].map(({ name }) => name)
  for (const at of table.columns.keys()) {
    const wanted = names.filter((name) => columns[name] === undefined)
    const near = table.columns[at] === '' ? null : nearestColumn(table.columns[at] ?? '', wanted)
    if (near !== null) take(near, at)
  }
  const cellsAt = (at: number): string[] =>
    table.rows.slice(0, SAMPLE).flatMap(({ cells }) => (cells[at] ? [cells[at]] : []))
  const looks: (readonly [string, (cell: string) => boolean])[] = [
    ['sku', (cell) => skus.has(cell)],
    ...LOOKS[kind],
  ]
  for (const [name, fits] of looks) {
    if (columns[name] !== undefined || !names.includes(name)) continue
    const at = [...free].find((one) => {
      const cells = cellsAt(one)
      return (
        table.columns[one] !== '' && cells.length > 0 && cells.filter(fits).length >= cells.length * ENOUGH
      )
    })
    if (at !== undefined) take(name, at)
  }
  const [site] = siteIds
  const constants = {
    ...(kind === 'orders' && columns['channel'] === undefined && { channel: 'files' }),
    ...(kind === 'rates' && columns['origin_site'] === undefined && { origin_site: '*' }),
    ...(kind === 'stock' && columns['site'] === undefined && siteIds.size === 1 && site && { site }),
  }
  return { kind, columns, constants }
}
