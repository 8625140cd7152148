import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** The largest file that may be imported; CSV exports of 20,000 orders are about 5 MB. */
export const MAX_UPLOAD_BYTES = 256 * 1024 * 1024

export type UploadResult = { kind: 'stored'; uploadId: string; bytes: number } | { kind: 'too-large' }

class TooLargeError extends Error {}

/**
 * Streams `body` to the file `<folder>/<uploadId>` without holding it in memory. A body that is too large or
 * breaks off leaves no file; breaking off and a full disk reject.
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
    throw error
  }
}
