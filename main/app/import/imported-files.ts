import { z } from 'zod'
import * as scalars from '../../../shared/domain/scalars.ts'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import type { CsvNote } from '../csv/csv-problem.ts'
import type { FileSummary } from '../csv/read-files.ts'
import type { Tx } from '../ports/store.ts'

const REMEMBERED = 200

interface ImportedFile {
  readonly hash: string
  readonly at: EpochMs
}

const IMPORTED_FILES: StoredDocument<ImportedFile[]> = {
  key: 'other/importedFiles',
  stored: z.array(z.object({ hash: z.string(), at: scalars.epochMs })).catch([]),
  defaults: [],
}

/** Says of files whose content was imported before when that was: an old stock file would undo a newer one. */
export async function importedBefore(tx: Tx, files: readonly FileSummary[]): Promise<CsvNote[]> {
  const known = new Map((await tx.settings.get(IMPORTED_FILES)).map(({ hash, at }) => [hash, at]))
  return files.flatMap(({ name, hash }): CsvNote[] => {
    const at = hash === null ? undefined : known.get(hash)
    return at === undefined
      ? []
      : [{ file: name, kind: 'attention', what: message('csv.readBefore', { at }) }]
  })
}

/** Remembers the content of the files, by its hash. */
export async function rememberImported(tx: Tx, files: readonly FileSummary[], now: EpochMs): Promise<void> {
  const fresh = files.flatMap(({ hash }) => (hash === null ? [] : [{ hash, at: now }]))
  const known = await tx.settings.get(IMPORTED_FILES)
  const others = known.filter(({ hash }) => !fresh.some((one) => one.hash === hash))
  await tx.settings.put(IMPORTED_FILES, [...others, ...fresh].slice(-REMEMBERED))
}
