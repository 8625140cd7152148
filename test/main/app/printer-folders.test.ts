import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRouter } from '../../../main/app/routes/router.ts'
import { aWorld } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let folder: string
let room: Workroom
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-folders-'))
  mkdirSync(join(folder, 'home/backups'), { recursive: true })
  symlinkSync(join(folder, 'home'), join(folder, 'link'))
  room = await openWorkroom(aWorld())
})
afterEach(async () => {
  await room.close()
  rmSync(folder, { recursive: true, force: true })
})

it.each<{ name: string; path: string; want: 'done' | 'refused' }>([
  { name: 'the data folder', path: 'home', want: 'refused' },
  { name: 'a folder in it', path: 'home/backups', want: 'refused' },
  { name: 'one that is not made yet', path: 'home/labels/new', want: 'refused' },
  { name: 'the data folder behind a link', path: 'link/labels', want: 'refused' },
  { name: 'a way back into it', path: 'other/../home', want: 'refused' },
  { name: 'a folder beside it', path: 'home-labels', want: 'done' },
])('a printer that writes files into $name: $want', async ({ path, want }) => {
  const { about } = room.room
  const router = openRouter({ ...room.room, about: { ...about, home: join(folder, 'home') } })
  const session = { actor: 'Mona', role: 'manager', language: 'en' } as const
  const client = createRouterClient(router, { context: { session } })
  const outcome = await client.printers.put(
    room.call({
      id: 'files',
      name: 'Files',
      siteId: null,
      connection: { kind: 'file', directory: `${folder}/${path}` },
      language: { kind: 'zpl' },
      dpi: 203,
      widthMm: 100,
      heightMm: 150,
    }),
  )
  expect(outcome.kind).toBe(want)
})
