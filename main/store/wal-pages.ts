import { closeSync, existsSync, openSync, readSync } from 'node:fs'

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24

/**
 * The pages that a write-ahead log holds, of its present generation: frames whose salts are the header's
 * (https://www.sqlite.org/fileformat2.html#walformat). No log, or one that is not begun: none.
 */
export function walPages(walPath: string): ReadonlySet<number> {
  const pages = new Set<number>()
  if (!existsSync(walPath)) return pages
  const file = openSync(walPath, 'r')
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    if (readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return pages
    const pageBytes = header.readUInt32BE(8)
    const salts = header.subarray(16, 24)
    const frame = Buffer.alloc(FRAME_HEADER_BYTES)
    for (let at = HEADER_BYTES; ; at += FRAME_HEADER_BYTES + pageBytes) {
      if (readSync(file, frame, 0, FRAME_HEADER_BYTES, at) < FRAME_HEADER_BYTES) return pages
      if (!frame.subarray(8, 16).equals(salts)) return pages
      pages.add(frame.readUInt32BE(0))
    }
  } finally {
    closeSync(file)
  }
}

/** How many frames of the log are in use, read from the wal-index of an open database; 0 when it cannot be read. */
export function framesInUse(shm: number): number {
  const field = Buffer.alloc(4)
  if (readSync(shm, field, 0, 4, 16) < 4) return 0
  return LITTLE_ENDIAN ? field.readUInt32LE(0) : field.readUInt32BE(0)
}

const INDEX_BLOCK_BYTES = 32_768
/** Page numbers fill the first half of each block, in the first one after its header. */
const INDEX_HEADER_BYTES = 136

/**
 * The pages of the frames in use, read from the wal-index of an open database: a few large reads instead of one a frame
 * (https://www.sqlite.org/walformat.html#the_wal_index_file_format).
 */
export function indexedPages(shm: number): ReadonlySet<number> {
  const pages = new Set<number>()
  let left = framesInUse(shm)
  for (let block = 0; left > 0; block++) {
    const skipped = block === 0 ? INDEX_HEADER_BYTES : 0
    const numbers = new Uint32Array(Math.min(left, (INDEX_BLOCK_BYTES / 2 - skipped) / 4))
    readSync(shm, numbers, 0, numbers.byteLength, block * INDEX_BLOCK_BYTES + skipped)
    for (const page of numbers) pages.add(page)
    left -= numbers.length
  }
  return pages
}

const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1
