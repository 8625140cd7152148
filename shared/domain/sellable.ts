import { z } from 'zod'
import { SERVICE_REFUSALS, SITE_REFUSALS } from './explanation.ts'
import * as scalars from './scalars.ts'

/** A rule of the published rule set; `number` is its place in the list, from 1. */
export const ruleMention = z.object({ id: z.string(), name: z.string(), number: z.int().min(1) })
export type RuleMention = z.infer<typeof ruleMention>

/** Why units that a site has free are not told to a channel. */
export const siteBar = z.discriminatedUnion('kind', [
  /** Rules send the channel's orders elsewhere. */
  z.object({ kind: z.literal('rule'), rules: z.array(ruleMention) }),
  /** Rules keep these units for other channels. */
  z.object({ kind: z.literal('kept-by-rule'), rules: z.array(ruleMention) }),
  /** No service takes it from there; the most frequent reason, and the rules that say so. */
  z.object({
    kind: z.literal('service'),
    refusal: z.enum(SERVICE_REFUSALS),
    rules: z.array(ruleMention),
  }),
  z.object({ kind: z.literal('collect'), refusal: z.enum(SITE_REFUSALS) }),
  z.object({ kind: z.literal('outage') }),
])
export type SiteBar = z.infer<typeof siteBar>

/** A kind of order that a channel takes as a rule. */
export const orderKind = z.object({
  country: scalars.country,
  /** See `territoryAt`; '' = the mainland. */
  territory: z.string(),
  delivery: z.enum(['standard', 'express', 'relay', 'collect']),
  /** Where its buyers collect it, if they say. */
  siteId: scalars.code.nullable(),
  /** Of the orders looked at; 0 = none was there to look at, it is assumed. */
  orders: scalars.count,
})
export type OrderKind = z.infer<typeof orderKind>

/** Where orders go, whichever way they are sent: to a country or a territory of it, or to the buyer at a site. */
export const orderPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), country: scalars.country, territory: z.string() }),
  /** `siteId`: where they say that they collect it; null = at any. */
  z.object({ kind: z.literal('collected'), siteId: scalars.code.nullable() }),
])
export type OrderPlace = z.infer<typeof orderPlace>

export function placeOfKind({ country, territory, delivery, siteId }: OrderKind): OrderPlace {
  return delivery === 'collect' ? { kind: 'collected', siteId } : { kind: 'sent', country, territory }
}

export function isSamePlace(one: OrderPlace, other: OrderPlace): boolean {
  if (one.kind === 'collected') return other.kind === 'collected' && one.siteId === other.siteId
  return other.kind === 'sent' && one.country === other.country && one.territory === other.territory
}

/** Each once, in the order of the kinds; none where all go to one, which says nothing. */
export function placesOfKinds(kinds: readonly OrderKind[]): OrderPlace[] {
  const places = kinds.map(placeOfKind)
  const unique = places.filter((place, i) => places.findIndex((one) => isSamePlace(one, place)) === i)
  return unique.length > 1 ? unique : []
}

/** What one site has of a product, and what of it one channel may be told. Terms add up to `onHand`. */
export const siteSum = z.object({
  siteId: scalars.code,
  onHand: scalars.count,
  reserved: scalars.count,
  safety: scalars.count,
  /** Not found by a picker, until it is counted. */
  inDoubt: scalars.count,
  /** For other channels, at this site. */
  kept: scalars.count,
  /** For desktops to hand out while they work alone, and which these are. */
  setAside: scalars.count,
  setAsideFor: z.array(z.string()),
  barred: scalars.count,
  /** null = nothing is barred. */
  bar: siteBar.nullable(),
  told: scalars.count,
  /** The only kinds of order that these units can go to, by position; null = all that the channel takes. */
  onlyFor: z.array(z.int()).nullable(),
})
export type SiteSum = z.infer<typeof siteSum>

/** How what a channel is told of one of its SKUs comes about. From `here`, all that is taken off leaves `told`. */
export const sellableSum = z.object({
  channelSku: z.string(),
  /** Units of ours in one of the channel's. */
  units: z.int().min(1),
  /** On hand at all sites. */
  here: scalars.count,
  sites: z.array(siteSum),
  /** Kept for other channels over all sites, as far as other sites' stock does not cover it. */
  keptOverAll: scalars.count,
  /** Wanted by open orders that hold no stock yet. */
  wanted: scalars.count,
  buffer: scalars.count,
  /** Units that make no whole article, or none that the sites can send. */
  rest: scalars.count,
  /** Units; `told / units` is what the channel is sent. */
  told: scalars.count,
})
export type SellableSum = z.infer<typeof sellableSum>
