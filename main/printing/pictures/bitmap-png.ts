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

/** Pixels of four bytes, red, green, blue and one that is passed over, as PNG. */
export function coloursPng(page: { width: number; height: number; data: Uint8Array }): Uint8Array {
  const { width, height, data } = page
  const lines = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4
      const to = y * (width * 3 + 1) + 1 + x * 3
      lines[to] = data[from] ?? 0
      lines[to + 1] = data[from + 1] ?? 0
      lines[to + 2] = data[from + 2] ?? 0
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  header[9] = 2
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
