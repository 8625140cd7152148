import { z } from 'zod'
import { isCollected } from './collection.ts'
import { type Order, pickupPoint } from './order.ts'
import { placeOf, territoryAt } from './postal/territory.ts'
import * as scalars from './scalars.ts'
import { orderKind } from './sellable.ts'

const MOST_KINDS = 12
const MOST_PLACES = 3
/** A kind that is rarer among a channel's orders is none that it takes as a rule. */
const LEAST_SHARE = 0.02
/** Counts are halved beyond, so that what is usual follows what is sold. */
const MOST_COUNTED = 2_000

const place = z.object({
  postcode: z.string(),
  city: z.string(),
  state: z.string().optional(),
  latitude: scalars.latitude.nullable(),
  longitude: scalars.longitude.nullable(),
})

/** A kind of order and what those of late had in common; nothing of any buyer but where such orders go. */
export const usualKind = orderKind.extend({
  /** Name of the shipping method, and the carrier or service that it stands for; '' = none. */
  method: z.string(),
  service: z.string(),
  currency: scalars.currency,
  /** '' and none where the orders differ. */
  tier: z.string(),
  tags: z.array(z.string()),
  pickupPoint: pickupPoint.nullable(),
  /** The latest, each in another postal area. */
  places: z.array(place).min(1),
})
export type UsualKind = z.infer<typeof usualKind>

/** The kinds with these orders counted, oldest first; the most frequent come first. */
export function countOrders(kinds: readonly UsualKind[], orders: readonly Order[]): UsualKind[] {
  const byKey = new Map(kinds.map((kind) => [keyOf(kind), kind]))
  for (const order of orders) {
    const kind = kindOf(order)
    const known = byKey.get(keyOf(kind))
    byKey.set(keyOf(kind), known === undefined ? kind : withOrder(known, kind))
  }
  const sorted = [...byKey.values()].toSorted((a, b) => b.orders - a.orders).slice(0, MOST_KINDS)
  const counted = sorted.reduce((sum, one) => sum + one.orders, 0)
  if (counted <= MOST_COUNTED) return sorted
  return sorted.flatMap((one) => (one.orders < 2 ? [] : [{ ...one, orders: Math.floor(one.orders / 2) }]))
}

/** Those frequent enough to be told stock for. */
export function usualAmong(kinds: readonly UsualKind[]): readonly UsualKind[] {
  const counted = kinds.reduce((sum, { orders }) => sum + orders, 0)
  return kinds.filter(({ orders }) => orders >= counted * LEAST_SHARE)
}

function keyOf({ country, territory, delivery, siteId, method, service }: UsualKind): string {
  return [country, territory, delivery, siteId ?? '', method, service].join('\n')
}

function kindOf(order: Order): UsualKind {
  const { destination, requests } = order
  const { country, postcode, city, state, latitude, longitude } = destination
  const collected = isCollected(order)
  return {
    country,
    territory: territoryAt(placeOf(country, postcode))?.code ?? '',
    delivery: collected ? 'collect' : order.serviceLevel,
    siteId: collected ? (requests?.collectAt ?? null) : null,
    orders: 1,
    method: requests?.shippingMethod ?? '',
    service: requests?.service ?? '',
    currency: order.currency,
    tier: order.customerTier,
    tags: order.tags,
    pickupPoint: requests?.pickupPoint ?? null,
    places: [{ postcode, city, ...(state === undefined ? {} : { state }), latitude, longitude }],
  }
}

function withOrder(known: UsualKind, { currency, tier, tags, pickupPoint, places }: UsualKind): UsualKind {
  const areas = new Set<string>()
  const latest = [...places, ...known.places].filter(({ postcode }) => {
    const area = postcode.slice(0, 2)
    return !areas.has(area) && areas.add(area)
  })
  return {
    ...known,
    orders: known.orders + 1,
    currency,
    tier: tier === known.tier ? tier : '',
    tags: known.tags.filter((tag) => tags.includes(tag)),
    pickupPoint: pickupPoint ?? known.pickupPoint,
    places: latest.slice(0, MOST_PLACES),
  }
}
