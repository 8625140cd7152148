import { serviceKey } from '../../../shared/domain/carrier.ts'
import { ExchangeTable } from '../../../shared/domain/exchange-rate.ts'
import type { Product } from '../../../shared/domain/product.ts'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import type { RuleContext } from '../rules/rule-context.ts'
import { longestSideMm, sidesOf, volumeMm3 } from '../shipping/cartons.ts'
import { flagBits } from '../shipping/goods.ts'
import { prepareShipping, type Shipping } from '../shipping/prepared-shipping.ts'
import { FloorPrices } from '../sourcing/floor-prices.ts'
import { nameHash } from '../trace/name-hash.ts'
import type { World } from '../world.ts'
import { unitVectors } from './distance.ts'
import { ratesGrowWithWeight, takesTimeByWeight } from './rates-grow-with-weight.ts'
import { StockLedger } from './stock-ledger.ts'
import { StockWorth } from './stock-worth.ts'

/** Products by position in `World.products`. */
export interface ProductColumns {
  readonly products: readonly Product[]
  readonly weightG: Float64Array
  readonly volumeMm3: Float64Array
  readonly longestMm: Float64Array
  /** Three each, longest first. */
  readonly sidesMm: Float64Array
  readonly flags: Int32Array
}

/**
 * A world indexed for deciding: sites, SKUs and services by position in their lists. Nothing in it changes
 * from outside; a changed world is a new one that shares what did not change (`withStock`, `withChanges`).
 */
export interface PreparedWorld {
  readonly world: World
  readonly siteIndex: ReadonlyMap<string, number>
  readonly skuIndex: ReadonlyMap<string, number>
  readonly columns: ProductColumns
  readonly stock: StockLedger
  readonly shipping: Shipping
  readonly context: RuleContext
  /** Site coordinates, see `unitVectors`. */
  readonly siteVectors: Float64Array
  /** How traces name sites and services. */
  readonly siteHashes: Int32Array
  readonly serviceHashes: Int32Array
  /** null = none. */
  readonly worth: StockWorth | null
  /** cm3 per kg of the service that counts volume most: estimates a chargeable weight before one is chosen. */
  readonly divisor: number | null
  /** Lower bounds of what any fulfilment costs. */
  readonly floorPrices: FloorPrices
  readonly exchange: ExchangeTable
  /** No rate card is cheaper for a heavier parcel: lets the search prove early that one site is best. */
  readonly ratesGrow: boolean
  /** Some rate card takes longer for some weights than for others: cutting a line may keep a promise. */
  readonly timeByWeight: boolean
}

export function prepareWorld(world: World): PreparedWorld {
  const shipping = shippingOf(world)
  const siteIndex = new Map(world.sites.map((site, i) => [site.id, i]))
  const skuIndex = new Map(world.products.map((product, i) => [product.sku, i]))
  return {
    world,
    siteIndex,
    skuIndex,
    columns: productColumns(world.products),
    stock: StockLedger.from(world.stock, world.reserves, siteIndex, skuIndex),
    shipping,
    floorPrices: floorPricesOf(world, shipping),
    context: contextOf(world),
    siteVectors: unitVectors(world.sites),
    siteHashes: Int32Array.from(world.sites, (site) => nameHash(site.id)),
    serviceHashes: Int32Array.from(world.services, (service) => nameHash(serviceKey(service))),
    worth: StockWorth.of(world, siteIndex, skuIndex),
    divisor: leastDivisor(world),
    exchange: new ExchangeTable(world.exchangeRates),
    ratesGrow: ratesGrowWithWeight(world.rates),
    timeByWeight: takesTimeByWeight(world.rates),
  }
}

/**
 * The same world with these stock levels in place of the old ones of their site and SKU; everything else is
 * shared. Costs one copy of the ledger (4 bytes a site and SKU), so a live run calls it once a group of changes.
 */
export function withStock(prepared: PreparedWorld, levels: readonly StockLevel[]): PreparedWorld {
  return { ...prepared, stock: prepared.stock.with(levels, prepared.siteIndex, prepared.skuIndex) }
}

/** What may change without its lists of sites, products and services being another: cheap, nothing re-indexed. */
export type WorldChanges = Partial<
  Pick<World, 'policy' | 'siteLoad' | 'serviceLoad' | 'suspensions' | 'shadowPrices' | 'channelPriority'>
>

/** The same world with other loads, policy, prices or suspensions. Only suspensions re-index the rate cards. */
export function withChanges(prepared: PreparedWorld, changes: WorldChanges): PreparedWorld {
  const world: World = { ...prepared.world, ...changes }
  const shipping = changes.suspensions === undefined ? prepared.shipping : shippingOf(world)
  return {
    ...prepared,
    world,
    context: changes.channelPriority === undefined ? prepared.context : contextOf(world),
    shipping,
    floorPrices: shipping === prepared.shipping ? prepared.floorPrices : floorPricesOf(world, shipping),
    worth:
      changes.shadowPrices === undefined
        ? prepared.worth
        : StockWorth.of(world, prepared.siteIndex, prepared.skuIndex),
  }
}

function contextOf(world: World): RuleContext {
  return {
    siteIds: world.sites.map((site) => site.id),
    services: world.services,
    channelIds: [...world.channelPriority.keys()],
    timeZone: world.timeZone,
  }
}

function leastDivisor({ services }: World): number | null {
  const divisors = services.flatMap((service) => service.volumetricDivisor ?? [])
  return divisors.length === 0 ? null : Math.min(...divisors)
}

function shippingOf(world: World): Shipping {
  const { sites, services, rates, suspensions, surcharges } = world
  return prepareShipping({ sites, services, rates, suspensions, surcharges })
}

function floorPricesOf({ services, sites }: World, { tariffs }: Shipping): FloorPrices {
  return new FloorPrices(tariffs, services, sites.length)
}

function productColumns(products: readonly Product[]): ProductColumns {
  return {
    products,
    weightG: Float64Array.from(products, (product) => product.weightG),
    volumeMm3: Float64Array.from(products, volumeMm3),
    longestMm: Float64Array.from(products, (product) => longestSideMm(product.dimensions)),
    sidesMm: Float64Array.from(products.flatMap((product) => sidesOf(product.dimensions))),
    flags: Int32Array.from(products, (product) => flagBits(product.flags)),
  }
}
