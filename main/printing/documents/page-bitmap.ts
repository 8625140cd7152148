import type { Bitmap } from '../zpl/graphic-field.ts'

/** A page or picture of 8-bit grey, row by row, 0 = black. */
export type GreyPage = { width: number; height: number; grey: Uint8Array }

/**
 * Black where a dot is darker than half: no dithering, which makes bar codes unreadable, and no other size, since a
 * dot is a pixel.
 */
export function threshold({ width, height, grey }: GreyPage): Bitmap {
  const bytesPerRow = Math.ceil(width / 8)
  const rows = new Uint8Array(bytesPerRow * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((grey[y * width + x] ?? 255) < 128) {
        const at = y * bytesPerRow + (x >> 3)
        rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
      }
    }
  }
  return { widthDots: width, heightDots: height, rows }
}

/** A quarter turn to the right, dot by dot. */
export function turned(page: GreyPage): GreyPage {
  const { width, height, grey } = page
  const out = new Uint8Array(grey.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[x * height + (height - 1 - y)] = grey[y * width + x] ?? 255
  }
  return { width: height, height: width, grey: out }
}

/**
 * The middle of the page, as much as the paper has dots for; null when something that is printed would be cut off.
 * A page that is smaller stays as it is.
 */
export function fittedTo(page: GreyPage, paper: { width: number; height: number }): GreyPage | null {
  const { grey } = page
  const width = Math.min(page.width, paper.width)
  const height = Math.min(page.height, paper.height)
  if (width === page.width && height === page.height) return page
  const left = (page.width - width) >> 1
  const top = (page.height - height) >> 1
  const out = new Uint8Array(width * height)
  for (let y = 0; y < page.height; y++) {
    const row = grey.subarray(y * page.width, (y + 1) * page.width)
    const isInside = y >= top && y < top + height
    const outside = isInside ? [row.subarray(0, left), row.subarray(left + width)] : [row]
    if (outside.some((part) => part.some((dot) => dot < 128))) return null
    if (isInside) out.set(row.subarray(left, left + width), (y - top) * width)
  }
  return { width, height, grey: out }
}
