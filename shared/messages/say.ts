import { IntlMessageFormat } from 'intl-messageformat'
import { locale, type ScreenLanguage } from '../lib/language.ts'
import { type ArgumentStyle, anyText, argumentText } from './argument-text.ts'
import { type Area, definitionOf, definitionsOf, languageOf, patternOf } from './catalogue.ts'
import { type Definitions, isText, type Message, type Texts } from './definition.ts'
import type { en } from './en.ts'
import { BILINGUAL, PLAIN } from './message.ts'

export interface SayOptions {
  /** IANA, for instants; absent = the machine's. */
  readonly timeZone?: string
}

/** A message in words. Total: what another version stored is shown as far as it can be. */
export function say(language: ScreenLanguage, message: Message, options: SayOptions = {}): string {
  const { code, args } = message
  const shown = languageOf(code, language)
  const style: ArgumentStyle = {
    language: shown,
    timeZone: options.timeZone,
    say: (inner) => say(language, inner, options),
  }
  if (code === PLAIN) return anyText(args.text, style)
  if (code === BILINGUAL) return anyText(args[language] ?? args.en, style)
  const definition = definitionOf(code)
  if (definition === undefined) return unknownText(message, style)
  if (typeof definition === 'string') return patternOf(code, shown)
  const values = Object.entries(definition[1]).map(([name, kind]) => [
    name,
    argumentText(kind, args[name], style),
  ])
  // A sentence that ends in a blank ends with it.
  return String(formatOf(code, shown).format(Object.fromEntries(values))).replace('….', '…')
}

/** 'channels.new-code (#1001, 3)'. */
function unknownText({ code, args }: Message, style: ArgumentStyle): string {
  const values = Object.values(args).map((value) => anyText(value, style))
  return values.length === 0 ? code : `${code} (${values.join(', ')})`
}

export type AreaTexts<A extends Area> = Texts<(typeof en)[A]>

const texts = new Map<string, unknown>()

/** The texts of an area for a screen; the same object each time. */
export function textsOf<A extends Area>(
  area: A,
  language: ScreenLanguage,
  options: SayOptions = {},
): AreaTexts<A> {
  const key = `${area} ${language} ${options.timeZone ?? ''}`
  const known = texts.get(key)
  const made = known ?? treeOf(definitionsOf(area), `${area}.`, language, options)
  if (known === undefined) texts.set(key, made)
  return made as AreaTexts<A>
}

function treeOf(group: Definitions, path: string, language: ScreenLanguage, options: SayOptions): object {
  const entries = Object.entries(group).map(([key, node]) => {
    const code = `${path}${key}`
    if (!isText(node)) return [key, treeOf(node, `${code}.`, language, options)]
    if (typeof node === 'string') return [key, say(language, { code, args: {} }, options)]
    return [key, (args: Message['args']) => say(language, { code, args }, options)]
  })
  return Object.fromEntries(entries)
}

const formats = new Map<string, IntlMessageFormat>()

/** Compiled when it is first said. */
function formatOf(code: string, language: ScreenLanguage): IntlMessageFormat {
  const key = `${language} ${code}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new IntlMessageFormat(patternOf(code, language), locale(language), undefined, {
    ignoreTag: true,
  })
  formats.set(key, made)
  return made
}
