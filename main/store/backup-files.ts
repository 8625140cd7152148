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
  /** Of an increment: name of the copy or increment that it brings forward. */
  follows: z.string().nullable().default(null),
})
export type Described = z.input<typeof described>

/** A whole copy and the increments that bring it forward, in order. */
export interface BackupChain {
  readonly base: Backup
  readonly increments: readonly { readonly path: string; readonly sha256: string }[]
}

/** A point to which the store can be put back: a verified copy of the whole, or one brought forward by increments. */
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
  /** null: a copy of the whole. */
  readonly chain: BackupChain | null
}

const FILE_NAME = /^store-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)\.(?:db|pages)$/
const INCREMENT = '.pages'

/**
 * What is in the folder, newest first. Only verified copies have such a name, and increments of which something that
 * they build on is missing are left out. A folder that cannot be read has none.
 */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(folder)) return []
  const found = new Map<string, Backup>()
  const oldestFirst = readdirSync(folder)
    .flatMap((name) => {
      const madeAt = instantOf(name)
      return madeAt === null ? [] : [{ name, madeAt }]
    })
    .sort((a, b) => a.madeAt - b.madeAt)
  for (const { name, madeAt } of oldestFirst) {
    const path = join(folder, name)
    const { holds = null, sha256 = null, suspect = false, follows = null } = readDescription(path) ?? {}
    const chain = name.endsWith(INCREMENT) ? chainOf(path, sha256, found.get(follows ?? '')) : null
    if (chain === null && name.endsWith(INCREMENT)) continue
    found.set(name, { path, name, madeAt, bytes: statSync(path).size, holds, sha256, suspect, chain })
  }
  return [...found.values()].reverse()
}

function chainOf(path: string, sha256: string | null, before: Backup | undefined): BackupChain | null {
  if (sha256 === null || before === undefined) return null
  const { base, increments } = before.chain ?? { base: before, increments: [] }
  return { base, increments: [...increments, { path, sha256 }] }
}

/** Increments that bring nothing forward any more, since what they build on is gone. */
export function strandedIncrements(folder: string): string[] {
  const whole = new Set(listBackups(folder).map(({ name }) => name))
  return readdirSync(folder)
    .filter((name) => name.endsWith(INCREMENT) && instantOf(name) !== null && !whole.has(name))
    .map((name) => join(folder, name))
}

export function backupName(madeAt: EpochMs): string {
  return `store-${new Date(madeAt).toISOString().replace(/[:.]/g, '-')}.db`
}

export function incrementName(madeAt: EpochMs): string {
  return backupName(madeAt).replace(/\.db$/, INCREMENT)
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
  return path.replace(/\.(?:db|pages)$/, '.json')
}

function readDescription(path: string): z.infer<typeof described> | null {
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
