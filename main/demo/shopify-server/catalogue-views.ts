import { listConnection, type PageArguments } from './connection.ts'
import { type Fields, instant } from './fields.ts'
import type { LocationRecord, VariantRecord } from './records.ts'
import { soldFrom } from './records.ts'
import type { Shop } from './shop.ts'

export function locationView(location: LocationRecord): Fields {
  return {
    id: location.id,
    name: location.name,
    isActive: true,
    fulfillsOnlineOrders: true,
    shipsInventory: true,
    isFulfillmentService: location.isFulfillmentService === true,
    address: {
      address1: null,
      city: location.city,
      countryCode: location.countryCode,
      zip: location.postcode,
    },
  }
}

export function variantView(shop: Shop, variant: VariantRecord): Fields {
  return {
    id: variant.id,
    sku: variant.sku === '' ? null : variant.sku,
    title: variant.option,
    displayName: `${variant.title} - ${variant.option}`,
    requiresComponents: false,
    product: {
      id: `${variant.id}/product`,
      title: variant.title,
      productType: '',
      isGiftCard: false,
      featuredMedia: mediaView(variant),
    },
    media: { nodes: [] },
    price: (variant.priceCents / 100).toFixed(2),
    barcode: variant.barcode,
    inventoryQuantity: soldFrom(variant),
    inventoryItem: () => itemView(shop, variant),
    updatedAt: instant(shop.clock.now()),
  }
}

/** Of the product: variants have none of their own. */
function mediaView({ id, picture }: VariantRecord): Fields | null {
  if (picture === null) return null
  return { __typename: 'MediaImage', id: `${id}/image`, preview: { image: { url: () => picture } } }
}

export function itemView(shop: Shop, variant: VariantRecord): Fields {
  const levels = (): Fields[] =>
    shop.locations.map((location) => levelView(shop, variant, location.id)).filter((view) => view !== null)
  return {
    id: variant.itemId,
    sku: variant.sku,
    tracked: true,
    requiresShipping: !variant.isDigital,
    harmonizedSystemCode: variant.hsCode,
    countryCodeOfOrigin: variant.originCountry,
    measurement: {
      id: `${variant.itemId}/measurement`,
      weight: { unit: 'KILOGRAMS', value: variant.weightG / 1000 },
    },
    updatedAt: instant(shop.clock.now()),
    inventoryLevel: ({ locationId }: { locationId: string }) => levelView(shop, variant, locationId),
    inventoryLevels: (args: PageArguments) =>
      listConnection(
        levels().map((view) => ({ id: String(view['id']), view })),
        (row) => row.view,
        args,
      ),
  }
}

function levelView(shop: Shop, variant: VariantRecord, locationId: string): Fields | null {
  const level = variant.levels.get(locationId)
  const location = shop.locations.find((candidate) => candidate.id === locationId)
  if (level === undefined || location === undefined) return null
  const quantities: Readonly<Record<string, number>> = {
    available: level.available,
    committed: level.committed,
    on_hand: level.available + level.committed,
  }
  return {
    id: `gid://shopify/InventoryLevel/${locationId.split('/').at(-1)}?inventory_item_id=${variant.itemId.split('/').at(-1)}`,
    isActive: true,
    updatedAt: instant(level.updatedAt),
    item: () => itemView(shop, variant),
    location: locationView(location),
    quantities: ({ names }: { names: readonly string[] }) =>
      names.flatMap((name) => {
        const quantity = quantities[name]
        return quantity === undefined ? [] : [{ name, quantity }]
      }),
  }
}
