import { z } from 'zod'
import type { Message } from '../messages/definition.ts'
import { message } from '../messages/message.ts'
import type { StoredDocument } from './settings/stored-document.ts'

export const LARGEST_LOGO_BYTES = 400_000
const MOST_PIXELS = 4_000

export const logo = z.object({
  format: z.enum(['png', 'jpeg']),
  widthPx: z.int(),
  heightPx: z.int(),
  /** Its bytes, in base64. */
  data: z.string(),
})
export type Logo = z.infer<typeof logo>

/** The logo of a channel's papers, or with null of those of all channels that have none. */
export function logoOf(channelId: string | null): StoredDocument<Logo | null> {
  return {
    key: channelId === null ? 'other/logo' : `other/logo/${channelId}`,
    stored: logo.nullable(),
    defaults: null,
  }
}

type Picture = Omit<Logo, 'data'>

/**
 * What a file is by its bytes, whatever its name ends with: a PNG or a JPEG that can be put on paper, or why it cannot.
 * Sources: W3C PNG specification, IHDR and IEND; ITU-T T.81, start of frame.
 */
export function readLogo(bytes: Uint8Array): Picture | { readonly problem: Message } {
  if (bytes.length > LARGEST_LOGO_BYTES)
    return { problem: message('logos.tooLarge', { kilobytes: Math.ceil(bytes.length / 1000) }) }
  const picture = isPng(bytes) ? pngSize(bytes) : isJpeg(bytes) ? jpegSize(bytes) : null
  if (picture === null) return { problem: message(isSvg(bytes) ? 'logos.svg' : 'logos.noPicture') }
  if (picture === 'damaged') return { problem: message('logos.damaged') }
  if (picture === 'print-colours') return { problem: message('logos.printColours') }
  const { widthPx, heightPx } = picture
  if (Math.max(widthPx, heightPx) > MOST_PIXELS)
    return { problem: message('logos.tooManyPixels', { width: widthPx, height: heightPx }) }
  return picture
}

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function isPng(bytes: Uint8Array): boolean {
  return PNG_START.every((byte, at) => bytes[at] === byte)
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
}

function isSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>]/i.test(String.fromCharCode(...bytes.subarray(0, 2_000)))
}

function pngSize(bytes: Uint8Array): Picture | 'damaged' {
  const text = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4))
  if (bytes.length < 45 || text(12) !== 'IHDR' || text(bytes.length - 8) !== 'IEND') return 'damaged'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [widthPx, heightPx] = [view.getUint32(16), view.getUint32(20)]
  return widthPx === 0 || heightPx === 0 ? 'damaged' : { format: 'png', widthPx, heightPx }
}

/** Frames that are drawn: baseline, extended, progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2]
/** Cyan, magenta, yellow and black: viewers disagree on their sign. */
const FOUR_COLOURS = 4

function jpegSize(bytes: Uint8Array): Picture | 'damaged' | 'print-colours' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 2
  while (at + 10 < bytes.length) {
    if (bytes[at] !== 0xff) return 'damaged'
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (FRAMES.includes(marker)) {
      const [heightPx, widthPx, colours] = [view.getUint16(at + 5), view.getUint16(at + 7), bytes[at + 9]]
      if (widthPx === 0 || heightPx === 0) return 'damaged'
      return colours === FOUR_COLOURS ? 'print-colours' : { format: 'jpeg', widthPx, heightPx }
    }
    at += 2 + view.getUint16(at + 2)
  }
  return 'damaged'
}
