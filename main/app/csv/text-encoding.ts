import { isUtf8 } from 'node:buffer'

/** The encodings that spreadsheets save text in. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** As people know them. */
export const ENCODING_NAMES: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

/** Bytes looked at where a file does not say that it is UTF-16. */
const LOOKED_AT = 4096

const SLICE = 256 * 1024

/**
 * The encoding of a whole file. By its byte order mark; without one, UTF-16 shows by the zero bytes of its separators
 * and digits, and what is not UTF-8 is Windows-1252, which Excel writes in western Europe. A file that is UTF-8 but
 * for a few bytes stays UTF-8: those characters are lost, and the cells that hold them are told.
 */
export function encodingOf(bytes: Uint8Array): TextEncoding {
  const head = bytes.subarray(0, LOOKED_AT)
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const even = head.filter((byte, at) => byte === 0 && at % 2 === 0).length
  const odd = head.filter((byte, at) => byte === 0 && at % 2 === 1).length
  const many = head.length / 8
  if (odd > many && even < odd / 4) return 'utf-16le'
  if (even > many && odd < even / 4) return 'utf-16be'
  return isUtf8(bytes) || isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** The text in slices of about a quarter of a megabyte, without its byte order mark. */
export function* decoded(bytes: Uint8Array, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let from = 0; from < bytes.length; from += SLICE) {
    yield decoder.decode(bytes.subarray(from, from + SLICE), { stream: true })
  }
  yield decoder.decode()
}

/** Whether at least nine in ten non-ASCII characters are valid UTF-8. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let lost = 0
  let read = 0
  for (const text of decoded(bytes, 'utf-8')) {
    for (const [run] of text.matchAll(/[^\0-\x7f]+/g)) {
      for (const character of run) {
        if (character === '\uFFFD') lost++
        else read++
      }
    }
  }
  return lost <= read / 10
}
