import { describe, expect, it } from 'vitest'
import { recogniseExport } from '../../../../../main/app/csv/exports/known-exports.ts'
import { ordersOfExport } from '../../../../../main/app/csv/exports/orders-of-export.ts'
import { readTable } from '../../../../../main/app/csv/read-table.ts'
import { EXPORT_FILES } from '../../../../support/export-files.ts'

/** What is imported of a file: our columns that are not empty, by row. */
async function imported(text: string) {
  const read = await readTable([text])
  if (read.kind !== 'table') throw new Error('no table')
  const known = recogniseExport(read.table.columns)
  if (known?.kind !== 'orders') throw new Error(`recognised as ${known?.kind}`)
  const { table, orders, lines, leftOut } = ordersOfExport(read.table, known.format)
  const rows = table.rows.map(({ cells }) =>
    Object.fromEntries(
      table.columns.map((column, at) => [column, cells[at]]).filter(([, cell]) => cell !== ''),
    ),
  )
  return { name: known.format.name, rows, orders, lines, leftOut }
}

describe('exports of shops', () => {
  it.each(EXPORT_FILES)('$file', async ({ lines, want }) => {
    expect(await imported(lines.join('\n'))).toMatchObject(want)
  })
})

it('PrestaShop’s list of orders is known, and that it has no goods', async () => {
  const columns = [
    'ID',
    'Référence',
    'Nouveau client',
    'Livraison',
    'Client',
    'Total',
    'Paiement',
    'État',
    'Date',
  ]
  expect(recogniseExport(columns)).toMatchObject({ kind: 'unusable', format: { code: 'prestashop' } })
})

it('our own orders.csv is nobody’s export', () => {
  expect(
    recogniseExport(['order', 'channel', 'placed_at', 'country', 'postcode', 'sku', 'quantity']),
  ).toBeNull()
})
