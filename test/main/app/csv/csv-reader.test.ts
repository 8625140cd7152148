import { describe, expect, test } from 'vitest'
import * as columns from '../../../../main/app/csv/csv-columns.ts'
import { noteMessage, problemMessage } from '../../../../main/app/csv/csv-problem.ts'
import { type CsvTable, MAX_PROBLEMS, readCsv } from '../../../../main/app/csv/csv-reader.ts'
import type { CsvSource } from '../../../../main/app/csv/read-table.ts'
import { say } from '../../../../shared/messages/say.ts'

const COLUMNS = {
  sku: columns.sku,
  name: columns.words(0, 40),
  quantity: columns.orderedUnits,
}

/** Rows as 'line: sku/name/quantity'. */
const table: CsvTable<typeof COLUMNS, string, null> = {
  file: 'things.csv',
  columns: COLUMNS,
  collect() {
    const seen: string[] = []
    return {
      row: (row, line) => void seen.push(`${line}: ${row.sku}/${row.name}/${row.quantity}`),
      items: () => seen,
    }
  },
}

const read = (source: string | CsvSource) =>
  readCsv(table, typeof source === 'string' ? [source] : source, null)

describe('rows are read from', () => {
  const want = ['2: A1/Étui/2', '3: B-2/Cap, red/1']
  test.each<{ name: string; source: string | CsvSource }>([
    { name: 'commas', source: 'sku,name,quantity\nA1,Étui,2\nB-2,"Cap, red",1\n' },
    { name: 'semicolons', source: 'sku;name;quantity\nA1;Étui;2\nB-2;Cap, red;1\n' },
    { name: 'a file with byte order mark', source: '\uFEFFsku,name,quantity\nA1,Étui,2\nB-2,"Cap, red",1\n' },
    {
      name: 'lines that end as on Windows',
      source: 'sku,name,quantity\r\nA1,Étui,2\r\nB-2,"Cap, red",1\r\n',
    },
    { name: 'no newline at the end', source: 'sku,name,quantity\nA1,Étui,2\nB-2,"Cap, red",1' },
    { name: 'columns in another order', source: 'quantity,sku,name\n2,A1,Étui\n1,B-2,"Cap, red"\n' },
    { name: 'headers in capitals with spaces', source: 'SKU , Name,QUANTITY\nA1,Étui,2\nB-2,"Cap, red",1\n' },
    { name: 'cells with spaces around', source: 'sku,name,quantity\n A1 ,Étui, 2\nB-2,"Cap, red",1\n' },
    { name: 'empty cells beyond the header', source: 'sku,name,quantity\nA1,Étui,2,,\nB-2,"Cap, red",1\n' },
    {
      name: 'bytes cut anywhere',
      source: [...new TextEncoder().encode('\uFEFFsku;name;quantity\nA1;Étui;2\nB-2;Cap, red;1\n')].map(
        (byte) => Uint8Array.of(byte),
      ),
    },
  ])('$name', async ({ source }) => {
    const { items, problems } = await read(source)
    expect({ items, problems }).toEqual({ items: want, problems: [] })
  })

  test('quoted fields over several lines: a row is on its first line, blank lines count', async () => {
    const { items } = await read('sku,name,quantity\n\nA1,"two\nlines",2\nB2,"a ""quote""",1\n')
    expect(items).toEqual(['3: A1/two\nlines/2', '5: B2/a "quote"/1'])
  })
})

describe('what is wrong is told by line, column and value', () => {
  test.each<{ name: string; source: string | CsvSource; items?: string[]; want: string[] }>([
    {
      name: 'wrong cells, each of them',
      source: 'sku,name,quantity\n,x,0\nA1,y,2\nA2,z,two\n',
      items: ['3: A1/y/2'],
      want: [
        'things.csv, line 2, column sku: found nothing, expected a SKU of at most 80 characters',
        'things.csv, line 2, column quantity: found “0”, expected a whole number of units, 1 to 1,000,000',
        'things.csv, line 4, column quantity: found “two”, expected a whole number of units, 1 to 1,000,000',
      ],
    },
    {
      name: 'a column that is missing, once and not by row',
      source: 'sku,name\nA1,x\nA2,y\n',
      want: ['things.csv, line 1, column quantity: expected the column quantity in the header row'],
    },
    {
      name: 'a column that may be missing',
      source: 'sku,quantity\nA1,1\n',
      items: ['2: A1//1'],
      want: [],
    },
    {
      name: 'a column twice',
      source: 'sku,quantity,sku\nA1,1,A2\n',
      items: ['2: A1//1'],
      want: ['things.csv, line 1, column sku: found “sku”, expected each column once'],
    },
    {
      name: 'too few and too many fields',
      source: 'sku,name,quantity\nA1,x\nA2,y,1,extra\nA3,z,1\n',
      items: ['4: A3/z/1'],
      want: [
        'things.csv, line 2: found “A1,x”, expected 3 fields as in the header row, not 2',
        'things.csv, line 3: found “A2,y,1,extra”, expected 3 fields as in the header row, not 4',
      ],
    },
    {
      name: 'a character that was lost before',
      source: 'sku,name,quantity\nA1,\uFFFDtui,1\nA2,x,1\n',
      items: ['3: A2/x/1'],
      want: [
        'things.csv, line 2, column name: found “\uFFFDtui”, expected text without lost characters: this file was saved in an encoding that lacks one of them',
      ],
    },
    {
      name: 'a quote that is never closed: half a file is not used',
      source: 'sku,name,quantity\nA1,x,1\nA2,"y,1\nA3,z,1\n',
      want: [
        'things.csv, line 3: expected quotes as in RFC 4180: a field that begins with " ends with one, and a " within it is doubled; nothing of the file is used',
      ],
    },
    {
      name: 'an empty file',
      source: '',
      want: ['things.csv, line 1: expected a header row with sku,name,quantity'],
    },
    {
      name: 'something else altogether',
      source: '<html><body>Not found</body></html>',
      want: [
        'things.csv, line 1, column sku: expected the column sku in the header row',
        'things.csv, line 1, column quantity: expected the column quantity in the header row',
      ],
    },
  ])('$name', async ({ source, items = [], want }) => {
    const got = await read(source)
    expect({ items: got.items, said: got.problems.map((one) => say('en', problemMessage(one))) }).toEqual({
      items,
      said: want,
    })
  })

  test('in French too', async () => {
    const { problems } = await read('sku;name;quantity\nA1;x;-3\n')
    expect(problems.map((one) => say('fr', problemMessage(one)))).toEqual([
      'things.csv, ligne 2, colonne quantity\u00a0: trouvé «\u00a0-3\u00a0», attendu\u00a0: un nombre entier d’unités, de 1 à 1\u202f000\u202f000',
    ])
  })

  test('unknown columns are warned about', async () => {
    const { notes } = await read('sku,colour,quantity,\nA1,red,1,\n')
    expect(notes.map((one) => say('en', noteMessage(one)))).toEqual(['things.csv: column colour is not used'])
  })

  test('a column named as something every object has is unknown too', async () => {
    const { notes } = await read('sku,constructor,quantity,__proto__\nA1,red,1,x\n')
    expect(notes.map(({ what }) => what.args['column'])).toEqual(['constructor', '__proto__'])
  })

  test('all are counted, not all listed', async () => {
    const got = await read(`sku,name,quantity\n${'A1,x,none\n'.repeat(MAX_PROBLEMS + 500)}`)
    expect([got.problems.length, got.problemCount, got.badRows, got.rows]).toEqual([
      MAX_PROBLEMS,
      MAX_PROBLEMS + 500,
      MAX_PROBLEMS + 500,
      MAX_PROBLEMS + 500,
    ])
  })
})

test('a file that cannot be read is the caller’s error', async () => {
  async function* broken() {
    yield 'sku,name,quantity\nA1,x,1\n'
    throw new Error('the disk went away')
  }
  await expect(read(broken())).rejects.toThrow('the disk went away')
})
