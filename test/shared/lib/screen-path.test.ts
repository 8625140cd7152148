import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AreaId, readScreenPath, screenPath } from '../../../shared/lib/screen-path.ts'

const AREAS: AreaId[] = [
  'exceptions',
  'orders',
  'savings',
  'stock',
  'rules',
  'carriers',
  'packing',
  'channels',
  'settings',
]
const HARD = [
  'COTON-100%',
  'SOLDE-50%',
  'COTON-100%25',
  'REF.123',
  '.',
  '..',
  '~',
  '~.',
  '%2e%2e',
  'a/b',
  '/',
  'a#b',
  'a?b=c&d',
  'a+b c',
  'a\\b',
  '__proto__',
  'constructor',
  'שלום',
  '👟'.repeat(20),
  'x'.repeat(80),
  'tab\there',
  '\u0000',
  '\u202eabc',
]

/** As the browser and the server do on the way: parse the address, take its path. */
const inTheAddressBar = (path: string) => new URL(path, 'http://127.0.0.1:4000').pathname

describe('the path of a row', () => {
  it.each(HARD)('%j survives the address bar', (id) => {
    for (const area of AREAS)
      expect(readScreenPath(inTheAddressBar(screenPath(area, id)))).toEqual({ area, id })
  })

  it('survives it for any text', () => {
    const text = fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme-composite' })
    fc.assert(
      fc.property(fc.constantFrom(...AREAS), text, (area, id) => {
        expect(readScreenPath(inTheAddressBar(screenPath(area, id)))).toEqual({ area, id })
      }),
      { numRuns: 500 },
    )
  })

  it('of an id that is no text at all is still a path', () => {
    expect(screenPath('stock', 'a\ud800')).toBe('/stock/a%EF%BF%BD')
  })
})

describe('what is a screen', () => {
  it.each<[string, ReturnType<typeof readScreenPath>]>([
    ['/', { area: 'overview', id: null }],
    ['/stock', { area: 'stock', id: null }],
    ['/stock/', { area: 'stock', id: null }],
    ['/pack', { area: 'packing', id: null }],
    ['/stock/REF.123', { area: 'stock', id: 'REF.123' }],
    ['/stock/100%', { area: 'stock', id: '100%' }],
    ['/assets/app-1a2b.js', null],
    ['/stock/a/b', null],
    ['/__proto__', null],
    ['/constructor', null],
    ['//x', null],
    ['stock', null],
    ['', null],
  ])('%s', (path, place) => expect(readScreenPath(path)).toEqual(place))
})
