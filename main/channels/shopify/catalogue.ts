import { z } from 'zod'
import type { CatalogueItem, CatalogueStock } from '../../../shared/domain/catalogue.ts'
import type { CataloguePage } from '../../app/ports/catalogue.ts'
import { textOrNull } from '../protocol/catalogue-item.ts'
import { saidCustoms } from '../protocol/customs-fields.ts'
import { gramsOf } from '../protocol/measures.ts'
import { centsFromDecimal } from '../protocol/payload.ts'
import { storedCursor } from '../protocol/stored-cursor.ts'
import { type CatalogueVariant, catalogueAnswer } from './answers.ts'
import { readShopifyLocations, variantTitle } from './catalog.ts'
import type { ShopifyClient } from './client.ts'
import { CATALOGUE } from './documents.ts'

const cursorSchema = z.object({ after: z.string().nullable(), places: z.int().min(1) })

/** Query points one page may cost, less a margin for the fields beside the variants. */
const POINTS = 980
/** Of a variant: itself, product, item, weight and the list of its levels; and of each of its levels. */
const POINTS_PER_VARIANT = 8
const POINTS_PER_PLACE = 4
const LARGEST_PAGE = 100

/**
 * Variants by id, as many at once as the points of one query allow for the shop's locations. Products in the archive are
 * left out. @throws {ChannelError}
 */
export async function readShopifyCatalogue(
  client: ShopifyClient,
  from: string | null,
  signal: AbortSignal,
): Promise<CataloguePage> {
  const { after, places } = storedCursor(cursorSchema, from) ?? {
    after: null,
    places: Math.max(1, (await readShopifyLocations(client, signal)).length),
  }
  const first = Math.max(
    1,
    Math.min(LARGEST_PAGE, Math.floor(POINTS / (POINTS_PER_VARIANT + POINTS_PER_PLACE * places))),
  )
  const { shop, productVariants, productVariantsCount } = await client.query(
    CATALOGUE,
    { first, places, after },
    catalogueAnswer,
    signal,
  )
  const { hasNextPage, endCursor } = productVariants.pageInfo
  return {
    items: productVariants.nodes.map((variant) => itemOf(variant, shop.taxesIncluded)),
    next: hasNextPage && endCursor !== null ? JSON.stringify({ after: endCursor, places }) : null,
    total: productVariantsCount?.count ?? null,
    currency: shop.currencyCode,
  }
}

function itemOf(variant: CatalogueVariant, taxesIncluded: boolean): CatalogueItem {
  const { product, inventoryItem } = variant
  const { weight } = inventoryItem.measurement
  const price = centsFromDecimal.safeParse(variant.price)
  const isShipped = inventoryItem.requiresShipping && !product.isGiftCard
  return {
    id: variant.id,
    sku: textOrNull(variant.sku),
    title: variantTitle(product.title, variant.title),
    category: textOrNull(product.productType),
    barcode: textOrNull(variant.barcode),
    weightG: weight === null ? null : gramsOf(weight.value, weight.unit),
    dimensions: null,
    priceCents: taxesIncluded && price.success ? price.data : null,
    kind: isShipped ? (variant.requiresComponents ? 'bundle' : 'goods') : 'not-shipped',
    stock: stockOf(inventoryItem),
    customs: saidCustoms(
      inventoryItem.harmonizedSystemCode ?? '',
      inventoryItem.countryCodeOfOrigin ?? '',
      '',
    ),
  }
}

/** Units committed to orders are still on the shelf; damaged or quarantined units are not for sale and not counted. */
function stockOf({ tracked, inventoryLevels }: CatalogueVariant['inventoryItem']): CatalogueStock {
  if (!tracked) return 'not-counted'
  return inventoryLevels.nodes.map(({ location, quantities }) => {
    const units = (name: string): number => quantities.find((one) => one.name === name)?.quantity ?? 0
    const available = units('available')
    return { locationId: location.id, available, onHand: available + units('committed') }
  })
}
