/**
 * Whether bytes are what a carrier says they are: only then are they kept as its paper. What breaks off in the middle, or
 * came twice in one, is none: it would print half a label, or two.
 */

export function isPdf(bytes: Uint8Array): boolean {
  const ends = viewOf(bytes).lastIndexOf('%%EOF')
  return startOf(bytes, 1024).includes('%PDF-') && ends >= 0 && ends >= bytes.length - 1024 && !isTwice(bytes)
}

/** A label in ZPL; some carriers begin with settings of the printer (`~`, `^CT`) or blanks. */
export function isZpl(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  const begins = view.lastIndexOf('^XA')
  return begins >= 0 && view.lastIndexOf('^XZ') > begins && !isTwice(bytes)
}

export function isPng(bytes: Uint8Array): boolean {
  return startOf(bytes, 8).startsWith('\u0089PNG')
}

function isTwice(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  const half = view.length / 2
  return Number.isInteger(half) && view.subarray(0, half).equals(view.subarray(half))
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function startOf(bytes: Uint8Array, most: number): string {
  return viewOf(bytes).toString('latin1', 0, most)
}
