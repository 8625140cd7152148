import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { assert } from '../../shared/lib/assert.ts'

/** Numbers before the pages: bytes of a page, pages of the whole file, how many follow; then the number of each. */
const HEADER_NUMBERS = 3
const NUMBER_BYTES = 4
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

export interface ChangedPages {
  readonly pageBytes: number
  /** Of the whole file. */
  readonly pageCount: number
  /** Numbers from 1. */
  readonly changed: readonly number[]
}

/** The pages that changed between two moments of a store, as one compressed file; on the disk when this returns. */
export function writeIncrement(storePath: string, pages: ChangedPages, to: string): void {
  const { pageBytes, pageCount, changed } = pages
  const pagesAt = (HEADER_NUMBERS + changed.length) * NUMBER_BYTES
  const whole = Buffer.allocUnsafe(pagesAt + changed.length * pageBytes)
  for (const [i, number] of [pageBytes, pageCount, changed.length, ...changed].entries())
    whole.writeUInt32LE(number, i * NUMBER_BYTES)
  const store = openSync(storePath, 'r')
  try {
    for (const [i, page] of changed.entries()) {
      const read = readSync(store, whole, pagesAt + i * pageBytes, pageBytes, (page - 1) * pageBytes)
      assert(read === pageBytes, `page ${page} is not all there`)
    }
  } finally {
    closeSync(store)
  }
  const file = openSync(to, 'w', 0o600)
  try {
    const packed = zstdCompressSync(whole, LEVEL)
    for (let at = 0; at < packed.length; ) at += writeSync(file, packed, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Brings a copy of the store forward by what an increment holds. @throws {Error} the increment is not whole */
export function applyIncrement(path: string, copyPath: string): void {
  const whole = zstdDecompressSync(readFileSync(path))
  const number = (i: number) => whole.readUInt32LE(i * NUMBER_BYTES)
  const pageBytes = number(0)
  const count = number(2)
  const pagesAt = (HEADER_NUMBERS + count) * NUMBER_BYTES
  if (whole.length !== pagesAt + count * pageBytes) throw new Error('The increment is not whole')
  const copy = openSync(copyPath, 'r+')
  try {
    for (let i = 0; i < count; i++) {
      const page = number(HEADER_NUMBERS + i)
      writeSync(copy, whole, pagesAt + i * pageBytes, pageBytes, (page - 1) * pageBytes)
    }
    ftruncateSync(copy, number(1) * pageBytes)
    fsyncSync(copy)
  } finally {
    closeSync(copy)
  }
}
