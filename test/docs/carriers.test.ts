import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { carriersTable } from './carriers-table.ts'

const BLOCK = /(<!-- carriers -->\n)[\s\S]*?(\n<!-- \/carriers -->)/

it('README.md says of each carrier what it can; `npm run docs` writes it anew', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  expect(readme).toMatch(BLOCK)
  const written = readme.replace(
    BLOCK,
    (_, open: string, close: string) => `${open}\n${carriersTable()}\n${close}`,
  )
  await expect(written).toMatchFileSnapshot('../../README.md')
})
