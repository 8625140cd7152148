import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, type Oklch } from '../../support/oklch.ts'

/** WCAG 2.2: text 4.5, large text and icons 3, borders of controls 3. */
const TEXT = 4.5
const SHAPE = 3

const SURFACES = ['surface-0', 'surface-1', 'surface-2']

const PAIRS: { ink: string; ground: readonly string[]; least: number }[] = [
  { ink: 'text-1', ground: [...SURFACES, 'surface-3', 'accent-weak'], least: TEXT },
  { ink: 'text-2', ground: [...SURFACES, 'surface-3', 'accent-weak'], least: TEXT },
  { ink: 'text-3', ground: [...SURFACES, 'accent-weak'], least: TEXT },
  { ink: 'accent', ground: [...SURFACES, 'accent-weak'], least: TEXT },
  { ink: 'on-accent', ground: ['accent'], least: TEXT },
  ...['blocked', 'risk', 'done', 'offline'].map((state) => ({
    ink: state,
    ground: [...SURFACES, `${state}-weak`, 'accent-weak'],
    least: TEXT,
  })),
  { ink: 'line-strong', ground: ['surface-1'], least: SHAPE },
]

const css = readFileSync(new URL('../../../renderer/app/tokens.css', import.meta.url), 'utf8')

function tokens(theme: 'light' | 'dark', source: string): Map<string, Oklch> {
  const found = new Map<string, Oklch>()
  const colour = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/.source
  for (const match of source.matchAll(new RegExp(`--([\\w-]+): light-dark\\(${colour}, ${colour}\\)`, 'g'))) {
    const [, name = '', ...numbers] = match
    const [l = 0, c = 0, h = 0] = (theme === 'light' ? numbers.slice(0, 3) : numbers.slice(3)).map(Number)
    found.set(name, { l, c, h })
  }
  return found
}

const normal = css.slice(0, css.indexOf('@media (prefers-contrast'))

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  const colours = tokens(theme, normal)
  const highContrast = new Map([...colours, ...tokens(theme, css)])
  it.each(PAIRS)('$ink can be read', ({ ink, ground, least }) => {
    const weak = ground.filter((name) => contrast(colours.get(ink)!, colours.get(name)!) < least)
    expect(weak).toEqual([])
  })
  it.each(['text-1', 'text-2', 'text-3'])('%s has at least 7 with more contrast', (ink) => {
    expect(contrast(highContrast.get(ink)!, highContrast.get('surface-1')!)).toBeGreaterThan(7)
  })
})
