import { serviceKey } from '../../../shared/domain/carrier.ts'
import { ExchangeTable } from '../../../shared/domain/exchange-rate.ts'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import type { RuleContext } from '../rules/rule-context.ts'
import { prepareShipping, type Shipping } from '../shipping/prepared-shipping.ts'
import { type RateCards, rateCards } from '../shipping/service-cards.ts'
import { FloorPrices } from '../sourcing/floor-prices.ts'
import { nameHash } from '../trace/name-hash.ts'
import type { World } from '../world.ts'
import { unitVectors } from './distance.ts'
import { type ProductColumns, productColumns } from './product-columns.ts'
import { growWithWeight, takeTimeByWeight } from './rates-by-weight.ts'
import { StockLedger } from './stock-ledger.ts'
import { StockWorth } from './stock-worth.ts'

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
  readonly cards: RateCards
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
  return prepareFrom(world, null)
}

/**
 * Another world prepared with all that one before it still has: what did not change is told by its being the same list.
 * Of sites, services and channels only which there are counts for most of it, not what is known of them. Stock of SKUs and sites that
 * both have stays as it was prepared, whatever `world.stock` says.
 */
export function patchWorld(before: PreparedWorld, world: World): PreparedWorld {
  return prepareFrom(world, before)
}

function prepareFrom(world: World, before: PreparedWorld | null): PreparedWorld {
  const { sites, products, services, rates } = world
  const was = before?.world
  const siteIndex = indexOf(sites, ({ id }) => id, before?.siteIndex)
  const skuIndex = indexOf(products, ({ sku }) => sku, before?.skuIndex)
  const isPlaced = siteIndex === before?.siteIndex && skuIndex === before.skuIndex
  const shipsAlike =
    siteIndex === before?.siteIndex &&
    services === was?.services &&
    rates === was.rates &&
    world.suspensions === was.suspensions &&
    world.surcharges === was.surcharges
  const cards = before !== null && rates === was?.rates ? before.cards : rateCards(rates, before?.cards)
  const shipping = before !== null && shipsAlike ? before.shipping : shippingOf(world, cards)
  return {
    world,
    siteIndex,
    skuIndex,
    columns: productColumns(products, skuIndex === before?.skuIndex ? before.columns : null),
    stock:
      before === null
        ? StockLedger.from(world.stock, world.reserves, siteIndex, skuIndex)
        : isPlaced && world.reserves === was?.reserves
          ? before.stock
          : before.stock.moved(world.reserves, before, { siteIndex, skuIndex }),
    cards,
    shipping,
    floorPrices: shipping === before?.shipping ? before.floorPrices : floorPricesOf(world, shipping),
    context: contextOf(world, before?.context),
    siteVectors: sites === was?.sites && before !== null ? before.siteVectors : unitVectors(sites),
    siteHashes: Int32Array.from(sites, ({ id }) => nameHash(id)),
    serviceHashes: Int32Array.from(services, (service) => nameHash(serviceKey(service))),
    worth:
      before !== null && isPlaced && world.shadowPrices === was?.shadowPrices
        ? before.worth
        : StockWorth.of(world, siteIndex, skuIndex),
    divisor: leastDivisor(world),
    exchange:
      before !== null && world.exchangeRates === was?.exchangeRates
        ? before.exchange
        : new ExchangeTable(world.exchangeRates),
    ratesGrow: cards.values().every(growWithWeight),
    timeByWeight: cards.values().some(takeTimeByWeight),
  }
}

/** Positions by name; those from before where the names are the same in the same order. */
function indexOf<T>(
  list: readonly T[],
  nameOf: (item: T) => string,
  before: ReadonlyMap<string, number> | undefined,
): ReadonlyMap<string, number> {
  const isSame = before?.size === list.length && list.every((item, i) => before.get(nameOf(item)) === i)
  return isSame ? before : new Map(list.map((item, i) => [nameOf(item), i]))
}

/**
 * The same world with these stock levels in place of the old ones of their site and SKU; everything else is
 * shared, the pages of stock that none of them is on too.
 */
export function withStock(prepared: PreparedWorld, levels: readonly StockLevel[]): PreparedWorld {
  return { ...prepared, stock: prepared.stock.with(levels, prepared.siteIndex, prepared.skuIndex) }
}

/** What may change without its lists of sites, products and services being another: cheap, nothing re-indexed. */
export type WorldChanges = Partial<
  Pick<World, 'policy' | 'siteLoad' | 'serviceLoad' | 'suspensions' | 'shadowPrices' | 'channelPriority'>
>

/** The same world with other loads, policy, prices or suspensions. Only suspensions class the destinations anew. */
export function withChanges(prepared: PreparedWorld, changes: WorldChanges): PreparedWorld {
  const world: World = { ...prepared.world, ...changes }
  const shipping = changes.suspensions === undefined ? prepared.shipping : shippingOf(world, prepared.cards)
  return {
    ...prepared,
    world,
    context: changes.channelPriority === undefined ? prepared.context : contextOf(world, prepared.context),
    shipping,
    floorPrices: shipping === prepared.shipping ? prepared.floorPrices : floorPricesOf(world, shipping),
    worth:
      changes.shadowPrices === undefined
        ? prepared.worth
        : StockWorth.of(world, prepared.siteIndex, prepared.skuIndex),
  }
}

/** The one from before where rules may name the same: what was compiled for it holds. */
function contextOf(world: World, before: RuleContext | undefined): RuleContext {
  const context = {
    siteIds: world.sites.map((site) => site.id),
    services: world.services,
    channelIds: [...world.channelPriority.keys()],
    timeZone: world.timeZone,
  }
  const isSame =
    before !== undefined &&
    context.services === before.services &&
    context.timeZone === before.timeZone &&
    isSameList(context.siteIds, before.siteIds) &&
    isSameList(context.channelIds, before.channelIds)
  return isSame ? before : context
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, i) => item === other[i])
}

function leastDivisor({ services }: World): number | null {
  const divisors = services.flatMap((service) => service.volumetricDivisor ?? [])
  return divisors.length === 0 ? null : Math.min(...divisors)
}

function shippingOf({ sites, services, suspensions, surcharges }: World, cards: RateCards): Shipping {
  return prepareShipping({ sites, services, cards, suspensions, surcharges })
}

function floorPricesOf({ services, sites }: World, { tariffs }: Shipping): FloorPrices {
  return new FloorPrices(tariffs, services, sites.length)
}
