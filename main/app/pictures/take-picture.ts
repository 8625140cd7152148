import { DRAWN_PX, LARGEST_KEPT_BYTES, pictureFate } from '../../../shared/domain/product-picture.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PictureBytes } from '../ports/picture-table.ts'

/** A picture drawn anew with this length of its longer side, as PNG. Rejects when it cannot be drawn. */
export type DrawSmaller = (
  bytes: Uint8Array,
  size: { readonly widthPx: number; readonly heightPx: number },
) => Promise<Uint8Array>

/** The sides tried, largest first: a photograph of the first may have more bytes than are kept. */
const SIDES_PX = [DRAWN_PX, 360, 240]

/** The bytes that came as a picture as they are kept, or why they cannot be. */
export async function takePicture(
  bytes: Uint8Array,
  draw: DrawSmaller,
): Promise<PictureBytes | { readonly problem: Message }> {
  const fate = pictureFate(bytes)
  if (fate.kind === 'refuse') return { problem: fate.problem }
  if (fate.kind === 'keep') return { format: fate.picture.format, bytes }
  const { widthPx, heightPx } = fate.picture
  for (const side of SIDES_PX) {
    const scale = Math.min(1, side / Math.max(widthPx, heightPx))
    try {
      const size = { widthPx: Math.max(1, widthPx * scale), heightPx: Math.max(1, heightPx * scale) }
      const png = await draw(bytes, size)
      if (png.length <= LARGEST_KEPT_BYTES) return { format: 'png', bytes: png }
    } catch {
      return { problem: message('pictures.damaged') }
    }
  }
  return { problem: message('pictures.undrawable') }
}
