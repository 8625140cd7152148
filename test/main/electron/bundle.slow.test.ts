import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'

const bundle = fileURLToPath(new URL('../../../.build/main/start-electron.js', import.meta.url))
const standIn = new URL('./bundle-stand-in.ts', import.meta.url).href

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-bundle-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

it('the bundled program opens the control room, finds its page, script and preload, and quits cleanly', async () => {
  const args = ['--import', standIn, bundle, '--home', home, '--enable-features=X']
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 })
  expect(JSON.parse(stdout)).toEqual({ page: 200, script: 200, preload: true })
})

it('the bundled program serves the printers of a station without a window', async () => {
  const args = ['--import', standIn, bundle, '--home', home, '--join', 'https://127.0.0.1:9', '--printers']
  const ended = await promisify(execFile)(process.execPath, args, { timeout: 60_000 }).catch(
    (fault: { code: number; stdout: string }) => fault,
  )
  expect(ended).toMatchObject({ code: 4, stdout: 'https://127.0.0.1:9 does not answer.\n' })
})
