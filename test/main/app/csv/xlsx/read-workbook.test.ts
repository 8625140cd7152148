import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { isSpreadsheet, readWorkbook } from '../../../../../main/app/csv/xlsx/read-workbook.ts'
import { tableOfSheet } from '../../../../../main/app/csv/xlsx/table-of-sheet.ts'
import { unpack } from '../../../../../main/app/csv/xlsx/unpack.ts'
import { type SheetCell, workbook } from '../../../../support/workbook.ts'

/** The rows of the first sheet. */
async function cellsOf(rows: readonly (readonly (SheetCell | null)[])[], merged: readonly string[] = []) {
  const read = await readWorkbook(workbook([{ name: 'Sheet1', rows, merged }]))
  return read.kind === 'sheets' ? read.sheets[0]?.rows.map(({ cells }) => cells) : read
}

describe('cells of a workbook', () => {
  it.each<{ name: string; cell: SheetCell; want: string }>([
    { name: 'a text', cell: 'Café & thé', want: 'Café & thé' },
    { name: 'a text within the sheet', cell: { inline: 'a < b' }, want: 'a < b' },
    { name: 'a whole number', cell: 12, want: '12' },
    { name: 'a fraction as spreadsheets keep it', cell: 0.1 + 0.2, want: '0.3' },
    { name: 'an EAN, not in powers of ten', cell: 3.76012e12, want: '3760120000000' },
    { name: 'a number kept as text', cell: '007', want: '007' },
    { name: 'a postcode whose zero is in the format', cell: { value: 1000, format: '00000' }, want: '01000' },
    { name: 'a date', cell: { value: 46349, format: 'dd/mm/yyyy' }, want: '2026-11-23' },
    {
      name: 'a date with its time',
      cell: { value: 46349.5, format: 'yyyy-mm-dd hh:mm' },
      want: '2026-11-23T12:00:00',
    },
    { name: 'a French date', cell: { value: 46349, format: '[$-40C]d mmmm yyyy;@' }, want: '2026-11-23' },
    { name: 'the time of a cut-off', cell: { value: 0.625, format: 'hh:mm' }, want: '15:00' },
    { name: 'a price in euros', cell: { value: 12.5, format: '#,##0.00 "€"' }, want: '12.5' },
    { name: 'a percentage', cell: { value: 0.125, format: '0.0%' }, want: '12.5%' },
    { name: 'a formula by what it was saved with', cell: { formula: 'A1*2', result: 24 }, want: '24' },
    { name: 'a formula that makes a text', cell: { formula: 'A1&"x"', result: 'ABx' }, want: 'ABx' },
  ])('$name', async ({ cell, want }) => {
    expect(await cellsOf([[cell]])).toEqual([[want]])
  })

  it('a merged cell stands in all that it covers; a merge to the end of the sheet adds no rows', async () => {
    const rows = [
      ['Zone 1', null, 'Zone 2'],
      [1, 2, 3],
    ]
    expect(await cellsOf(rows, ['A1:B1', 'D1:D1048576'])).toEqual([
      ['Zone 1', 'Zone 1', 'Zone 2'],
      ['1', '2', '3'],
    ])
  })

  it('formulas without results are counted and said', async () => {
    const read = await readWorkbook(
      workbook([{ name: 'A', rows: [['x'], [{ formula: 'A1', result: null }]] }]),
    )
    expect(read).toMatchObject({
      kind: 'sheets',
      sheets: [{ notes: [{ code: 'xlsx.withoutResult', args: { count: 1 } }] }],
    })
  })
})

it('sheets that are hidden or empty are not offered', async () => {
  const read = await readWorkbook(
    workbook([
      { name: 'Notes', rows: [] },
      { name: 'Lists', rows: [['x']], isHidden: true },
      { name: 'Orders', rows: [['order']] },
      { name: 'Rates', rows: [['carrier']] },
    ]),
  )
  expect(read.kind === 'sheets' && read.sheets.map(({ name }) => name)).toEqual(['Orders', 'Rates'])
})

it('the header of a sheet is the first full row; the title over it is passed over, lines are those of the sheet', async () => {
  const read = await readWorkbook(
    workbook([
      {
        name: 'Stock',
        rows: [['Stock at 23/11', null, null], [], ['site', 'sku', 'on_hand'], ['LILLE', 'TEA', 4]],
        merged: ['A1:C1'],
      },
    ]),
  )
  const sheet = read.kind === 'sheets' ? read.sheets[0] : undefined
  expect(sheet && tableOfSheet(sheet)).toEqual({
    kind: 'table',
    table: {
      columns: ['site', 'sku', 'on_hand'],
      headerLine: 3,
      rows: [{ line: 4, cells: ['LILLE', 'TEA', '4'] }],
      decimal: '.',
      notes: [],
    },
  })
})

describe('what is no workbook', () => {
  it.each([
    { name: 'an .xls of Excel 97', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1], want: 'xlsx.oldFormat' },
    {
      name: 'a zip cut short',
      bytes: [...workbook([{ name: 'A', rows: [['x']] }]).subarray(0, 300)],
      want: 'xlsx.broken',
    },
    { name: 'an .ods', bytes: [...zipSync({ 'content.xml': strToU8('<x/>') })], want: 'xlsx.noWorkbook' },
    {
      name: 'a workbook with nothing in it',
      bytes: [...workbook([{ name: 'A', rows: [] }])],
      want: 'xlsx.empty',
    },
  ])('$name', async ({ bytes, want }) => {
    expect(await readWorkbook(Uint8Array.from(bytes))).toMatchObject({
      kind: 'unreadable',
      expected: { code: want },
    })
  })

  it('a text file is not taken for one', () => {
    expect(isSpreadsheet(strToU8('site,sku\nLILLE,TEA'))).toBe(false)
  })

  it('a bomb is left once it is larger than it may be', async () => {
    const limit = 1024 * 1024
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(50 * limit) })
    expect(bomb.length).toBeLessThan(limit / 10)
    expect(await unpack(bomb, () => true, limit)).toEqual({ kind: 'too-large' })
  })

  it('entities of a file’s own are not expanded', async () => {
    const xml =
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&a;&amp;</v></c></row></sheetData></worksheet>'
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(xml),
    })
    expect(await readWorkbook(bytes)).toMatchObject({ sheets: [{ rows: [{ cells: ['&a;&'] }] }] })
  })
})
