import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Product, Sku } from '../../../shared/domain/product.ts'
import { freeUnits, type StockLevel } from '../../../shared/domain/stock.ts'
import { type Decision, isPlannedLate } from '../../engine/decision.ts'
import type { TryAll } from './other-ways.ts'

/** Of those that are offered; further ones are chosen among the order's lines. */
const MOST = 3
/** Products whose stock is looked at: what is declared, then the nearest in price. */
const MOST_CANDIDATES = 60

/** Another product for the one that an order is short of, and what would come of it. */
export interface Substitute {
  readonly product: Product
  readonly was: Product
  readonly units: number
  readonly decision: Extract<Decision, { kind: 'allocated' }>
}

/** The product that alone is short; null = none is, or several are. */
export function shortSku(cause: ExceptionCause): Sku | null {
  if (
    cause.reason !== 'out-of-stock' &&
    cause.reason !== 'partial-stock' &&
    cause.reason !== 'oversold-at-channel'
  )
    return null
  const short = new Set(cause.lines.filter(({ wanted, found }) => found < wanted).map(({ sku }) => sku))
  const [only = null] = short
  return short.size === 1 ? only : null
}

/**
 * What can stand for the product that is short so that the whole order ships: what its merchant declared, in that order,
 * then products of its category, the nearest in price first. None that is handled with more care than it.
 */
export async function substitutesFor(
  order: Order,
  cause: ExceptionCause,
  products: readonly Product[],
  given: { readonly all: TryAll; readonly levels: (skus: readonly Sku[]) => Promise<readonly StockLevel[]> },
): Promise<Substitute[]> {
  const sku = shortSku(cause)
  const index = sku === null ? null : indexOf(products)
  const was = index?.bySku.get(sku ?? '')
  const units = order.lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0)
  if (sku === null || !index || was === undefined || units === 0) return []
  const candidates = candidatesFor(was, index)
  if (candidates.length === 0) return []
  const free = new Map<Sku, number>()
  for (const level of await given.levels(candidates.map((one) => one.sku)))
    free.set(level.sku, (free.get(level.sku) ?? 0) + freeUnits(level))
  const there = candidates.filter((one) => (free.get(one.sku) ?? 0) >= units).slice(0, 2 * MOST)
  const decisions = await given.all(there.map((one) => withProduct(order, sku, one.sku)))
  return there
    .flatMap((product, i): Substitute[] => {
      const decision = decisions[i]
      if (decision?.kind !== 'allocated' || isPlannedLate(decision)) return []
      return [{ product, was, units, decision }]
    })
    .slice(0, MOST)
}

function withProduct(order: Order, was: Sku, sku: Sku): Order {
  return { ...order, lines: order.lines.map((line) => (line.sku === was ? { ...line, sku } : line)) }
}

interface ProductIndex {
  readonly bySku: ReadonlyMap<Sku, Product>
  readonly byCategory: ReadonlyMap<string | null, readonly Product[]>
}

function candidatesFor(was: Product, { bySku, byCategory }: ProductIndex): Product[] {
  const declared = (was.substitutes ?? []).flatMap((sku) => bySku.get(sku) ?? [])
  const alike = was.category === null ? [] : (byCategory.get(was.category) ?? [])
  const distance = ({ priceCents }: Product) => Math.abs(priceCents - was.priceCents)
  const nearest = alike.toSorted((a, b) => distance(a) - distance(b))
  const isFit = ({ flags }: Product) => flags.every((flag) => was.flags.includes(flag))
  return [...new Set([...declared, ...nearest.filter(isFit)])]
    .filter(({ sku }) => sku !== was.sku)
    .slice(0, MOST_CANDIDATES)
}

/** The products of a world change seldom; they are sorted out when a substitute is first wanted. */
const indexes = new WeakMap<readonly Product[], ProductIndex>()

function indexOf(products: readonly Product[]): ProductIndex {
  const known = indexes.get(products)
  if (known !== undefined) return known
  const index = {
    bySku: new Map(products.map((product) => [product.sku, product])),
    byCategory: Map.groupBy(products, ({ category }) => category),
  }
  indexes.set(products, index)
  return index
}
