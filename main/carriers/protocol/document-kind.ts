/** Whether bytes are what a carrier says they are: only then are they kept as its paper. */

export function isPdf(bytes: Uint8Array): boolean {
  return startOf(bytes, 1024).includes('%PDF-')
}

/** A label in ZPL; some carriers begin with settings of the printer (`~`, `^CT`) or blanks. */
export function isZpl(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('^XA')
}

export function isPng(bytes: Uint8Array): boolean {
  return startOf(bytes, 8).startsWith('\u0089PNG')
}

function startOf(bytes: Uint8Array, most: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(most, bytes.byteLength)).toString('latin1')
}
