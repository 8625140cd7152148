import { crc32, deflateSync } from 'node:zlib'
import type { Bitmap } from '../zpl/graphic-field.ts'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** The bitmap as PNG, one dot a pixel: grey of one bit, where 0 is black. Source: W3C PNG specification. */
export function bitmapPng({ widthDots, heightDots, rows }: Bitmap): Uint8Array {
  const bytesPerRow = Math.ceil(widthDots / 8)
  const lines = Buffer.alloc((bytesPerRow + 1) * heightDots)
  for (let y = 0; y < heightDots; y++) {
    for (let x = 0; x < bytesPerRow; x++) {
      lines[y * (bytesPerRow + 1) + 1 + x] = ~(rows[y * bytesPerRow + x] ?? 0) & 0xff
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthDots, 0)
  header.writeUInt32BE(heightDots, 4)
  header[8] = 1
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
