import { z } from 'zod'
import { productFlag } from './product.ts'
import * as scalars from './scalars.ts'

export const SERVICE_LEVELS = ['standard', 'express', 'relay'] as const
export const serviceLevel = z.enum(SERVICE_LEVELS)
export type ServiceLevel = z.infer<typeof serviceLevel>

/**
 * When a service that is faster than a standard order asks for carries one: if it is cheaper, only to keep the order's
 * promise, or never.
 */
export const STANDARD_ORDERS = ['if-cheaper', 'to-be-on-time', 'never'] as const

export const carrierService = z.object({
  carrierId: scalars.code,
  serviceId: scalars.code,
  name: z.string().trim().min(1).max(120),
  level: serviceLevel,
  /** Of an express service; absent = if-cheaper. */
  standardOrders: z.enum(STANDARD_ORDERS).optional(),
  /** Per parcel; null = no limit. */
  maxWeightG: scalars.grams.nullable(),
  /** Longest side of a parcel; null = no limit. */
  maxLengthMm: scalars.millimetres.nullable(),
  /** cm3 per kg for the volumetric weight; null = real weight only. */
  volumetricDivisor: z.int().min(1).nullable(),
  excludedFlags: z.array(productFlag),
  /** Parcels a day over all sites; null = no cap. */
  dailyCap: scalars.count.nullable(),
  pickupDays: scalars.weekdays,
  deliveryDays: scalars.weekdays,
})
export type CarrierService = z.infer<typeof carrierService>

/** 'carrier/service': how services are named in rules, suspensions, maps and on screen. */
export type ServiceKey = string

export function serviceKey(service: Pick<CarrierService, 'carrierId' | 'serviceId'>): ServiceKey {
  return `${service.carrierId}/${service.serviceId}`
}

/** 'mondial-relay' as 'Mondial Relay', 'dpd' as 'DPD': how a carrier is called where only its code is known. */
export function carrierName(carrierId: string): string {
  return carrierId
    .split('-')
    .map((word) => (word.length <= 3 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}

/** One bracket of a rate card. The longest matching prefix wins, then the smallest bracket that holds the parcel. */
export const rate = z.object({
  carrierId: scalars.code,
  serviceId: scalars.code,
  /** null = from any site. */
  originSiteId: scalars.code.nullable(),
  country: scalars.country,
  /** '' = any postcode. */
  postcodePrefix: z.string().trim().max(12),
  upToWeightG: scalars.grams,
  priceCents: scalars.nonNegativeCents,
  /** In delivery days of the service. */
  transitDays: z.int().min(0).max(60),
})
export type Rate = z.infer<typeof rate>

/** A strike or saturation: the carrier (or one service of it) takes nothing between `from` and `until`. */
export const suspension = z.object({
  id: scalars.uuid,
  carrierId: scalars.code,
  /** null = all services of the carrier. */
  serviceId: scalars.code.nullable(),
  /** Destinations concerned; empty = all. Country, or country and postcode prefix as 'FR-20'. */
  zones: z.array(z.string().regex(/^[A-Z]{2}(-[A-Z0-9 ]{1,10})?$/)),
  reason: z.string().trim().min(1).max(200),
  from: scalars.epochMs,
  until: scalars.epochMs.nullable(),
})
export type Suspension = z.infer<typeof suspension>
