import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defineMessages } from '../../renderer/lib/messages.ts'

const root = new URL('../../', import.meta.url).pathname
const files = globSync('renderer/{app,lib,components,features}/**/{messages,*-messages}.ts', { cwd: root })

/** All plain texts of a catalogue with their paths; sentences made from arguments are left to the compiler. */
function texts(tree: object, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = `${path}.${key}`
    if (typeof value === 'string') return [[here, value]]
    return typeof value === 'object' && value !== null ? texts(value, here) : []
  })
}

const catalogues = await Promise.all(
  files
    .filter((file) => file !== 'renderer/lib/messages.ts')
    .map(async (file) => {
      const module: Record<string, { en: object; fr: object }> = await import(root + file)
      return { file, catalogue: Object.values(module)[0]! }
    }),
)

describe.each(catalogues)('$file', ({ catalogue }) => {
  const french = texts(catalogue.fr, 'fr')
  const all = [...texts(catalogue.en, 'en'), ...french]

  it('leaves no text empty', () => {
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([])
  })
  it('neither shouts nor begs', () => {
    expect(all.filter(([, text]) => /!|\bplease\b|s’il vous plaît/i.test(text))).toEqual([])
  })
  it('follows French typography', () => {
    expect(french.filter(([, text]) => /[a-zé]'[a-zé]|[\wé][;:?](\s|$)|[“”"]/i.test(text))).toEqual([])
  })
})

it('gives French its no-break spaces, also in sentences made from arguments', () => {
  const { fr } = defineMessages({
    en: { plain: 'a', made: (name: string) => `Delete ${name}?`, group: { quote: 'b' } },
    fr: {
      plain: 'Attention : rien',
      made: (name) => `Supprimer ${name} ?`,
      group: { quote: '« Lille » ; Lyon' },
    },
  })
  expect([fr.plain, fr.made('X'), fr.group.quote]).toEqual([
    'Attention\u00a0: rien',
    'Supprimer X\u202f?',
    '«\u00a0Lille\u00a0»\u202f; Lyon',
  ])
})
