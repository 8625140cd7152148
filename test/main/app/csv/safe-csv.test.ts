import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMappingCsv, writeMappingCsv } from '../../../../main/app/mapping/mapping-csv.ts'
import { OutTable } from '../../../../main/channels/drop-folder/out-table.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-formula-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const FORMULAS = [
  '=HYPERLINK("http://evil.example")',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  ' =1',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  "'=1",
]

describe('text that a spreadsheet would run as a formula', () => {
  it.each(FORMULAS)('%s is harmless in a table of the drop folder, and read back as it was', async (text) => {
    const path = join(folder, 'out.csv')
    const table = new OutTable(path, ['order', 'note'])
    for (const order of ['1', '2']) await table.change((rows) => [...rows, { order, note: text }])
    expect(readFileSync(path, 'utf8')).not.toMatch(/(^|,)"?\s*[=+\-@＝]/)
    expect(await table.rows()).toEqual([
      { order: '1', note: text },
      { order: '2', note: text },
    ])
  })

  it('is harmless in a file of mappings, and read back as it was', async () => {
    const skus = ['=A1', '-B', '@C']
    const csv = writeMappingCsv(
      skus.map((sku) => ({ channelId: 'shop', channelSku: sku, sku: null, units: 1 })),
    )
    expect(csv).not.toMatch(/(^|,)"?\s*[=+\-@＝]/)
    const { rows } = await readMappingCsv(csv, { channelIds: new Set(['shop']), skus: new Set() })
    expect(rows.map(({ channelSku }) => channelSku)).toEqual(skus)
  })
})
