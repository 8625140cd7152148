import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../../../renderer/', import.meta.url).pathname

it('writes colours in the tokens file only', () => {
  const sheets = globSync('**/*.css', { cwd: root }).filter((file) => file !== 'app/tokens.css')
  const raw = sheets.filter((file) =>
    /#[0-9a-f]{3,8}\b|\b(rgb|rgba|hsl|hsla|oklch|lab|lch)\(/i.test(readFileSync(root + file, 'utf8')),
  )
  expect(raw).toEqual([])
})
