import type { Sku } from '../../../shared/domain/product.ts'
import type { PictureSource } from '../../../shared/domain/product-picture.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { PictureBytes, ProductPicture } from '../ports/picture-table.ts'
import type { Tx } from '../ports/store.ts'
import { given, saidByFile, unsaid } from './picture-state.ts'

/** A person's picture of a product; null = none. @throws {Refusal} no such product */
export async function putPicture(
  { tx, touch }: CommandContext,
  sku: Sku,
  file: PictureBytes | null,
): Promise<Record<string, never>> {
  const [product] = await tx.products.bySkus([sku])
  if (product === undefined) refuse('refusals.unknown.product', { sku })
  await giveFile(tx, sku, file, { kind: 'person' })
  touch('pictures')
  return {}
}

/** What imported files say of pictures: an address that is fetched later, or a file that came with them. */
export type FiledPicture =
  | { readonly sku: Sku; readonly url: string }
  | { readonly sku: Sku; readonly file: PictureBytes }

export async function putFiledPictures(
  { tx, now, touch }: CommandContext,
  filed: readonly FiledPicture[],
): Promise<void> {
  if (filed.length === 0) return
  const known = await tx.pictures.of(filed.map(({ sku }) => sku))
  const named: ProductPicture[] = []
  for (const one of filed) {
    if ('file' in one) await giveFile(tx, one.sku, one.file, { kind: 'file' })
    else named.push(saidByFile(known.get(one.sku) ?? unsaid(one.sku), one.url, now))
  }
  await tx.pictures.put(named)
  touch('pictures')
}

async function giveFile(tx: Tx, sku: Sku, file: PictureBytes | null, source: PictureSource): Promise<void> {
  const known = (await tx.pictures.of([sku])).get(sku) ?? unsaid(sku)
  const fileId = file === null ? null : await tx.pictures.keepFile(file)
  await tx.pictures.put([given(known, fileId, source)])
}
