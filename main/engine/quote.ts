import type { ServiceLevel } from '../../shared/domain/carrier.ts'
import type { ExceptionCause } from '../../shared/domain/exception.ts'
import type { Destination } from '../../shared/domain/order.ts'
import type { Sku } from '../../shared/domain/product.ts'
import type { EpochMs, LocalDate } from '../../shared/lib/clock.ts'
import type { PlannedFulfillment } from './decision.ts'
import { orchestrate } from './orchestrate.ts'
import type { PreparedWorld } from './prepare/prepared-world.ts'
import type { CompiledRules } from './rules/compile.ts'

/** What a shop asks before an order is placed. */
export interface Basket {
  readonly channelId: string
  readonly lines: readonly { readonly sku: Sku; readonly quantity: number }[]
  readonly destination: Pick<Destination, 'country' | 'postcode' | 'city' | 'latitude' | 'longitude'>
  readonly serviceLevel: ServiceLevel
  /** ISO 4217. */
  readonly currency: string
}

export type Quote =
  | {
      readonly kind: 'available'
      /** The last of all parcels is there by then. */
      readonly deliverFrom: LocalDate
      readonly deliverTo: LocalDate
      readonly shippingCents: number
      readonly fulfillments: readonly PlannedFulfillment[]
    }
  | { readonly kind: 'unavailable'; readonly cause: ExceptionCause }

/** The promise that this basket would get if it were ordered now. Nothing is reserved or written. */
export function quote(basket: Basket, world: PreparedWorld, rules: CompiledRules, now: EpochMs): Quote {
  const [decision] = orchestrate([orderOf(basket, world, now)], world, rules, now)
  if (decision === undefined || decision.kind !== 'allocated') {
    return { kind: 'unavailable', cause: decision?.cause ?? { reason: 'out-of-stock', lines: [] } }
  }
  const { fulfillments } = decision
  return {
    kind: 'available',
    deliverFrom: latest(fulfillments.map((one) => one.promise.deliverFrom)),
    deliverTo: latest(fulfillments.map((one) => one.promise.deliverTo)),
    shippingCents: fulfillments.reduce((sum, one) => sum + one.shippingCents, 0),
    fulfillments,
  }
}

function orderOf(basket: Basket, { skuIndex, world }: PreparedWorld, now: EpochMs) {
  const priceOf = (sku: Sku): number => world.products[skuIndex.get(sku) ?? -1]?.priceCents ?? 0
  return {
    id: 'quote',
    channelId: basket.channelId,
    externalId: 'quote',
    reference: 'quote',
    placedAt: now,
    destination: { name: '', company: null, street: [], phone: null, email: null, ...basket.destination },
    serviceLevel: basket.serviceLevel,
    customerTier: '',
    tags: [],
    currency: basket.currency,
    shipBy: null,
    deliverBy: null,
    lines: basket.lines.map(({ sku, quantity }, i) => ({
      id: String(i + 1),
      sku,
      quantity,
      unitPriceCents: priceOf(sku),
    })),
  }
}

/** Dates as 'YYYY-MM-DD' compare as text. */
function latest(dates: readonly LocalDate[]): LocalDate {
  return dates.reduce((last, date) => (date > last ? date : last), '')
}
