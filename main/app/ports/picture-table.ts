import type { PictureFile } from '../../../shared/domain/picture-file.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { PictureSource } from '../../../shared/domain/product-picture.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'

/** What is known of a product's picture. */
export interface ProductPicture {
  readonly sku: Sku
  /** Channels are asked what they say of the product from then on. */
  readonly askAt: EpochMs
  /** The picture at `url` is fetched from then on; null = nothing is to be fetched. */
  readonly fetchAt: EpochMs | null
  readonly url: string | null
  /** The file that is shown; null = none. It stays while another one is being fetched. */
  readonly fileId: string | null
  /** null = nobody has said anything of it. */
  readonly source: PictureSource | null
  /** Why what `url` names is not shown. */
  readonly problem: Message | null
  /** Fetches in vain so far. */
  readonly attempts: number
}

export interface PictureBytes {
  readonly format: PictureFile['format']
  readonly bytes: Uint8Array
}

/** Pictures of products, beside the products: deciding needs none of it. */
export interface PictureTable {
  of(skus: readonly Sku[]): Promise<ReadonlyMap<Sku, ProductPicture>>
  /** Inserts or replaces; files that no product shows any more go. */
  put(pictures: readonly ProductPicture[]): Promise<void>
  /** Keeps a file once, whatever number of products show it. Returns its id. */
  keepFile(file: PictureBytes): Promise<string>
  /** What is shown of these products, those without a picture left out. */
  files(skus: readonly Sku[]): Promise<ReadonlyMap<Sku, PictureBytes>>
  /** The file that some product already shows of this address; null = none does. */
  fileOfUrl(url: string): Promise<string | null>
  /** Due to be fetched, longest due first. */
  toFetch(now: EpochMs, limit: number): Promise<ProductPicture[]>
  /** Products of which channels are to be asked, those never asked first. */
  toAsk(now: EpochMs, limit: number): Promise<Sku[]>
  /** Of all files. */
  totalBytes(): Promise<number>
}
