import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { StoredDocument } from '../shared/domain/settings/stored-document.ts'
import type { ProgramIdentity } from './app/channel-access/owner.ts'
import type { Store } from './app/ports/store.ts'

/**
 * Which program this is, for shops that only one may work: a number kept in the data folder, and where the folder is,
 * so that a copy of it elsewhere is another program.
 */
export async function programIdentity(home: string): Promise<ProgramIdentity> {
  const file = join(home, 'program-id')
  await mkdir(home, { recursive: true })
  const known = await readFile(file, 'utf8').catch(() => '')
  const number = /^[0-9a-f-]{36}$/.test(known.trim()) ? known.trim() : randomUUID()
  if (number !== known.trim()) await writeFile(file, number, { mode: 0o600 })
  const place = createHash('sha256')
    .update(`${hostname()}\n${resolve(home)}`)
    .digest('hex')
    .slice(0, 8)
  return { id: `${number}-${place}`, name: hostname().slice(0, 60) || 'Switchyard' }
}

const HUB_PROGRAM: StoredDocument<ProgramIdentity | null> = {
  key: 'other/hub-program',
  stored: z.object({ id: z.string(), name: z.string() }).nullable(),
  defaults: null,
}

/** Data that were moved into a database are another program's than those they were moved from. */
export function forgetHubIdentity(store: Store): Promise<void> {
  return store.write((tx) => tx.settings.put(HUB_PROGRAM, null))
}

/** The same for all processes of a hub: they are one program to the shops it works. */
export function hubIdentity(store: Store, newId: () => string): Promise<ProgramIdentity> {
  return store.write(async (tx) => {
    const known = await tx.settings.get(HUB_PROGRAM)
    if (known !== null) return known
    const made = { id: newId(), name: hostname().slice(0, 60) || 'Switchyard' }
    await tx.settings.put(HUB_PROGRAM, made)
    return made
  })
}
