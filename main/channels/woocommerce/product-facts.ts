import type { ProductFacts } from '../../app/ports/channel.ts'
import { productCustomsIn } from '../protocol/customs-fields.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { PICTURE_PX, pictureUrl } from '../protocol/picture-url.ts'
import { factsList, type WooFacts } from './answers.ts'
import { customsFieldsOf } from './catalogue.ts'
import type { WooClient } from './client.ts'

const FIELDS = 'id,parent_id,sku,images,attributes,meta_data'

/**
 * What a variation does not say, its product says for all of them; WooCommerce itself gives the product's picture for it.
 * @throws {ChannelError}
 */
export async function readWooFacts(
  client: WooClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ProductFacts>> {
  // A comma parts them in the query.
  const plain = skus.filter((sku) => !sku.includes(','))
  if (plain.length === 0) return new Map()
  const read = async (by: Readonly<Record<string, string>>): Promise<WooFacts[]> => {
    const query = new URLSearchParams({
      ...by,
      orderby: 'id',
      order: 'asc',
      per_page: '100',
      _fields: FIELDS,
    })
    const answer = await client.get(`/products?${query.toString()}`, signal)
    return parseAnswer(factsList, answer.value, 'WooCommerce products')
  }
  const rows = await read({ sku: plain.join(',') })
  const parentIds = [...new Set(rows.map(({ parent_id }) => parent_id))].filter((id) => id > 0)
  const parents = parentIds.length === 0 ? [] : await read({ include: parentIds.join(','), status: 'any' })
  const found = new Map<string, ProductFacts>()
  for (const row of rows) {
    if (!plain.includes(row.sku) || found.has(row.sku)) continue
    const parent = parents.find(({ id }) => id === row.parent_id)
    const fields = [...customsFieldsOf(row), ...(parent === undefined ? [] : customsFieldsOf(parent))]
    const images = [...row.images, ...(parent?.images ?? [])]
    found.set(row.sku, { pictureUrl: imageUrl(images), customs: productCustomsIn(fields) })
  }
  return found
}

/** What WooCommerce shows of a product without a picture. */
const PLACEHOLDER = /woocommerce-placeholder/

function imageUrl(images: WooFacts['images']): string | null {
  const image = images.find(({ id, src }) => id !== 0 && !PLACEHOLDER.test(src))
  return image === undefined ? null : pictureUrl(smallest(image.srcset) ?? image.src, null)
}

/** Since 10.1 WooCommerce names the sizes that it made: the smallest that is large enough. */
function smallest(srcset: string): string | null {
  const sizes = srcset.split(/,\s+/).flatMap((entry) => {
    const [, url, width] = /^(\S+)\s+(\d+)w$/.exec(entry.trim()) ?? []
    return url === undefined ? [] : [{ url, width: Number(width) }]
  })
  const enough = sizes.filter(({ width }) => width >= PICTURE_PX / 2).toSorted((a, b) => a.width - b.width)
  return enough[0]?.url ?? null
}
