import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { receiveUpload } from '../../../main/web/upload.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-upload-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function* chunks(count: number, thenBreak = false) {
  for (let i = 0; i < count; i++) yield new Uint8Array(10)
  if (thenBreak) throw new Error('the line broke')
}

it('keeps a body of just the largest size', async () => {
  expect(await receiveUpload(chunks(3), folder, 'id', 30)).toEqual({
    kind: 'stored',
    uploadId: 'id',
    bytes: 30,
  })
  expect(readdirSync(folder)).toEqual(['id'])
})

it('refuses a larger one and leaves no file', async () => {
  expect(await receiveUpload(chunks(4), folder, 'id', 30)).toEqual({ kind: 'too-large' })
  expect(readdirSync(folder)).toEqual([])
})

it('leaves no file when the body breaks off', async () => {
  await expect(receiveUpload(chunks(2, true), folder, 'id', 30)).rejects.toThrow('the line broke')
  expect(readdirSync(folder)).toEqual([])
})

it.skipIf(process.platform !== 'linux')('says that there is no room, and leaves no file', async () => {
  symlinkSync('/dev/full', join(folder, 'id'))
  expect(await receiveUpload(chunks(3), folder, 'id', 30)).toEqual({ kind: 'no-room' })
  expect(readdirSync(folder)).toEqual([])
})
