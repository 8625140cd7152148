import { inflateSync } from 'node:zlib'

/** Black dots of a drawn label. */
export type LabelPicture = { width: number; height: number; isBlack(x: number, y: number): boolean }

/** Reads the 8-bit PNG pictures (grey or RGBA) that the renderer makes: no palette, no interlacing. */
export function readLabelPicture(png: Uint8Array): LabelPicture {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  const colourType = view.getUint8(25)
  const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[colourType]
  if (view.getUint8(24) !== 8 || channels === undefined) throw new Error(`colour type ${colourType}`)
  const parts: Uint8Array[] = []
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at)
    const type = Buffer.from(png.subarray(at + 4, at + 8)).toString('ascii')
    if (type === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const pixels = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels)
  return { width, height, isBlack: (x, y) => (pixels[(y * width + x) * channels] ?? 255) < 128 }
}

/** Undoes the five row filters of PNG (W3C PNG specification, 9.2). */
function unfilter(raw: Uint8Array, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const left = x >= step ? (out[y * stride + x - step] ?? 0) : 0
      const up = y > 0 ? (out[(y - 1) * stride + x] ?? 0) : 0
      const corner = x >= step && y > 0 ? (out[(y - 1) * stride + x - step] ?? 0) : 0
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      out[y * stride + x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + predicted) & 0xff
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [byLeft, byUp, byCorner] = [left, up, corner].map((value) => Math.abs(estimate - value))
  if ((byLeft ?? 0) <= (byUp ?? 0) && (byLeft ?? 0) <= (byCorner ?? 0)) return left
  return (byUp ?? 0) <= (byCorner ?? 0) ? up : corner
}

/** Whether anything is drawn within `margin` dots of any edge. */
export function touchesEdge(picture: LabelPicture, margin: number): boolean {
  for (let y = 0; y < picture.height; y++) {
    const wholeRow = y < margin || y >= picture.height - margin
    for (let x = 0; x < picture.width; x++) {
      if ((wholeRow || x < margin || x >= picture.width - margin) && picture.isBlack(x, y)) return true
    }
  }
  return false
}
