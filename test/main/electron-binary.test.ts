import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { findElectron } from '../../main/electron-binary.ts'

let root: string
let reported: string[]
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'switchyard-electron-'))
  mkdirSync(join(root, 'node_modules/electron/dist'), { recursive: true })
  reported = []
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function put(file: string, text: string) {
  writeFileSync(join(root, 'node_modules/electron', file), text)
}

function find(env: NodeJS.ProcessEnv, isRoot = false) {
  return findElectron({ root, env, platform: 'linux', isRoot, report: (line) => reported.push(line) })
}

const SCREEN = { DISPLAY: ':0' }

describe("Electron's program", () => {
  it('is found where its installer left it', async () => {
    put('path.txt', 'electron')
    put('dist/electron', '')
    expect(await find(SCREEN)).toEqual({
      kind: 'found',
      path: join(root, 'node_modules/electron/dist/electron'),
    })
  })

  it('is not looked for without a display', async () => {
    put('path.txt', 'electron')
    put('dist/electron', '')
    expect(await find({})).toEqual({ kind: 'none', reason: 'there is no display' })
  })

  it('is not run as root, whom its sandbox refuses', async () => {
    expect(await find(SCREEN, true)).toEqual({ kind: 'none', reason: 'Electron does not run as root' })
  })

  it('is done without when its download server does not answer', async () => {
    const found = await find({ ...SCREEN, ELECTRON_MIRROR: 'http://127.0.0.1:1/' })
    expect(found).toEqual({
      kind: 'none',
      reason: "Electron's program is not installed and its download server does not answer",
    })
    expect(reported).toEqual([])
  })

  it('is done without when fetching it fails', async () => {
    // A server that answers, and an installer that does not manage.
    const server = createServer((_request, response) => response.end())
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    put('install.js', 'process.exit(1)')
    const found = await find({ ...SCREEN, ELECTRON_MIRROR: `http://127.0.0.1:${port}/` })
    server.close()
    expect(found).toEqual({ kind: 'none', reason: "Electron's program could not be fetched" })
    expect(reported).toEqual(["Fetching Electron's program (once, about 120 MB) ..."])
  })
})
