import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { holdings } from './holdings.ts'

const described = z.object({
  holds: holdings,
  /** Of the copy's file, hexadecimal; null: it was made before copies were described. */
  sha256: z.string().nullable(),
  /** The store was known to be damaged in places when the copy was made. */
  suspect: z.boolean(),
})
export type Described = z.infer<typeof described>

/** One verified copy of the whole store. */
export interface Backup {
  readonly path: string
  /** Its file's name, which names it among the copies of a folder. */
  readonly name: string
  readonly madeAt: EpochMs
  readonly bytes: number
  /** null: not described yet, or its description cannot be read. */
  readonly holds: Described['holds'] | null
  readonly sha256: string | null
  readonly suspect: boolean
}

const FILE_NAME = /^store-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)\.db$/

/** What is in the folder, newest first. Only verified copies have such a name. A folder that cannot be read has none. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name): Backup[] => {
      const madeAt = instantOf(name)
      if (madeAt === null) return []
      const path = join(folder, name)
      const { holds = null, sha256 = null, suspect = false } = readDescription(path) ?? {}
      return [{ path, name, madeAt, bytes: statSync(path).size, holds, sha256, suspect }]
    })
    .sort((a, b) => b.madeAt - a.madeAt)
}

export function backupName(madeAt: EpochMs): string {
  return `store-${new Date(madeAt).toISOString().replace(/[:.]/g, '-')}.db`
}

/** What is in the copy lies beside it, so that a list of copies opens none of them. */
export function describe(path: string, what: Described): void {
  writeFileSync(descriptionPath(path), JSON.stringify(what), { mode: 0o600 })
}

export function removeBackup(path: string): void {
  rmSync(path, { force: true })
  rmSync(descriptionPath(path), { force: true })
}

/** Puts a second copy of a copy into another folder, whole or not at all. */
export function copyElsewhere({ path, name }: Pick<Backup, 'path' | 'name'>, folder: string): void {
  const to = join(folder, name)
  const part = `${to}.part`
  copyFileSync(path, part)
  const file = openSync(part, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (existsSync(descriptionPath(path))) copyFileSync(descriptionPath(path), descriptionPath(to))
  renameSync(part, to)
  syncFolder(folder)
}

/** Makes a rename last; not every system can open a folder, and those that cannot do it by themselves. */
export function syncFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function descriptionPath(path: string): string {
  return path.replace(/\.db$/, '.json')
}

function readDescription(path: string): Described | null {
  try {
    return described.parse(JSON.parse(readFileSync(descriptionPath(path), 'utf8')))
  } catch {
    return null
  }
}

function instantOf(name: string): EpochMs | null {
  const stamp = FILE_NAME.exec(basename(name))?.[1]
  if (stamp === undefined) return null
  const [date = '', time = ''] = stamp.split('T')
  const [hours, minutes, seconds, rest = ''] = time.split('-')
  return Date.parse(`${date}T${hours}:${minutes}:${seconds}.${rest}`)
}
