import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock, EpochMs } from '../../shared/lib/clock.ts'
import { codeOf } from './system-code.ts'

/** Which files are looked at. */
export interface Wanted {
  takes(name: string): boolean
  /** Its writer seems not to have finished. */
  looksCutOff(name: string, bytes: Buffer): boolean
}

/** A file must stand still for so long. */
export const QUIET_MS = 2000
/** One that looks cut off for so long: its writer may only be slow. */
const UNFINISHED_MS = 30_000

interface Look {
  readonly mark: string
  readonly since: EpochMs
  readonly modifiedAt: number
}

/**
 * The files of a folder that nobody is writing any more. Told by looking twice, not by the file's date: the clock
 * of a network disk is not ours. Names that writers use for unfinished files are passed over.
 */
export class QuietFiles {
  readonly #folder: string
  readonly #clock: Clock
  readonly #wanted: Wanted
  readonly #seen = new Map<string, Look>()

  constructor(folder: string, clock: Clock, wanted: Wanted) {
    this.#folder = folder
    this.#clock = clock
    this.#wanted = wanted
  }

  /** Names, the oldest file first, and whether others may be ready soon. */
  async list(): Promise<{ quiet: string[]; restless: boolean }> {
    const names = (await readdir(this.#folder)).filter(this.#wanted.takes)
    for (const name of this.#seen.keys()) if (!names.includes(name)) this.#seen.delete(name)
    for (const name of names) await this.#look(name)
    const looks = [...this.#seen].sort(
      ([a, left], [b, right]) => left.modifiedAt - right.modifiedAt || (a < b ? -1 : 1),
    )
    const quiet = looks.filter(([, look]) => this.#age(look) >= QUIET_MS).map(([name]) => name)
    return { quiet, restless: quiet.length < looks.length }
  }

  /** The bytes; null = it has changed or gone meanwhile, is locked, or looks cut off and is still fresh. */
  async read(name: string): Promise<Buffer | null> {
    const bytes = await readFile(join(this.#folder, name)).catch((error: unknown) => {
      if (['ENOENT', 'EBUSY', 'EPERM'].includes(codeOf(error) ?? '')) return null
      throw error
    })
    const before = this.#seen.get(name)
    await this.#look(name)
    const after = this.#seen.get(name)
    if (bytes === null || after === undefined || before?.mark !== after.mark) return null
    return this.#wanted.looksCutOff(name, bytes) && this.#age(after) < UNFINISHED_MS ? null : bytes
  }

  #age(look: Look): number {
    return this.#clock.now() - look.since
  }

  async #look(name: string): Promise<void> {
    const found = await stat(join(this.#folder, name)).catch(() => null)
    if (found === null || !found.isFile()) {
      this.#seen.delete(name)
      return
    }
    const mark = `${found.ino}/${found.size}/${found.mtimeMs}`
    const known = this.#seen.get(name)
    // A clock that was set back restarts the wait.
    if (known?.mark === mark && known.since <= this.#clock.now()) return
    this.#seen.set(name, { mark, since: this.#clock.now(), modifiedAt: found.mtimeMs })
  }
}
