import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Code } from '../../../../main/engine/rules/generated-code.ts'
import { addTextLookUp } from '../../../../main/engine/rules/text-look-up.ts'

function numbered(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map(texts.map((text, i) => [text, i + 1]))
}

function lookUpIn(numbers: ReadonlyMap<string, number>): (text: string) => number {
  const code = new Code()
  addTextLookUp(code, numbers, 'text', 'found')
  code.add('return found')
  return code.function(['text']) as (text: string) => number
}

const cases: readonly { name: string; texts: readonly string[] }[] = [
  { name: 'countries', texts: ['FR', 'DE', 'BE', 'ES', 'IT', 'NL'] },
  { name: 'names that begin alike', texts: Array.from({ length: 40 }, (_, i) => `tag-${i}`) },
  { name: 'texts of one character', texts: ['2', '7', '9'] },
  { name: 'an empty text among others', texts: ['', 'a', 'b'] },
  { name: 'SKUs that differ in the middle only', texts: ['SKU-100-XL', 'SKU-200-XL', 'SKU-300-XL'] },
  {
    name: 'more texts than a layout is searched for',
    texts: Array.from({ length: 900 }, (_, i) => `SKU-${i}`),
  },
  { name: 'no text', texts: [] },
]

describe('looking texts up', () => {
  test.each(cases)('knows $name, and no others', ({ texts }) => {
    const numbers = numbered(texts)
    const find = lookUpIn(numbers)
    const others = ['ZZ', 'tag-', 'tag-400', 'sku-1', 'SKU-150-XL', 'x', 'é', '1'.repeat(90)]
    for (const text of [...texts, ...others]) expect(find(text)).toBe(numbers.get(text) ?? 0)
  })

  test('says of any text what a map says', () => {
    const word = fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b', 'c', 'é', '-', '1', '2') })
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), fc.array(word), (texts, asked) => {
        const numbers = numbered(texts)
        const find = lookUpIn(numbers)
        for (const text of [...texts, ...asked]) expect(find(text)).toBe(numbers.get(text) ?? 0)
      }),
      { numRuns: 200 },
    )
  })
})
