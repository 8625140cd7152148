import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { plain, type StaticAnswer } from './static-files.ts'

/** The largest file that may be imported; CSV exports of 20,000 orders are about 5 MB. */
export const MAX_UPLOAD_BYTES = 256 * 1024 * 1024

export type UploadResult =
  | { kind: 'stored'; uploadId: string; bytes: number }
  | { kind: 'too-large' }
  /** There is no room for it, or the folder cannot be written. */
  | { kind: 'no-room' }
  /** The sender went away before its end. */
  | { kind: 'broken-off' }

const NO_ROOM: readonly string[] = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EFBIG']
const BROKEN_OFF: readonly string[] = ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR']

/** 507: the window says it in its own words. */
export function noRoomForUpload(): StaticAnswer {
  return plain(507, 'There is no room for the file on the disk of the data folder: nothing was kept of it.')
}

class TooLargeError extends Error {}

/**
 * Streams `body` to the file `<folder>/<uploadId>` without holding it in memory. A body that is too large or
 * breaks off leaves no file, nor does one for which there is no room.
 */
export async function receiveUpload(
  body: AsyncIterable<Uint8Array>,
  folder: string,
  uploadId: string,
  maxBytes: number,
): Promise<UploadResult> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, uploadId)
  let bytes = 0
  const counter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength
      if (bytes > maxBytes) done(new TooLargeError())
      else done(null, chunk)
    },
  })
  try {
    await pipeline(
      Readable.from(body, { objectMode: false }),
      counter,
      createWriteStream(file, { mode: 0o600 }),
    )
    return { kind: 'stored', uploadId, bytes }
  } catch (error) {
    await rm(file, { force: true })
    if (error instanceof TooLargeError) return { kind: 'too-large' }
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (NO_ROOM.includes(code)) return { kind: 'no-room' }
    if (BROKEN_OFF.includes(code)) return { kind: 'broken-off' }
    throw error
  }
}
