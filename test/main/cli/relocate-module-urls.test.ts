import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { relocateModuleUrls } from '../../../main/cli/relocate-module-urls.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'switchyard-relocate-'))
  mkdirSync(join(root, 'main/printing/zpl'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

async function bundled(source: string): Promise<string> {
  const entry = join(root, 'main/printing/zpl/label.ts')
  writeFileSync(entry, source)
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [relocateModuleUrls(root, join(root, '.build/main'))],
  })
  return outputFiles[0]?.text.split('\n').find((line) => line.includes('new URL')) ?? ''
}

it.each([
  [
    "new URL('../../../resources/templates/', import.meta.url)",
    'new URL("../../resources/templates/", import.meta.url)',
  ],
  ["new URL('./raster-worker.ts', import.meta.url)", 'new URL("./raster-worker.js", import.meta.url)'],
  ["new URL('../queue/print-worker.ts', import.meta.url)", 'new URL("./print-worker.js", import.meta.url)'],
  ["new URL('http://x', import.meta.url)", 'new URL("http://x", import.meta.url)'],
])('%s becomes %s', async (source, want) => {
  expect(await bundled(`console.log(${source})`)).toContain(want)
})
