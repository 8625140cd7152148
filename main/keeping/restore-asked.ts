import { mkdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Bilingual } from '../../shared/contract/procedure.ts'
import type { Clock } from '../../shared/lib/clock.ts'
import { backupName, describe, listBackups } from '../store/backup-files.ts'
import { inWorker } from '../store/backup-protocol.ts'
import { isSoundCopy, putInPlace } from '../store/restore.ts'
import { quarantine } from '../store/start-up-check.ts'
import { instantWords } from './finding-words.ts'

/**
 * Carries out a restore that a person asked for, before the store is opened: what is there now becomes a copy like
 * the others (or, where no copy of it can be made, is set aside), and the chosen copy takes its place. Safe to begin
 * again after a crash at any point: the wish is forgotten only when it is done.
 */
export async function restoreAsked(options: {
  path: string
  storePath: string
  backupFolder: string
  clock: Clock
}): Promise<Bilingual> {
  const { path, storePath, backupFolder, clock } = options
  const chosen = listBackups(dirname(path)).find(({ name }) => name === basename(path))
  if (chosen === undefined || !(await isSoundCopy(chosen))) {
    return {
      en: 'The chosen copy could not be restored: it is gone or no longer sound. Nothing was changed',
      fr: 'La copie choisie n’a pas pu être restaurée : elle a disparu ou n’est plus saine. Rien n’a été changé',
    }
  }
  if (statSync(storePath, { throwIfNoEntry: false }) !== undefined) {
    const isCopied = await copyPresent(storePath, backupFolder, clock)
    const aside = quarantine(storePath, 'replaced', clock.now())
    if (isCopied) for (const file of aside) rmSync(file, { force: true })
  }
  await putInPlace(chosen, storePath)
  return {
    en: `Restored the copy of ${instantWords(chosen.madeAt, 'en')}, as asked. What was there before is among the copies under Settings > Data`,
    fr: `La copie du ${instantWords(chosen.madeAt, 'fr')} a été restaurée, comme demandé. Ce qu’il y avait avant est parmi les copies sous Réglages > Données`,
  }
}

async function copyPresent(storePath: string, backupFolder: string, clock: Clock): Promise<boolean> {
  const path = join(backupFolder, backupName(clock.now()))
  mkdirSync(backupFolder, { recursive: true, mode: 0o700 })
  const { problem, holds, sha256 } = await inWorker({ kind: 'copy', path: storePath, copyTo: path })
  if (problem || !holds) {
    rmSync(path, { force: true })
    return false
  }
  describe(path, { holds, sha256, suspect: false })
  return true
}
