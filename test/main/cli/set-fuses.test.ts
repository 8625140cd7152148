import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { afterPack } from '../../../main/cli/set-fuses.ts'

/** How Electron's program marks its fuses: a sentinel, the version, their number, then one character each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-fuses-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function program(name: string, fuses: string): string {
  const file = join(folder, name)
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`code${SENTINEL}`), Buffer.of(1, fuses.length), Buffer.from(fuses)]),
  )
  return file
}

const packed = { packager: { appInfo: { productFilename: 'Switchyard' }, executableName: 'switchyard' } }

it.each([
  ['linux', 'switchyard'],
  ['win32', 'Switchyard.exe'],
])('sets every fuse of the packaged program on %s', async (electronPlatformName, name) => {
  const file = program(name, '101100111')
  await afterPack({ ...packed, appOutDir: folder, electronPlatformName })
  expect(await getCurrentFuseWire(file)).toMatchObject({
    [FuseV1Options.RunAsNode]: FuseState.DISABLE,
    [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
    [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
    [FuseV1Options.WasmTrapHandlers]: FuseState.ENABLE,
  })
})

it('stops at a fuse that nobody has decided', async () => {
  program('switchyard', '1011001110')
  const packing = afterPack({ ...packed, appOutDir: folder, electronPlatformName: 'linux' })
  await expect(packing).rejects.toThrow(/fuse/)
})
