import { strToU8, zipSync } from 'fflate'

export type SheetCell =
  | string
  | number
  /** A number with a format, a formula with what it was saved with. */
  | { readonly value: number; readonly format: string }
  | { readonly formula: string; readonly result: string | number | null }
  | { readonly inline: string }

export interface SheetToWrite {
  readonly name: string
  readonly rows: readonly (readonly (SheetCell | null)[])[]
  readonly merged?: readonly string[]
  readonly isHidden?: boolean
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** An XLSX file as Excel lays one out: shared strings, cell formats by number, sheets by relation. */
export function workbook(sheets: readonly SheetToWrite[]): Uint8Array {
  const strings: string[] = []
  const formats: string[] = []
  const styleOf = (format: string): number => {
    if (!formats.includes(format)) formats.push(format)
    return formats.indexOf(format) + 1
  }
  const letters = (column: number): string =>
    (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
  const cellXml = (cell: SheetCell, reference: string): string => {
    if (typeof cell === 'string') {
      strings.push(`<si><t xml:space="preserve">${escaped(cell)}</t></si>`)
      return `<c r="${reference}" t="s"><v>${strings.length - 1}</v></c>`
    }
    if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
    if ('format' in cell) return `<c r="${reference}" s="${styleOf(cell.format)}"><v>${cell.value}</v></c>`
    if ('inline' in cell)
      return `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell.inline)}</t></is></c>`
    const type = typeof cell.result === 'string' ? ' t="str"' : ''
    const result = cell.result === null ? '' : `<v>${escaped(String(cell.result))}</v>`
    return `<c r="${reference}"${type}><f>${escaped(cell.formula)}</f>${result}</c>`
  }
  const sheetXml = ({ rows, merged = [] }: SheetToWrite): string => {
    const lines = rows.map((row, r) => {
      const cells = row.map((cell, c) => (cell === null ? '' : cellXml(cell, `${letters(c)}${r + 1}`)))
      return `<row r="${r + 1}" spans="1:${row.length}">${cells.join('')}</row>`
    })
    const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
    const mergeCells = merges === '' ? '' : `<mergeCells count="${merged.length}">${merges}</mergeCells>`
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData>${mergeCells}</worksheet>`
  }
  const written = sheets.map(sheetXml)
  const numFmts = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`)
  const xfs = formats.map((_, i) => `<xf numFmtId="${164 + i}" applyNumberFormat="1"/>`)
  const tabs = sheets.map(
    ({ name, isHidden }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  )
  const relations = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><workbookPr/><sheets>${tabs.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
    ...Object.fromEntries(written.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(xml)])),
    'xl/styles.xml': strToU8(
      `<styleSheet><numFmts>${numFmts.join('')}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${strings.join('')}</sst>`),
  })
}
