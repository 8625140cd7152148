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

const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1
