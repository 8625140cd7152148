import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/**
 * Words in several languages stand in `shared/messages` only, so that another language is a matter of adding files
 * there. Elsewhere no object has a text for each language, and nothing chooses by the language it is shown in.
 */
const ROOT = join(import.meta.dirname, '../..')

/** What is no words: how languages are told apart, named and changed, and a date that no reader mistakes. */
const ALLOWED: readonly string[] = [
  'shared/lib/language.ts',
  'main/web/serve-web.ts',
  'main/printing/zpl/label-captions.ts',
  'renderer/app/preferences.tsx',
]

const BY_LANGUAGE = /\ben:\s*(?:\(|[`'"{]|\w)[\s\S]{0,4000}?\n?\s*\bfr:\s*(?:\(|[`'"{]|\w)/
const CHOOSES = /(?:===|!==|case)\s*['"](?:en|fr|es)['"]/
const NAMED = /\b(?:english|french)\b\s*[:,(}]/

function faultsOf(code: string): string[] {
  const text = code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  return [
    ...(BY_LANGUAGE.test(text) ? ['a text for each language'] : []),
    ...(CHOOSES.test(text) || NAMED.test(text) ? ['chooses by language'] : []),
  ]
}

it('stand in shared/messages only', () => {
  const files = globSync('{main,shared,renderer}/**/*.{ts,tsx}', { cwd: ROOT }).filter(
    (file) => !file.startsWith('shared/messages/') && !ALLOWED.includes(file),
  )
  expect(files.length).toBeGreaterThan(500)
  const found = files.flatMap((file) =>
    faultsOf(readFileSync(join(ROOT, file), 'utf8')).map((fault) => `${file}: ${fault}`),
  )
  expect(found).toEqual([])
})

it.each([
  ['an object', "const TITLES = { en: 'File', fr: 'Fichier' }", ['a text for each language']],
  [
    'an object of several lines',
    "label: {\n  en: 'the weight',\n  fr: 'le poids',\n}",
    ['a text for each language'],
  ],
  [
    'sentences by function',
    'const say = { en: (a) => `a ${a}`, fr: (a) => `un ${a}` }',
    ['a text for each language'],
  ],
  ['a choice', "language === 'fr' ? 'Essai' : 'Test'", ['chooses by language']],
  ['a function a language', 'const SAY = { english, french }', ['chooses by language']],
  ['a comment', "/* { en: 'a', fr: 'b' } */ const a = 1", []],
  ['a message', "message('menu.file')", []],
])('finds %s', (_name, code, want) => {
  expect(faultsOf(code)).toEqual(want)
})
