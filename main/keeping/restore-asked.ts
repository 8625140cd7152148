import { mkdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Clock } from '../../shared/lib/clock.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { message } from '../../shared/messages/message.ts'
import { backupName, describe, listBackups } from '../store/backup-files.ts'
import { inWorker } from '../store/backup-protocol.ts'
import { moveIn, prepareRestore } from '../store/restore.ts'
import { quarantine } from '../store/start-up-check.ts'

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
}): Promise<Message> {
  const { path, storePath, backupFolder, clock } = options
  const chosen = listBackups(dirname(path)).find(({ name }) => name === basename(path))
  const incoming = chosen === undefined ? null : await prepareRestore(chosen, storePath)
  if (chosen === undefined || incoming === null) return message('storage.restoreAsked.impossible')
  if (statSync(storePath, { throwIfNoEntry: false }) !== undefined) {
    const isCopied = await copyPresent(storePath, backupFolder, clock)
    const aside = quarantine(storePath, 'replaced', clock.now())
    if (isCopied) for (const file of aside) rmSync(file, { force: true })
  }
  moveIn(incoming, storePath)
  return message('storage.restoreAsked.done', { madeAt: chosen.madeAt })
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
