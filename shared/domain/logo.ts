import { z } from 'zod'
import type { Message } from '../messages/definition.ts'
import { message } from '../messages/message.ts'
import { readPictureFile } from './picture-file.ts'
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

/** What a file is by its bytes: a PNG or a JPEG that can be put on paper, or why it cannot. */
export function readLogo(bytes: Uint8Array): Picture | { readonly problem: Message } {
  if (bytes.length > LARGEST_LOGO_BYTES)
    return { problem: message('logos.tooLarge', { kilobytes: Math.ceil(bytes.length / 1000) }) }
  const picture = readPictureFile(bytes)
  if (picture === 'svg') return { problem: message('logos.svg') }
  if (picture === 'damaged') return { problem: message('logos.damaged') }
  if (picture === 'no-picture' || picture.format === 'webp') return { problem: message('logos.noPicture') }
  const { format, widthPx, heightPx, isPrintColours } = picture
  if (isPrintColours) return { problem: message('logos.printColours') }
  if (Math.max(widthPx, heightPx) > MOST_PIXELS)
    return { problem: message('logos.tooManyPixels', { width: widthPx, height: heightPx }) }
  return { format, widthPx, heightPx }
}
