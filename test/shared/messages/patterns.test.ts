import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { SCREEN_LANGUAGES } from '../../../shared/lib/language.ts'
import { definitionOf, languageOf, patternOf } from '../../../shared/messages/catalogue.ts'
import { type Definitions, isText } from '../../../shared/messages/definition.ts'
import { en } from '../../../shared/messages/en.ts'

/** How a pattern uses an argument: `{a}`, `{a, number}`, `{a, plural, …}`, `{a, select, x {…} other {…}}`. */
type Use = 'bare' | 'number' | 'plural' | readonly string[]

function codesOf(group: Definitions, path: string): string[] {
  return Object.entries(group).flatMap(([key, node]) =>
    isText(node) ? [`${path}${key}`] : codesOf(node, `${path}${key}.`),
  )
}

function usesOf(elements: readonly MessageFormatElement[]): [name: string, use: Use][] {
  return elements.flatMap((element): [string, Use][] => {
    switch (element.type) {
      case TYPE.argument:
        return [[element.value, 'bare']]
      case TYPE.number:
        return [[element.value, 'number']]
      case TYPE.plural: {
        const inner = Object.values(element.options).flatMap((option) => usesOf(option.value))
        return [[element.value, 'plural'], ...inner]
      }
      case TYPE.select: {
        const inner = Object.values(element.options).flatMap((option) => usesOf(option.value))
        return [[element.value, Object.keys(element.options)], ...inner]
      }
      case TYPE.literal:
      case TYPE.pound:
        return []
      case TYPE.date:
      case TYPE.time:
      case TYPE.tag:
        throw new Error(`{${element.value}} is written before it goes into the pattern: {${element.value}}`)
    }
  })
}

/** What is wrong with the pattern of a code in a language. */
function faultsOf(code: string, language: (typeof SCREEN_LANGUAGES)[number]): string[] {
  const definition = definitionOf(code)
  const pattern = patternOf(code, language)
  if (definition === undefined || typeof definition === 'string')
    return /[{}]/.test(pattern) ? ['takes no arguments, yet has braces'] : []
  const kinds = definition[1]
  const used = usesOf(parse(pattern, { ignoreTag: true }))
  const names = new Set(used.map(([name]) => name))
  return [
    ...Object.keys(kinds).flatMap((name) => (names.has(name) ? [] : [`does not use ${name}`])),
    ...used.flatMap(([name, use]) => {
      const kind = kinds[name]
      if (kind === undefined) return [`uses ${name}, which it is not given`]
      if (kind === 'number') return use === 'number' || use === 'plural' ? [] : [`${name} is a number`]
      if (typeof kind === 'string') return use === 'bare' ? [] : [`${name} is written as it is`]
      const wanted = [...kind].filter((choice) => choice !== 'other')
      const isSame =
        typeof use === 'object' &&
        use.includes('other') &&
        use.every((choice) => choice === 'other' || wanted.includes(choice))
      return isSame ? [] : [`${name} is one of ${kind.join(', ')}`]
    }),
  ]
}

const cases = SCREEN_LANGUAGES.flatMap((language) =>
  codesOf(en, '')
    .filter((code) => languageOf(code, language) === language)
    .map((code) => ({ language, code })),
)

const areas = SCREEN_LANGUAGES.flatMap((language) =>
  (Object.keys(en) as (keyof typeof en)[])
    .filter((area) => languageOf(area, language) === language)
    .map((area) => ({ language, area })),
)

describe('the patterns', () => {
  it.each(areas)('$language: those of $area take exactly their arguments', ({ language, area }) => {
    const codes = codesOf(en[area], `${area}.`)
    const faults = codes.map((code) => ({ code, faults: faultsOf(code, language) }))
    expect(faults.filter((one) => one.faults.length > 0)).toEqual([])
  })

  it('have the typographic apostrophe only: the plain one quotes braces', () => {
    expect(cases.filter(({ language, code }) => patternOf(code, language).includes("'"))).toEqual([])
  })

  it('leave no text empty, neither shout nor beg', () => {
    const texts = cases.map(({ language, code }) => ({ code, text: patternOf(code, language) }))
    expect(
      texts.filter(({ text }) => text.trim() === '' || /!|\bplease\b|s’il vous plaît/i.test(text)),
    ).toEqual([])
  })

  it('follow French typography', () => {
    const french = cases.filter(({ language }) => language === 'fr').map(({ code }) => patternOf(code, 'fr'))
    expect(french.filter((text) => /[\wé}][;:?](\s|$)| [;:?]|« |[“”"]/i.test(text))).toEqual([])
  })
})
