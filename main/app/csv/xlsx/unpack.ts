import { setImmediate } from 'node:timers/promises'
import { Unzip, UnzipInflate } from 'fflate'

/** Inflated bytes of all parts of a workbook that are read: about two million cells. */
export const MAX_INFLATED_BYTES = 128 * 1024 * 1024

/** Bytes given to the inflater at once; deflate makes at most a thousand times as many of them. */
const SLICE = 16 * 1024

export type Unpacked =
  | { readonly kind: 'parts'; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'too-large' }
  /** No zip, or a damaged one. */
  | { readonly kind: 'broken' }

/**
 * The parts of a workbook whose names `isWanted` takes. Inflates in small steps, with the window drawn between them,
 * and stops at `limit` bytes whatever the archive says about its sizes.
 */
export async function unpack(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limit = MAX_INFLATED_BYTES,
): Promise<Unpacked> {
  const parts = new Map<string, Uint8Array>()
  let size = 0
  let begun = 0
  let isBroken = false
  const unzip = new Unzip((file) => {
    if (!isWanted(file.name)) return
    begun++
    const chunks: Uint8Array[] = []
    file.ondata = (error, chunk, isLast) => {
      if (error !== null) isBroken = true
      if (isBroken || size > limit) return
      size += chunk.length
      chunks.push(chunk)
      if (isLast) parts.set(file.name, Buffer.concat(chunks))
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let from = 0; from < bytes.length; from += SLICE) {
      unzip.push(bytes.subarray(from, from + SLICE), from + SLICE >= bytes.length)
      if (size > limit) return { kind: 'too-large' }
      if (isBroken) return { kind: 'broken' }
      if ((from / SLICE) % 16 === 15) await setImmediate()
    }
  } catch {
    // fflate throws for what is no deflate stream.
    return { kind: 'broken' }
  }
  return parts.size < begun ? { kind: 'broken' } : { kind: 'parts', parts }
}
