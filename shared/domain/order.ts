import { z } from 'zod'
import { addressParts } from './address-parts.ts'
import { serviceLevel } from './carrier.ts'
import { customerPast } from './customer-past.ts'
import { orderCustoms } from './customs/customs-identity.ts'
import { lineEdit } from './line-edits.ts'
import { orderCharges } from './order-charges.ts'
import { orderChoice } from './order-choice.ts'
import { orderDates } from './order-dates.ts'
import * as scalars from './scalars.ts'

export const ORDER_STATES = [
  'received',
  'allocated',
  'released',
  'packed',
  'shipped',
  'delivered',
  'on-hold',
  'backordered',
  'cancelled',
  'returned',
] as const
export const orderState = z.enum(ORDER_STATES)
export type OrderState = z.infer<typeof orderState>

/** An order does not come back from these to the warehouse's floor. */
export const CLOSED_STATES: readonly OrderState[] = ['shipped', 'delivered', 'cancelled', 'returned']

/** All of it has left, whether or not it is known to have arrived. */
export const ALL_LEFT: readonly OrderState[] = ['shipped', 'delivered']

export function hasAllLeft(state: OrderState): boolean {
  return ALL_LEFT.includes(state)
}

/** From these an order may be reallocated, with what it holds given back. */
export const REALLOCATABLE: readonly OrderState[] = [
  'received',
  'allocated',
  'released',
  'on-hold',
  'backordered',
]

/** Engraving, size and the like: what the buyer chose or typed for a line. */
export const lineOptions = z
  .array(z.object({ name: z.string().max(120), value: z.string().max(1000) }))
  .max(50)

export const orderLine = z.object({
  /** Unique in its order, stable over updates: the channel's line id, or the row number of a CSV. */
  id: z.string().min(1).max(120),
  sku: scalars.sku,
  quantity: scalars.quantity,
  /** What a unit was sold for, with tax, after discounts; rounded where the line's sum does not divide. */
  unitPriceCents: scalars.nonNegativeCents,
  /** The same for the whole line, exact; absent = quantity x unitPriceCents. */
  grossCents: scalars.nonNegativeCents.optional(),
  /** As the channel calls it. */
  title: z.string().max(255).optional(),
  options: lineOptions.optional(),
})
export type OrderLine = z.infer<typeof orderLine>

export const destination = z.object({
  ...addressParts.shape,
  /** What the channel or file gave, where it was repaired; see `repairDestination`. */
  postcodeAsGiven: z.string().max(40).optional(),
  /** What the channel gave where a person corrected it; see `correctDestination`. */
  asGiven: addressParts
    .extend({
      /** Absent = it was not corrected. */
      state: z.string().max(120).optional(),
      phone: z.string().max(255).nullable().optional(),
      email: z.string().max(320).nullable().optional(),
      /** What it was corrected to before, oldest first: the channel may give that yet. */
      earlier: z
        .array(
          addressParts.extend({
            state: z.string().max(120).nullable(),
            phone: z.string().max(255).nullable(),
          }),
        )
        .optional(),
      /** When the channel first gave the correction back; absent = it has not. */
      takenAt: scalars.epochMs.optional(),
    })
    .optional(),
  /** What the channel or file calls the country, where that names none; `country` is then UNKNOWN_COUNTRY. */
  countryAsGiven: z.string().max(120).optional(),
  /** State or province, as the channel says it. */
  state: z.string().max(120).optional(),
  phone: z.string().max(255).nullable(),
  email: z.string().max(320).nullable(),
  /** null until resolved from country and postcode. */
  latitude: scalars.latitude.nullable(),
  longitude: scalars.longitude.nullable(),
})
export type Destination = z.infer<typeof destination>

/**
 * Tags that people's choices put on an order, kept over updates from the channel, and read by the engine.
 * holdWaived: rules no longer hold it. shipPartial: what has stock ships, whatever the policy says.
 * splitApproved: it may leave in as many fulfilments as it takes, and sites may share a line.
 */
export const CHOICE_TAGS = {
  holdWaived: 'hold-waived',
  shipPartial: 'ship-partial',
  splitApproved: 'split-approved',
} as const

/** A person says that it is served before all others, or after them. */
export const urgency = z.enum(['urgent', 'low'])

/** A collection point; `id` is the carrier's. */
export const pickupPoint = z.object({
  id: z.string().min(1).max(120),
  name: z.string().max(255),
  /** Absent = it is not known where it is. */
  place: z.object({ latitude: scalars.latitude, longitude: scalars.longitude }).optional(),
})
export type PickupPoint = z.infer<typeof pickupPoint>

/** What buyer and shop ask of picker and packer; absent = not asked. */
export const orderRequests = z.object({
  /** The buyer's note. */
  customerNote: z.string().max(5000).optional(),
  /** To be put into the parcel. */
  giftMessage: z.string().max(5000).optional(),
  giftWrap: z.boolean().optional(),
  /** For the carrier: door code, neighbour, floor. */
  deliveryNote: z.string().max(5000).optional(),
  /** The collection point that the buyer chose. */
  pickupPoint: pickupPoint.optional(),
  /** Collected at the shop by the buyer: no carrier takes it. */
  collectedInStore: z.boolean().optional(),
  /** The site where the buyer collects it; absent = any that can. */
  collectAt: scalars.code.optional(),
  deliverOn: scalars.localDate.optional(),
  /** Name and title of the shipping method, as the channel says them. */
  shippingMethod: z.string().max(255).optional(),
  /** The 'carrier' or 'carrier/service' that the shipping method stands for; absent = whatever suits. */
  service: z.string().max(140).optional(),
})
export type OrderRequests = z.infer<typeof orderRequests>

/** What a customer ordered, as the channel says it; mapped once at the border and the same everywhere after. */
export const order = z.object({
  id: z.string().min(1).max(120),
  channelId: scalars.code,
  /** The channel's own id; unique per channel. */
  externalId: z.string().min(1).max(200),
  /** The number people say and print. */
  reference: z.string().min(1).max(80),
  placedAt: scalars.epochMs,
  destination,
  serviceLevel,
  /** '' = none; 'vip' and the like. */
  customerTier: z.string().max(40),
  tags: z.array(z.string().max(60)).max(60),
  currency: scalars.currency,
  /** Of the billing address; absent = the channel does not say. */
  billingCountry: scalars.country.optional(),
  /** Latest hand-over to the carrier that the channel demands. */
  shipBy: scalars.epochMs.nullable(),
  /** Latest delivery that was promised to the customer, or that a person asks for (`dates`). */
  deliverBy: scalars.epochMs.nullable(),
  /** Absent = nothing was asked. */
  requests: orderRequests.optional(),
  /** By which numbers it is declared to customs, where the channel says them; absent = as its channel does. */
  customs: orderCustoms.optional(),
  /** Absent in orders of files and of earlier versions: lines' prices are all that is known. */
  charges: orderCharges.optional(),
  /** Absent = nothing was chosen. */
  chosen: orderChoice.optional(),
  /** Absent = no person set any. */
  dates: orderDates.optional(),
  /** Written by the store alone; absent = its buyer is not known again. */
  past: customerPast.optional(),
  /** Before all others, or after them, whatever else says; absent = as rules and its own merits say. */
  urgency: urgency.optional(),
  lines: z.array(orderLine).min(1).max(2000),
  /** Lines of the channel that a person changed; absent = none. */
  edits: z.array(lineEdit).max(2000).optional(),
})
export type Order = z.infer<typeof order>
export type OrderId = Order['id']

/**
 * Where an order may go from each state. `on-hold` and `backordered` return to `received` to be reallocated; so does
 * what its channel takes up again after it was cancelled, and a parcel that is taken apart. `received` to `shipped`:
 * all of it has left elsewhere. `delivered` to `shipped`: a parcel came back after all.
 * `returned` to `shipped`: what was recorded to have come back has not.
 */
export const ORDER_TRANSITIONS: Readonly<Record<OrderState, readonly OrderState[]>> = {
  received: ['allocated', 'on-hold', 'backordered', 'shipped', 'cancelled'],
  allocated: ['received', 'released', 'on-hold', 'backordered', 'cancelled'],
  released: ['received', 'packed', 'on-hold', 'cancelled'],
  packed: ['received', 'shipped', 'cancelled'],
  shipped: ['delivered', 'returned'],
  delivered: ['shipped', 'returned'],
  'on-hold': ['received', 'cancelled'],
  backordered: ['received', 'cancelled'],
  cancelled: ['received'],
  returned: ['shipped'],
}

export function canMove(from: OrderState, to: OrderState): boolean {
  return ORDER_TRANSITIONS[from].includes(to)
}

/** What a line is worth: with tax, after discounts, in the order's currency. */
export function lineValueCents({ grossCents, quantity, unitPriceCents }: OrderLine): number {
  return grossCents ?? quantity * unitPriceCents
}

/** The line with `quantity` of its units, taken after the first `skipped`: parts in any cut add up to the whole. */
export function partOfLine(line: OrderLine, quantity: number, skipped = 0): OrderLine {
  if (line.grossCents === undefined) return { ...line, quantity }
  const upTo = (units: number): number => Math.round((lineValueCents(line) * units) / line.quantity)
  return { ...line, quantity, grossCents: upTo(skipped + quantity) - upTo(skipped) }
}

/** What an order is worth, the one definition for rules, priority, customs and figures: its lines, shipping apart. */
export function orderValueCents({ lines }: Pick<Order, 'lines'>): number {
  return lines.reduce((sum, line) => sum + lineValueCents(line), 0)
}
