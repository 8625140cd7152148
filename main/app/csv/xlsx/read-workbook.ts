import type { Message } from '../../../../shared/messages/definition.ts'
import { message } from '../../../../shared/messages/message.ts'
import type { TextRow } from '../text-table.ts'
import { meaningOfFormat, type NumberMeaning } from './number-format.ts'
import { readSheet, unescapeControl } from './read-sheet.ts'
import { unpack } from './unpack.ts'
import { scanXml } from './xml-scan.ts'

export interface Sheet {
  readonly name: string
  readonly rows: readonly TextRow[]
  readonly notes: readonly Message[]
}

export type WorkbookRead =
  /** Those that are shown and hold anything, in the order of their tabs. */
  | { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] }
  | { readonly kind: 'unreadable'; readonly expected: Message }

/** Whether bytes are of a spreadsheet rather than of text, whatever the file is called. */
export function isSpreadsheet(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
}

/**
 * Reads an XLSX workbook (ECMA-376, SpreadsheetML): values as text, dates and percentages as their formats mean them,
 * zeros in front where the format shows them. Never throws for what is in the file, and reads no more of it than MAX_INFLATED_BYTES.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookRead> {
  if (!startsWith(bytes, [0x50, 0x4b])) return { kind: 'unreadable', expected: message('xlsx.oldFormat') }
  const unpacked = await unpack(bytes, (name) =>
    /^xl\/(workbook|styles|sharedStrings|_rels\/|worksheets\/[^/]+\.xml)/.test(name),
  )
  if (unpacked.kind === 'too-large') return { kind: 'unreadable', expected: message('xlsx.tooLarge') }
  if (unpacked.kind === 'broken') return { kind: 'unreadable', expected: message('xlsx.broken') }
  const text = (name: string): string =>
    new TextDecoder().decode(unpacked.parts.get(name) ?? new Uint8Array())
  if (!unpacked.parts.has('xl/workbook.xml'))
    return { kind: 'unreadable', expected: message('xlsx.noWorkbook') }
  const { sheets, is1904 } = sheetsOf(text('xl/workbook.xml'))
  const targets = targetsOf(text('xl/_rels/workbook.xml.rels'))
  const parts = {
    strings: stringsOf(text('xl/sharedStrings.xml')),
    meanings: meaningsOf(text('xl/styles.xml')),
    is1904,
  }
  const read = sheets.map(({ name, relation }): Sheet => {
    const { rows, withoutResult } = readSheet(text(targets.get(relation) ?? ''), parts)
    return {
      name,
      rows,
      notes: withoutResult === 0 ? [] : [message('xlsx.withoutResult', { count: withoutResult })],
    }
  })
  if (sheets.some(({ relation }) => !unpacked.parts.has(targets.get(relation) ?? ''))) {
    return { kind: 'unreadable', expected: message('xlsx.broken') }
  }
  const filled = read.filter(({ rows }) => rows.length > 0)
  return filled.length === 0
    ? { kind: 'unreadable', expected: message('xlsx.empty') }
    : { kind: 'sheets', sheets: filled }
}

function startsWith(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return wanted.every((byte, at) => bytes[at] === byte)
}

function sheetsOf(xml: string): { sheets: { name: string; relation: string }[]; is1904: boolean } {
  const sheets: { name: string; relation: string }[] = []
  let is1904 = false
  scanXml(xml, {
    open(name, attribute) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
      if (name !== 'sheet' || /hidden/i.test(attribute('state') ?? '')) return
      sheets.push({ name: attribute('name') ?? '', relation: attribute('r:id') ?? attribute('ns1:id') ?? '' })
    },
  })
  return { sheets, is1904 }
}

function targetsOf(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  scanXml(xml, {
    open(name, attribute) {
      const target = attribute('Target') ?? ''
      if (name === 'Relationship') {
        targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
      }
    },
  })
  return targets
}

function stringsOf(xml: string): string[] {
  const strings: string[] = []
  let isText = false
  let isPhonetic = false
  let text = ''
  scanXml(xml, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    text(part) {
      if (isText) text += part
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') strings.push(unescapeControl(text))
    },
  })
  return strings
}

function meaningsOf(xml: string): NumberMeaning[] {
  const codes = new Map<number, string>()
  const meanings: NumberMeaning[] = []
  let isCellFormats = false
  scanXml(xml, {
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      else if (name === 'cellXfs') isCellFormats = true
      else if (name === 'xf' && isCellFormats) {
        const id = Number(attribute('numFmtId') ?? 0)
        meanings.push(meaningOfFormat(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false
    },
  })
  return meanings
}
