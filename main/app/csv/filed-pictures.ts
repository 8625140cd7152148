import type { Product } from '../../../shared/domain/product.ts'
import { pictureFate } from '../../../shared/domain/product-picture.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { FiledPicture } from '../pictures/put-picture.ts'
import type { GivenFile } from './given-file.ts'
import { bytesOf } from './read-table.ts'

/** A product as a file has it: `picture` is a web address or the name of a file; absent = it says nothing. */
export type FiledProduct = Product & { picture?: string }

/** The product itself. */
export function withoutPicture(filed: FiledProduct): Product {
  const product = { ...filed }
  delete product.picture
  return product
}

const PICTURE_FILE = /\.(png|jpe?g|webp)$/i
const NAMES_SHOWN = 5

export function isPictureFile({ name }: GivenFile): boolean {
  return PICTURE_FILE.test(name)
}

/** What became of the pictures that files name. None of it keeps the files from being taken. */
export interface PicturesRead {
  readonly pictures: readonly FiledPicture[]
  /** Of files that a table names and that are not among those given, and the like. */
  readonly attention: readonly Message[]
}

/** The pictures of products, by what is said of each and the picture files that were given beside the tables. */
export async function readFiledPictures(
  products: readonly FiledProduct[],
  given: readonly GivenFile[],
): Promise<PicturesRead> {
  const files = new Map(given.map((file) => [bareName(file.name), file]))
  const pictures: FiledPicture[] = []
  const missing: string[] = []
  const unusable: string[] = []
  for (const { sku, picture = '' } of products) {
    if (picture === '') continue
    if (/^https?:\/\//i.test(picture)) {
      pictures.push({ sku, url: picture })
      continue
    }
    const file = files.get(bareName(picture))
    if (file === undefined) {
      missing.push(picture)
      continue
    }
    const bytes = await bytesOf(file.open())
    const fate = pictureFate(bytes)
    if (fate.kind === 'keep') pictures.push({ sku, file: { format: fate.picture.format, bytes } })
    else unusable.push(picture)
  }
  return {
    pictures,
    attention: [
      ...(missing.length > 0 ? [message('csv.picturesMissing', listed(missing))] : []),
      ...(unusable.length > 0 ? [message('csv.picturesUnusable', listed(unusable))] : []),
    ],
  }
}

/** Without folders, which windows leave out of what is put up. */
function bareName(name: string): string {
  return (/[^/\\]*$/.exec(name.trim())?.[0] ?? '').toLowerCase()
}

function listed(all: readonly string[]) {
  const names = [...new Set(all)]
  return { count: names.length, names: names.slice(0, NAMES_SHOWN).join(', ') }
}
