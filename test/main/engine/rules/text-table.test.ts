import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TextTable } from '../../../../main/engine/rules/text-table.ts'

const OTHER = -1

function numbered(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map(texts.map((text, i) => [text, i + 1]))
}

const cases: readonly { name: string; texts: readonly string[] }[] = [
  { name: 'countries', texts: ['FR', 'DE', 'BE', 'ES', 'IT', 'NL'] },
  { name: 'names that begin alike', texts: Array.from({ length: 40 }, (_, i) => `tag-${i}`) },
  { name: 'texts of one character', texts: ['2', '7', '9'] },
  { name: 'an empty text among others', texts: ['', 'a', 'b'] },
  { name: 'SKUs that differ in the middle only', texts: ['SKU-100-XL', 'SKU-200-XL', 'SKU-300-XL'] },
  {
    name: 'more texts than a table is searched for',
    texts: Array.from({ length: 900 }, (_, i) => `SKU-${i}`),
  },
  { name: 'no text', texts: [] },
]

describe('a table of texts', () => {
  test.each(cases)('knows $name, and no others', ({ texts }) => {
    const numbers = numbered(texts)
    const table = new TextTable(numbers, OTHER)
    const others = ['ZZ', 'tag-', 'tag-400', 'sku-1', 'SKU-150-XL', 'x', 'é', '1'.repeat(90)]
    for (const text of [...texts, ...others]) expect(table.find(text)).toBe(numbers.get(text) ?? OTHER)
  })

  test('says of any text what a map says', () => {
    const word = fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b', 'c', 'é', '-', '1', '2') })
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), fc.array(word), (texts, asked) => {
        const numbers = numbered(texts)
        const table = new TextTable(numbers, OTHER)
        for (const text of [...texts, ...asked]) expect(table.find(text)).toBe(numbers.get(text) ?? OTHER)
      }),
      { numRuns: 200 },
    )
  })
})
