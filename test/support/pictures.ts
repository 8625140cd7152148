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
