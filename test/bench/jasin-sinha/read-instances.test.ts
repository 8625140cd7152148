import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seededRandom } from '../../../shared/lib/random.ts'
import { arrivals, networkOf, randomInstance } from './network.ts'
import { exactPerOrder, foresee, play, scarcityPriced } from './policies.ts'
import { readInstances } from './read-instances.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jasin-sinha-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function write(name: string, content: unknown): void {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
}

/** Two centres, two metros, three SKUs. */
const SMALL = {
  T: 100,
  types: [[], [0], [1, 2]],
  lam: [
    [0.1, 0.1],
    [0.3, 0.1],
    [0.2, 0.2],
  ],
  b: [
    [30, 10, 0],
    [10, 30, 40],
  ],
  D: [
    [100, 900],
    [800, 50],
  ],
  cf: [
    [8, 8],
    [8, 8],
    [16, 16],
  ],
  cu: [
    [1, 2],
    [2, 1],
    [4, 4],
  ],
  DLP: 1_200.5,
}

test('an instance written out and read back is the same and plays the same', () => {
  const instance = { ...randomInstance(seededRandom(7), 2), T: 1_500 }
  write('a.json', instance)
  const [read] = readInstances(folder)
  expect(read).toEqual(instance)
  const figures = (own: typeof instance) => {
    const network = networkOf(own)
    const sequence = arrivals(own, seededRandom(8))
    return [exactPerOrder(network), scarcityPriced(network, own.T, foresee(network))].map((policy) =>
      play(own, sequence, policy),
    )
  }
  expect(figures(read as typeof instance)).toEqual(figures(instance))
})

test('files are read by name, others than *.json not at all, and a bound that is not given is null', () => {
  write('2.json', { ...SMALL, T: 2, DLP: undefined })
  write('1.json', SMALL)
  write('notes.txt', 'none')
  expect(readInstances(folder)).toEqual([SMALL, { ...SMALL, T: 2, DLP: null }])
})

describe('what is malformed is named', () => {
  test.each<{ name: string; content: unknown; want: RegExp }>([
    { name: 'no JSON', content: '{"T": 10', want: /^bad\.json is not JSON/ },
    { name: 'another document', content: [], want: /^bad\.json: the file: / },
    { name: 'a field that is not there', content: { ...SMALL, lam: undefined }, want: /^bad\.json: lam: / },
    { name: 'a text for a number', content: { ...SMALL, T: '100' }, want: /^bad\.json: T: / },
    {
      name: 'no row for the dummy',
      content: { ...SMALL, cf: SMALL.cf.slice(0, 2) },
      want: /^bad\.json: cf: has 2 rows, not 3$/,
    },
    {
      name: 'a metro too few',
      content: { ...SMALL, cu: [[1, 2], [2], [4, 4]] },
      want: /^bad\.json: cu\.1: has 1 columns, not 2$/,
    },
    {
      name: 'probabilities of too few types',
      content: { ...SMALL, lam: SMALL.lam.slice(1) },
      want: /^bad\.json: lam: has 2 rows, not 3$/,
    },
    {
      name: 'a SKU nobody stocks',
      content: { ...SMALL, types: [[], [0], [1, 3]] },
      want: /^bad\.json: types\.2: names SKU 3, and b has 3$/,
    },
    {
      name: 'negative stock',
      content: { ...SMALL, b: [SMALL.b[0], [-1, 0, 0]] },
      want: /^bad\.json: b\.1\.0: /,
    },
    {
      name: 'nobody ever comes',
      content: { ...SMALL, lam: SMALL.lam.map((row) => row.map(() => 0)) },
      want: /^bad\.json: lam: has no arrival/,
    },
  ])('$name', ({ content, want }) => {
    write('bad.json', content)
    expect(() => readInstances(folder)).toThrow(want)
  })

  test('a folder without instances', () => {
    expect(() => readInstances(folder)).toThrow(/^There is no \*\.json in /)
  })
})
