import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRouterClient } from '@orpc/server'
import { openImports } from '../../main/app/import/read-uploads.ts'
import { openRouter } from '../../main/app/routes/router.ts'
import { placeFinder } from '../../main/app/services/place-finder.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { aWorld } from './engine-builders.ts'
import { openWorkroom, type Workroom } from './workroom.ts'

const EXAMPLES = fileURLToPath(new URL('../../resources/examples/csv/', import.meta.url))
const PLACES = fileURLToPath(new URL('../../resources/geo/places.csv', import.meta.url))
const findPlace = placeFinder(readFileSync(PLACES, 'utf8'))
const random = seededRandom(9)

type Files = Readonly<Record<string, string>>

/** The example files by name, some of them changed. */
export function examples(changes: Readonly<Record<string, (text: string) => string>> = {}): Files {
  return Object.fromEntries(
    readdirSync(EXAMPLES).map((name) => {
      const text = readFileSync(join(EXAMPLES, name), 'utf8')
      return [name, changes[name]?.(text) ?? text]
    }),
  )
}

/** An empty workspace that files are imported into, as the window does. */
export interface ImportRoom {
  readonly room: Workroom
  readonly client: Workroom['client']
  /** Puts files up; they can be imported after. */
  putUp(files: Files): { name: string; uploadId: string }[]
  importing(files: Files, skipBadRows?: boolean): ReturnType<Workroom['client']['setup']['importFiles']>
  close(): Promise<void>
}

export async function openImportRoom(): Promise<ImportRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-import-'))
  const uploadDir = join(folder, 'uploads')
  mkdirSync(uploadDir)
  const room = await openWorkroom(aWorld({ sites: [], products: [], services: [], rates: [] }))
  const { store, clock } = room.room
  const imports = openImports({ store, clock, uploadDir, findPlace })
  const client = createRouterClient(openRouter({ ...room.room, imports }), {
    context: { session: { actor: 'Mona', role: 'manager', language: 'en' } },
  })
  const putUp = (files: Files) =>
    Object.entries(files).map(([name, text]) => {
      const uploadId = uuidv7(Date.now(), random)
      writeFileSync(join(uploadDir, uploadId), text)
      return { name, uploadId }
    })
  return {
    room,
    client,
    putUp,
    importing: (files, skipBadRows = false) =>
      client.setup.importFiles(room.call({ uploads: putUp(files), skipBadRows })),
    async close() {
      await room.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
