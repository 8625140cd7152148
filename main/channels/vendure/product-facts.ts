import { z } from 'zod'
import type { ProductFacts } from '../../app/ports/channel.ts'
import { productCustomsIn } from '../protocol/customs-fields.ts'
import type { WishField } from '../protocol/order-wishes.ts'
import { pictureUrl } from '../protocol/picture-url.ts'
import type { VendureClient } from './client.ts'

/** What Vendure's own asset server makes of an asset: JPEG, 500 pixels wide; others pass it over. */
const PRESET = { preset: 'medium', format: 'jpg' }

/** Every shop adds its own: which they are is asked of the schema. */
const CUSTOM_FIELDS = `query CustomFields {
  variant: __type(name: "ProductVariantCustomFields") { fields { name type { kind ofType { kind } } } }
  product: __type(name: "ProductCustomFields") { fields { name type { kind ofType { kind } } } }
}`

const kind = z.object({ kind: z.string(), ofType: z.object({ kind: z.string() }).nullish() })
const fields = z.object({ fields: z.array(z.object({ name: z.string(), type: kind })) }).nullable()
const customFieldsAnswer = z.object({ variant: fields, product: fields })

const asset = z.object({ preview: z.string() }).nullish()
const customFields = z.record(z.string(), z.unknown()).nullish()
const factsAnswer = z.object({
  productVariants: z.object({
    items: z.array(
      z.object({
        sku: z.string(),
        featuredAsset: asset,
        customFields,
        product: z.object({ featuredAsset: asset, customFields }),
      }),
    ),
  }),
})

/** A variant without a picture or a field of its own has its product's. @throws {ChannelError} */
export async function readVendureFacts(
  client: VendureClient,
  shopUrl: string | null,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ProductFacts>> {
  const own = await client.query(CUSTOM_FIELDS, {}, customFieldsAnswer, signal)
  const query = `query ProductFacts($skus: [String!]!, $take: Int!) {
  productVariants(options: { filter: { sku: { in: $skus } }, sort: { id: ASC }, take: $take }) {
    items {
      sku featuredAsset { preview }${selectionOf(own.variant)}
      product { featuredAsset { preview }${selectionOf(own.product)} }
    }
  }
}`
  const answer = await client.query(query, { skus, take: 2 * skus.length }, factsAnswer, signal)
  const found = new Map<string, ProductFacts>()
  for (const variant of answer.productVariants.items) {
    if (found.has(variant.sku)) continue
    const { product } = variant
    const preview = (variant.featuredAsset ?? product.featuredAsset)?.preview
    const said = [...fieldsIn(variant.customFields), ...fieldsIn(product.customFields)]
    found.set(variant.sku, {
      pictureUrl: sized(pictureUrl(preview, shopUrl)),
      customs: productCustomsIn(said),
    })
  }
  return found
}

/** The fields that hold a value by themselves; without any the whole is a JSON scalar, which says nothing. */
function selectionOf(type: z.infer<typeof fields>): string {
  const plain = (type?.fields ?? []).filter(({ type: { kind: outer, ofType } }) => {
    const inner = outer === 'NON_NULL' ? ofType?.kind : outer
    return inner === 'SCALAR' || inner === 'ENUM'
  })
  return plain.length === 0 ? '' : ` customFields { ${plain.map(({ name }) => name).join(' ')} }`
}

function fieldsIn(said: z.infer<typeof customFields>): WishField[] {
  return Object.entries(said ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [{ key, value: String(value) }] : [],
  )
}

function sized(address: string | null): string | null {
  if (address === null) return null
  const url = new URL(address)
  for (const [name, value] of Object.entries(PRESET)) url.searchParams.set(name, value)
  return url.href
}
