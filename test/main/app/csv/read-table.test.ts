import { describe, expect, test } from 'vitest'
import { type CsvSource, readTable } from '../../../../main/app/csv/read-table.ts'
import { say } from '../../../../shared/messages/say.ts'

/** 'columns | line: cells ...', and what is noted. */
async function read(source: CsvSource) {
  const got = await readTable(source)
  if (got.kind === 'unreadable') return `line ${got.line}: ${say('en', got.expected)}`
  const { columns, headerLine, rows, notes } = got.table
  return [
    `${headerLine}: ${columns.join('/')}`,
    ...rows.map(({ line, cells }) => `${line}: ${cells.join('/')}`),
    ...notes.map((note) => say('en', note)),
  ]
}

const TEXT = 'sku;city;quantity\r\nA1;Orléans;2\r\nB2;Œuilly;1 000\r\n'
const PLAIN = ['1: sku/city/quantity', '2: A1/Orléans/2', '3: B2/Œuilly/1 000']

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}
/** Œ is 8C in Windows-1252, the rest of the text as in Latin-1. */
const windows1252 = Buffer.from(TEXT.replace('Œ', '\x8c'), 'latin1')

describe('a file is read whatever its encoding', () => {
  test.each<{ name: string; bytes: Uint8Array; want: string[] }>([
    { name: 'UTF-8', bytes: Buffer.from(TEXT), want: PLAIN },
    { name: 'UTF-8 with byte order mark', bytes: Buffer.from(`\uFEFF${TEXT}`), want: PLAIN },
    {
      name: 'UTF-16 with byte order mark',
      bytes: Buffer.from(`\uFEFF${TEXT}`, 'utf16le'),
      want: [...PLAIN, 'read as UTF-16'],
    },
    { name: 'UTF-16 without', bytes: Buffer.from(TEXT, 'utf16le'), want: [...PLAIN, 'read as UTF-16'] },
    {
      name: 'UTF-16 BE with byte order mark',
      bytes: bigEndian(`\uFEFF${TEXT}`),
      want: [...PLAIN, 'read as UTF-16'],
    },
    { name: 'UTF-16 BE without', bytes: bigEndian(TEXT), want: [...PLAIN, 'read as UTF-16'] },
    { name: 'Windows-1252', bytes: windows1252, want: [...PLAIN, 'read as Windows-1252'] },
    {
      name: 'UTF-8 in which a character was lost before: it is shown as lost',
      bytes: Buffer.from('sku,city\nA1,Orl\uFFFDans\n'),
      want: ['1: sku/city', '2: A1/Orl\uFFFDans'],
    },
  ])('$name', async ({ bytes, want }) => {
    expect(await read([bytes])).toEqual(want)
  })

  test('bytes cut anywhere, as a stream', async () => {
    expect(await read([...bigEndian(TEXT)].map((byte) => Uint8Array.of(byte)))).toEqual([
      ...PLAIN,
      'read as UTF-16',
    ])
  })

  test('UTF-8 with a few broken characters is not taken for another encoding', async () => {
    const good = Buffer.from(`city\n${'Orléans\n'.repeat(20)}`)
    expect(await read([good, Buffer.from('Orl\xe9ans\n', 'latin1')])).toContain('22: Orl\uFFFDans')
  })
})

describe('what spreadsheets put around the rows', () => {
  test.each<{ name: string; text: string; want: string[] | string }>([
    { name: 'sep=; of Excel', text: 'sep=;\r\na;b\r\n1;2,5\r\n', want: ['2: a/b', '3: 1/2,5'] },
    { name: '"sep=," in quotes', text: '"sep=,"\na,b\n1,2\n', want: ['2: a/b', '3: 1/2'] },
    {
      name: 'sep= says more than the header row',
      text: 'sep=\t\na, b\tc\n1\t2\n',
      want: ['2: a, b/c', '3: 1/2'],
    },
    { name: 'tabs', text: 'a\tb\n1\t2;3\n', want: ['1: a/b', '2: 1/2;3'] },
    { name: 'bars', text: 'a|b\n1|2\n', want: ['1: a/b', '2: 1/2'] },
    { name: 'lines of an old Mac', text: 'a,b\r1,2\r3,4\r', want: ['1: a/b', '2: 1/2', '3: 3/4'] },
    { name: 'line ends of two kinds', text: 'a,b\r\n1,2\n3,4\r\n', want: ['1: a/b', '2: 1/2', '3: 3/4'] },
    {
      name: 'empty rows at the end, and between',
      text: 'a;b\n1;2\n;\n3;4\n;;\n \n',
      want: ['1: a/b', '2: 1/2', '4: 3/4'],
    },
    {
      name: 'empty columns at the end',
      text: 'a,b,,\n1,2,,\n3,4,,,\n',
      want: ['1: a/b', '2: 1/2', '3: 3/4'],
    },
    { name: 'empty rows above', text: ';;\na;b;\n1;2;\n', want: ['2: a/b', '3: 1/2'] },
    {
      name: 'a value beyond the columns stays to be told',
      text: 'a,b\n1,2,3\n',
      want: ['1: a/b', '2: 1/2/3'],
    },
    { name: 'a row that ends early stays to be told', text: 'a,b,c\n1,2\n', want: ['1: a/b/c', '2: 1/2'] },
    {
      name: 'a value over two lines',
      text: 'a,b\n"x\r\ny",2\n"z\n\nz",4\n5,6\n',
      want: ['1: a/b', '2: x\ny/2', '4: z\n\nz/4', '7: 5/6'],
    },
    { name: 'nothing', text: '', want: 'line 1: a header row with the names of the columns' },
    {
      name: 'nothing but separators',
      text: ';;;\n;;;\n',
      want: 'line 1: a header row with the names of the columns',
    },
  ])('$name', async ({ text, want }) => {
    expect(await read([text])).toEqual(want)
  })
})

test('more rows than any sheet has are refused before they fill the memory', async () => {
  const block = 'A1\n'.repeat(10_000)
  function* rows() {
    yield 'sku\n'
    for (let n = 0; n < 105; n++) yield block
  }
  expect(await read(rows())).toBe('line 1: at most 1,048,576 rows: split the file')
})
