/** Print colours: a JPEG of cyan, magenta, yellow and black, on whose sign viewers disagree. */
export interface PictureFile {
  readonly format: 'png' | 'jpeg' | 'webp'
  readonly widthPx: number
  readonly heightPx: number
  readonly isPrintColours: boolean
}

/** Why a file is no picture that can be used. */
export type PictureFault = 'no-picture' | 'svg' | 'damaged'

/**
 * What a file is by its bytes, whatever its name ends with. Sources: W3C PNG specification, IHDR and IEND; ITU-T T.81,
 * start of frame; RFC 9649, VP8, VP8L and VP8X.
 */
export function readPictureFile(bytes: Uint8Array): PictureFile | PictureFault {
  if (isPng(bytes)) return pngOf(bytes)
  if (isJpeg(bytes)) return jpegOf(bytes)
  if (isWebp(bytes)) return webpOf(bytes)
  return /<svg[\s>]/i.test(String.fromCharCode(...bytes.subarray(0, 2_000))) ? 'svg' : 'no-picture'
}

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function isPng(bytes: Uint8Array): boolean {
  return PNG_START.every((byte, at) => bytes[at] === byte)
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
}

function isWebp(bytes: Uint8Array): boolean {
  return letters(bytes, 0) === 'RIFF' && letters(bytes, 8) === 'WEBP'
}

function letters(bytes: Uint8Array, from: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + 4))
}

function sized(
  format: PictureFile['format'],
  widthPx: number,
  heightPx: number,
  isPrintColours = false,
): PictureFile | 'damaged' {
  return widthPx === 0 || heightPx === 0 ? 'damaged' : { format, widthPx, heightPx, isPrintColours }
}

function pngOf(bytes: Uint8Array): PictureFile | 'damaged' {
  if (bytes.length < 45 || letters(bytes, 12) !== 'IHDR' || letters(bytes, bytes.length - 8) !== 'IEND')
    return 'damaged'
  const view = viewOf(bytes)
  return sized('png', view.getUint32(16), view.getUint32(20))
}

/** Frames that are drawn: baseline, extended, progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2]
const FOUR_COLOURS = 4

function jpegOf(bytes: Uint8Array): PictureFile | 'damaged' {
  const view = viewOf(bytes)
  let at = 2
  while (at + 10 < bytes.length) {
    if (bytes[at] !== 0xff) return 'damaged'
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (FRAMES.includes(marker))
      return sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5), bytes[at + 9] === FOUR_COLOURS)
    at += 2 + view.getUint16(at + 2)
  }
  return 'damaged'
}

/** Sides of lossy and lossless pictures have 14 bits, those of extended ones 24. */
const SIDE = 0x3fff

function webpOf(bytes: Uint8Array): PictureFile | 'damaged' {
  const view = viewOf(bytes)
  // The length leaves out its own field and what stands before it.
  if (bytes.length < 30 || view.getUint32(4, true) + 8 > bytes.length) return 'damaged'
  switch (letters(bytes, 12)) {
    case 'VP8 ':
      return sized('webp', view.getUint16(26, true) & SIDE, view.getUint16(28, true) & SIDE)
    case 'VP8L': {
      const sides = view.getUint32(21, true)
      return sized('webp', (sides & SIDE) + 1, ((sides >>> 14) & SIDE) + 1)
    }
    case 'VP8X':
      return sized('webp', (view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1)
    default:
      return 'damaged'
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
