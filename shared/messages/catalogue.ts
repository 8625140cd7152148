import type { ScreenLanguage } from '../lib/language.ts'
import { type Definitions, isText, type PatternDefinition } from './definition.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { frenchSpaces } from './french-spaces.ts'

export type Area = keyof typeof en

/** What stands under each dotted code. */
type ByCode = ReadonlyMap<string, string | PatternDefinition>

const definitions = byCode(en)

const translations: Readonly<Record<ScreenLanguage, ByCode>> = {
  en: definitions,
  fr: byCode(fr),
  es: byCode(es),
}

const areas: Readonly<Record<ScreenLanguage, ReadonlySet<string>>> = {
  en: new Set(Object.keys(en)),
  fr: new Set(Object.keys(fr)),
  es: new Set(Object.keys(es)),
}

/** The language that an area is shown in: English where a language does not have it. `code` may be one of its texts. */
export function languageOf(code: string, language: ScreenLanguage): ScreenLanguage {
  const area = code.split('.', 1)[0] ?? code
  return areas[language].has(area) ? language : 'en'
}

/** The English text of a code with the arguments that it takes; undefined = this version has no such code. */
export function definitionOf(code: string): string | PatternDefinition | undefined {
  return definitions.get(code)
}

/** The English texts of an area. */
export function definitionsOf(area: Area): Definitions {
  return en[area]
}

/**
 * The pattern of a code that this version has, in a language that has its area. French is written with plain spaces
 * and gets the no-break spaces of its typography here; what goes into a pattern keeps its own.
 */
export function patternOf(code: string, language: ScreenLanguage): string {
  const found = translations[language].get(code)
  const pattern = typeof found === 'object' ? found[0] : found
  if (pattern === undefined) throw new Error(`No text ${code} in ${language}`)
  return language === 'fr' ? frenchSpaces(pattern) : pattern
}

function byCode(tree: Definitions, path = ''): Map<string, string | PatternDefinition> {
  const found = new Map<string, string | PatternDefinition>()
  for (const [key, node] of Object.entries(tree)) {
    const code = `${path}${key}`
    if (isText(node)) found.set(code, node)
    else for (const entry of byCode(node, `${code}.`)) found.set(...entry)
  }
  return found
}
