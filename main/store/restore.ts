import { createHash } from 'node:crypto'
import { copyFileSync, createReadStream, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Backup, syncFolder } from './backup-files.ts'
import { inWorker } from './backup-protocol.ts'
import { digestPath } from './page-digests.ts'

/** Whether the copy is still, byte for byte, what was verified when it was made, and passes a thorough check. */
export async function isSoundCopy({ path, sha256 }: Pick<Backup, 'path' | 'sha256'>): Promise<boolean> {
  try {
    if (sha256 !== null && (await sha256Of(path)) !== sha256) return false
    const { problem } = await inWorker({ kind: 'check', path, thorough: true })
    return problem === null
  } catch {
    return false
  }
}

/** Puts a copy where the store belongs, which must be free; false: the copy is not sound, and nothing was changed. */
export async function putInPlace(
  backup: Pick<Backup, 'path' | 'sha256'>,
  storePath: string,
): Promise<boolean> {
  const incoming = `${storePath}.restoring`
  rmSync(incoming, { force: true })
  copyFileSync(backup.path, incoming)
  if (!(await isSoundCopy({ path: incoming, sha256: backup.sha256 }))) {
    rmSync(incoming, { force: true })
    return false
  }
  for (const part of ['-wal', '-shm', digestPath('')]) rmSync(storePath + part, { force: true })
  renameSync(incoming, storePath)
  syncFolder(dirname(storePath))
  return true
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
