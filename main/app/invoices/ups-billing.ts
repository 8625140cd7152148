import type { TextTable } from '../csv/text-table.ts'

/**
 * UPS' billing data file has 250 columns and no header row; version, account and country begin each line. Positions
 * (from 0) as public readers of such files have them.
 */
const POSITIONS: Readonly<Record<number, string>> = {
  4: 'Invoice Date',
  5: 'Invoice Number',
  9: 'Invoice Currency Code',
  11: 'Transaction Date',
  15: 'Shipment Reference Number 1',
  20: 'Tracking Number',
  21: 'Package Reference Number 1',
  26: 'Entered Weight',
  27: 'Entered Weight Unit of Measure',
  28: 'Billed Weight',
  29: 'Billed Weight Unit of Measure',
  45: 'Charge Description',
  52: 'Net Amount',
}
const LEAST_COLUMNS = 53

/** The table with names for its columns, where it is such a file; null = it is none. */
export function upsBillingTable(table: TextTable): TextTable | null {
  const { columns, headerLine, rows } = table
  const isOne =
    columns.length >= LEAST_COLUMNS &&
    /^[12]\.\d$/.test(columns[0] ?? '') &&
    /^[A-Z]{2}$/.test(columns[3] ?? '')
  if (!isOne) return null
  const names = columns.map((_cell, at) => POSITIONS[at] ?? `Column ${at + 1}`)
  return { ...table, columns: names, rows: [{ line: headerLine, cells: columns }, ...rows] }
}
