import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { crc32 } from 'node:zlib'

const DIGEST_BYTES = 4
/** Pages read at once: half a megabyte. */
const STRIDE = 64
const NONE: ReadonlySet<number> = new Set()

export interface PagesChecked {
  readonly checked: number
  /** Numbers of pages (from 1) that are not what was written. */
  readonly differing: readonly number[]
}

/** Where the digests of a database lie. */
export function digestPath(storePath: string): string {
  return `${storePath}-pages`
}

/**
 * A CRC-32 of every page of a database file, kept in a file beside it. SQLite keeps none for the main file, so that a
 * page that rots reads as if it had been written. The main file changes at checkpoints only: the store makes them
 * itself, and has the changed pages digested again before the log may be overwritten. Until then the log holds these
 * pages, and a page that the log holds is not compared.
 */
export class PageDigests {
  readonly #path: string
  readonly #store: number
  readonly #digests: number
  readonly #pageBytes: number

  /** Takes the digests of all pages where there are none yet. */
  constructor(storePath: string, pageBytes: number, use: 'keep' | 'read' = 'keep') {
    this.#path = digestPath(storePath)
    this.#store = openSync(storePath, 'r')
    this.#digests = openSync(this.#path, use === 'read' ? 'r' : existsSync(this.#path) ? 'r+' : 'w+', 0o600)
    this.#pageBytes = pageBytes
    if (use === 'keep') this.take(new Set())
  }

  /** Digests these pages again, and all that the file has grown by; on the disk when this returns. */
  take(changed: Iterable<number>): void {
    const count = this.#count()
    const known = Math.min(count, this.known())
    for (const [first, length] of runs(changed, count)) this.#takeRun(first, length)
    for (let first = known + 1; first <= count; first += STRIDE) {
      this.#takeRun(first, Math.min(STRIDE, count - first + 1))
    }
    ftruncateSync(this.#digests, count * DIGEST_BYTES)
    fdatasyncSync(this.#digests)
  }

  /** Compares up to `limit` pages from `first` on, but those in `except`. `next` is null at the end of the file. */
  check(first: number, limit: number, except: ReadonlySet<number>): PagesChecked & { next: number | null } {
    const known = this.known()
    const count = this.#count()
    const end = Math.min(known, first + limit - 1)
    const differing: number[] = []
    for (let from = first; from <= end; from += STRIDE) {
      const length = Math.min(STRIDE, end - from + 1)
      const want = Buffer.alloc(length * DIGEST_BYTES)
      readSync(this.#digests, want, 0, want.length, (from - 1) * DIGEST_BYTES)
      const pages = this.#read(from, length)
      for (let i = 0; i < length; i++) {
        const page = pages.subarray(i * this.#pageBytes, (i + 1) * this.#pageBytes)
        const differs = page.length < this.#pageBytes || crc32(page) !== want.readUInt32LE(i * DIGEST_BYTES)
        if (differs && !except.has(from + i)) differing.push(from + i)
      }
    }
    // Pages beyond the digests are of a growth that the log still holds.
    return {
      checked: Math.max(0, end - first + 1),
      differing,
      next: end < known && end < count ? end + 1 : null,
    }
  }

  /** Compares these pages; numbers of those that differ. */
  compare(pages: Iterable<number>): readonly number[] {
    const differing: number[] = []
    for (const [first, length] of runs(pages, this.#count()))
      differing.push(...this.check(first, length, NONE).differing)
    return differing
  }

  /** How many pages have a digest. */
  known(): number {
    return Math.floor(fstatSync(this.#digests).size / DIGEST_BYTES)
  }

  /** Closes them, and leaves none behind. */
  remove(): void {
    this.close()
    rmSync(this.#path, { force: true })
  }

  close(): void {
    closeSync(this.#store)
    closeSync(this.#digests)
  }

  #count(): number {
    return Math.floor(fstatSync(this.#store).size / this.#pageBytes)
  }

  #takeRun(first: number, length: number) {
    const pages = this.#read(first, length)
    const digests = Buffer.alloc(length * DIGEST_BYTES)
    for (let i = 0; i < length; i++) {
      digests.writeUInt32LE(
        crc32(pages.subarray(i * this.#pageBytes, (i + 1) * this.#pageBytes)),
        i * DIGEST_BYTES,
      )
    }
    writeSync(this.#digests, digests, 0, digests.length, (first - 1) * DIGEST_BYTES)
  }

  #read(first: number, length: number): Buffer {
    const pages = Buffer.allocUnsafe(length * this.#pageBytes)
    return pages.subarray(0, readSync(this.#store, pages, 0, pages.length, (first - 1) * this.#pageBytes))
  }
}

/** Neighbouring pages together: [first, how many], at most STRIDE, none beyond `last`. */
function* runs(pages: Iterable<number>, last: number): Generator<readonly [number, number]> {
  let first = 0
  let length = 0
  for (const page of [...pages].filter((one) => one <= last).sort((a, b) => a - b)) {
    if (length > 0 && page === first + length && length < STRIDE) length += 1
    else {
      if (length > 0) yield [first, length]
      first = page
      length = 1
    }
  }
  if (length > 0) yield [first, length]
}
