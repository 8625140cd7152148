import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { ServiceLevel } from '../../../shared/domain/carrier.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { DAY_MS, type EpochMs, type LocalDate } from '../../../shared/lib/clock.ts'

/** What is imagined of an order; as the form holds it. */
export interface Changes {
  readonly serviceLevel: ServiceLevel
  readonly country: string
  readonly postcode: string
  /** By line; 0 = without that line. */
  readonly quantities: ReadonlyMap<string, number>
  /** Separated by commas. */
  readonly tags: string
  /** null = now. */
  readonly at: EpochMs | null
  /** What lies at a site of one SKU, all of it to be taken; null = as it is. */
  readonly stock: { readonly siteId: string; readonly sku: string; readonly onHand: number } | null
}

export function asItIs(order: Order): Changes {
  return {
    serviceLevel: order.serviceLevel,
    country: order.destination.country,
    postcode: order.destination.postcode,
    quantities: new Map(order.lines.map(({ id, quantity }) => [id, quantity])),
    tags: order.tags.join(', '),
    at: null,
    stock: null,
  }
}

/** The question to the server; what is as it was is null. A country that is not two letters is not asked for. */
export function questionOf(order: Order, changes: Changes) {
  const { destination } = order
  const country = /^[A-Z]{2}$/.test(changes.country) ? changes.country : destination.country
  const isElsewhere = country !== destination.country || changes.postcode !== destination.postcode
  const lines = order.lines
    .map((line) => ({ ...line, quantity: changes.quantities.get(line.id) ?? line.quantity }))
    .filter(({ quantity }) => quantity > 0)
  const isOther =
    lines.length !== order.lines.length ||
    lines.some(({ quantity }, i) => quantity !== order.lines[i]?.quantity)
  const tags = changes.tags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
  return {
    orderId: order.id,
    serviceLevel: changes.serviceLevel === order.serviceLevel ? null : changes.serviceLevel,
    destination: isElsewhere
      ? { ...destination, country, postcode: changes.postcode, latitude: null, longitude: null }
      : null,
    lines: isOther && lines.length > 0 ? lines : null,
    tags: tags.join() === order.tags.join() ? null : tags,
    at: changes.at,
    stock: changes.stock === null ? [] : [{ ...changes.stock, safety: 0 }],
  }
}

/** One way of shipping an order, as far as it is compared. */
export interface Outcome {
  readonly parts: readonly { siteId: string; carrierId: string; serviceId: string }[]
  /** null = nothing ships. */
  readonly cents: number | null
  /** The last day of its last part. */
  readonly arrivesBy: LocalDate | null
}

export function outcomeOf(
  parts: readonly {
    siteId: string
    carrierId: string
    serviceId: string
    cents: number
    promise: { deliverTo: LocalDate }
  }[],
): Outcome {
  return {
    parts,
    cents: parts.length === 0 ? null : parts.reduce((sum, { cents }) => sum + cents, 0),
    arrivesBy:
      parts
        .map(({ promise }) => promise.deliverTo)
        .sort()
        .at(-1) ?? null,
  }
}

/** What is planned for an order now. */
export function plannedOutcome(detail: OrderDetail): Outcome {
  return outcomeOf(
    detail.fulfillments
      .filter(({ state }) => state !== 'cancelled')
      .map((one) => ({ ...one, cents: one.shippingCents + one.handlingCents })),
  )
}

/** How much dearer and how many days later; null where one of them ships nothing. */
export function differenceOf(now: Outcome, then: Outcome): { cents: number; days: number } | null {
  if (now.cents === null || then.cents === null || now.arrivesBy === null || then.arrivesBy === null)
    return null
  const day = (date: LocalDate) => Date.parse(`${date}T00:00:00Z`) / DAY_MS
  return { cents: then.cents - now.cents, days: day(then.arrivesBy) - day(now.arrivesBy) }
}
