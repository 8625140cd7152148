import { coloursPng } from '../../main/printing/pictures/bitmap-png.ts'

/** A red picture. */
export function aPng(width: number, height: number): Uint8Array {
  const data = new Uint8Array(width * height * 4)
  for (let at = 0; at < data.length; at += 4) data.set([0xd0, 0x20, 0x20, 0xff], at)
  return coloursPng({ width, height, data })
}

/** As long as its header says what it is: nothing is drawn of it. */
export function aJpeg(width: number, height: number, colours = 3): Uint8Array {
  const frame = [
    8,
    height >> 8,
    height & 0xff,
    width >> 8,
    width & 0xff,
    colours,
    ...Array(colours * 3).fill(0),
  ]
  const app = [0xff, 0xe0, 0, 4, 0, 0]
  return Uint8Array.from([0xff, 0xd8, ...app, 0xff, 0xc0, 0, frame.length + 2, ...frame, 0xff, 0xd9])
}

/** As long as its header says what it is: nothing is drawn of it. */
export function aWebp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(40)
  const view = new DataView(bytes.buffer)
  const text = (at: number, letters: string) => bytes.set(new TextEncoder().encode(letters), at)
  text(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  text(8, 'WEBP')
  text(12, kind)
  if (kind === 'VP8 ') {
    view.setUint16(26, width, true)
    view.setUint16(28, height, true)
  } else if (kind === 'VP8L') view.setUint32(21, (width - 1) | ((height - 1) << 14), true)
  else {
    view.setUint32(24, width - 1, true)
    view.setUint16(27, height - 1, true)
  }
  return bytes
}
