import { z } from 'zod'
import type { Message } from '../messages/definition.ts'
import { message, messageSchema } from '../messages/message.ts'
import { type PictureFile, readPictureFile } from './picture-file.ts'
import * as scalars from './scalars.ts'

/** What is kept of a picture. A larger one is drawn anew, `DRAWN_PX` on its longer side. */
export const LARGEST_KEPT_BYTES = 200_000
/** What is fetched or taken to be drawn anew. */
export const LARGEST_TAKEN_BYTES = 8_000_000
const MOST_KEPT_PX = 1_000
const MOST_TAKEN_PX = 6_000
export const DRAWN_PX = 480

/** What a person or a file gave stays; what a channel gave is replaced when the channel has another one. */
export const pictureSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person') }),
  z.object({ kind: z.literal('file') }),
  z.object({ kind: z.literal('channel'), channelId: z.string() }),
])
export type PictureSource = z.infer<typeof pictureSource>

/** The picture of a product as it is shown. */
export const shownPicture = z.object({
  sku: scalars.sku,
  format: z.enum(['png', 'jpeg', 'webp']),
  /** In base64. */
  data: z.string(),
})
export type ShownPicture = z.infer<typeof shownPicture>

/** How it stands with the picture of a product; nothing at all = nobody has one yet. */
export const pictureStanding = z.object({
  source: pictureSource.nullable(),
  hasPicture: z.boolean(),
  /** One is being fetched. */
  isAwaited: z.boolean(),
  /** Why the last one that was found is not shown; null = nothing is wrong. */
  problem: messageSchema.nullable(),
})
export type PictureStanding = z.infer<typeof pictureStanding>

/** keep: as it is. draw: smaller, or in other colours. */
export type PictureFate =
  | { readonly kind: 'keep'; readonly picture: PictureFile }
  | { readonly kind: 'draw'; readonly picture: PictureFile }
  | { readonly kind: 'refuse'; readonly problem: Message }

/** What becomes of the bytes that came as a product's picture. */
export function pictureFate(bytes: Uint8Array): PictureFate {
  const kilobytes = Math.ceil(bytes.length / 1000)
  if (bytes.length > LARGEST_TAKEN_BYTES)
    return { kind: 'refuse', problem: message('pictures.tooLarge', { kilobytes }) }
  const picture = readPictureFile(bytes)
  if (picture === 'svg' || picture === 'no-picture')
    return { kind: 'refuse', problem: message('pictures.noPicture') }
  if (picture === 'damaged') return { kind: 'refuse', problem: message('pictures.damaged') }
  const { format, widthPx, heightPx, isPrintColours } = picture
  const side = Math.max(widthPx, heightPx)
  if (side > MOST_TAKEN_PX)
    return {
      kind: 'refuse',
      problem: message('pictures.tooManyPixels', { width: widthPx, height: heightPx }),
    }
  const isSmall = bytes.length <= LARGEST_KEPT_BYTES && side <= MOST_KEPT_PX
  if (isSmall && !isPrintColours) return { kind: 'keep', picture }
  // Nothing here draws it.
  if (format === 'webp') return { kind: 'refuse', problem: message('pictures.webpTooLarge', { kilobytes }) }
  return { kind: 'draw', picture }
}
