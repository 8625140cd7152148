import { deflateSync } from 'node:zlib'

/** One bit a dot, rows padded to whole bytes, first dot in the highest bit, 1 = black. */
export type Bitmap = { widthDots: number; heightDots: number; rows: Uint8Array }

/**
 * `^GFA` with Z64 data: base64 of the deflated rows and a CRC-16 over the base64 text.
 * Source: Zebra "ZPL II Programming Guide", "Alternative data compression scheme for ~DG and ~DB".
 */
export function graphicField(bitmap: Bitmap): string {
  const bytesPerRow = Math.ceil(bitmap.widthDots / 8)
  const size = bytesPerRow * bitmap.heightDots
  if (bitmap.rows.length !== size) throw new Error(`bitmap of ${bitmap.rows.length} bytes, expected ${size}`)
  const packed = deflateSync(bitmap.rows, { level: 9 }).toString('base64')
  const crc = crc16(Buffer.from(packed, 'ascii')).toString(16).padStart(4, '0')
  return `^GFA,${size},${size},${bytesPerRow},:Z64:${packed}:${crc}`
}

/** CRC-16/XMODEM: polynomial 0x1021, start 0, not reflected ("123456789" -> 0x31c3). */
export function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc
}
