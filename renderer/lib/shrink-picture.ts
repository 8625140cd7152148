import { LARGEST_KEPT_BYTES } from '../../shared/domain/product-picture.ts'

const LONGEST_PX = 640
const QUALITY = 0.85
const KEPT_AS_IT_IS = ['image/png', 'image/jpeg', 'image/webp']

/** The picture as it is where it is small, else drawn smaller as JPEG on white. null = this browser reads no picture in it. */
export async function shrinkPicture(file: File): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (picture === null) return null
  const scale = LONGEST_PX / Math.max(picture.width, picture.height)
  if (scale >= 1 && file.size <= LARGEST_KEPT_BYTES && KEPT_AS_IT_IS.includes(file.type)) return file
  const [width, height] = [picture.width, picture.height].map((side) =>
    Math.max(1, Math.round(side * Math.min(1, scale))),
  ) as [number, number]
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
