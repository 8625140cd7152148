import { createHash } from 'node:crypto'
import { createReadStream, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Backup, syncFolder } from './backup-files.ts'
import { inWorker } from './backup-protocol.ts'
import { digestPath } from './page-digests.ts'

/**
 * Whether the copy is still, byte for byte, what was verified when it was made, and passes a thorough check; of one with
 * increments, that all of them and what they build on are, which `prepareRestore` then puts together and checks.
 */
export async function isSoundCopy({ path, sha256, chain }: Backup): Promise<boolean> {
  try {
    if (sha256 !== null && (await sha256Of(path)) !== sha256) return false
    if (chain !== null) {
      for (const one of [chain.base, ...chain.increments])
        if (one.sha256 === null || (await sha256Of(one.path)) !== one.sha256) return false
      return true
    }
    return await isSoundFile(path)
  } catch {
    return false
  }
}

async function isSoundFile(path: string): Promise<boolean> {
  return (await inWorker({ kind: 'check', path, thorough: true })).problem === null
}

/** Makes what the copy holds ready beside the store; null: it is not sound. The store is not touched. */
export async function prepareRestore(backup: Backup, storePath: string): Promise<string | null> {
  const incoming = `${storePath}.restoring`
  rmSync(incoming, { force: true })
  const { path, sha256, chain } = backup
  try {
    const base = chain?.base ?? { path, sha256 }
    const increments = [...(chain?.increments ?? [])]
    const made = await inWorker({
      kind: 'assemble',
      path: base.path,
      sha256: base.sha256,
      increments,
      copyTo: incoming,
    })
    if (made.problem === null && (await isSoundFile(incoming))) return incoming
  } catch {
    // As one that is not sound.
  }
  rmSync(incoming, { force: true })
  return null
}

/** Puts what was made ready where the store belongs, which must be free. */
export function moveIn(incoming: string, storePath: string): void {
  for (const part of ['-wal', '-shm', digestPath('')]) rmSync(storePath + part, { force: true })
  renameSync(incoming, storePath)
  syncFolder(dirname(storePath))
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
