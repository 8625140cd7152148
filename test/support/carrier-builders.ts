import type { CarrierService, Rate } from '../../shared/domain/carrier.ts'
import type { Site } from '../../shared/domain/site.ts'

const WORKING_WEEK = [1, 2, 3, 4, 5]

/** A warehouse in Lille that works Monday to Friday, cut-off 14:00, without capacity limit. */
export function aSite(changes: Partial<Site> = {}): Site {
  return {
    id: 'LILLE',
    name: 'Lille',
    country: 'FR',
    postcode: '59000',
    latitude: 50.63,
    longitude: 3.06,
    timeZone: 'Europe/Paris',
    dailyCapacity: null,
    cutoff: 14 * 60,
    workdays: WORKING_WEEK,
    closedOn: [],
    handlingCentsPerOrder: 120,
    handlingCentsPerUnit: 20,
    outage: null,
    ...changes,
  }
}

/** A standard service without limits, Monday to Friday. */
export function aService(changes: Partial<CarrierService> = {}): CarrierService {
  return {
    carrierId: 'posta',
    serviceId: 'home',
    name: 'Posta Home',
    level: 'standard',
    maxWeightG: null,
    maxLengthMm: null,
    volumetricDivisor: null,
    excludedFlags: [],
    dailyCap: null,
    pickupDays: WORKING_WEEK,
    deliveryDays: WORKING_WEEK,
    ...changes,
  }
}

/** Up to 30 kg anywhere in France from any site for 5.00, in two days, with `aService()`. */
export function aRate(changes: Partial<Rate> = {}): Rate {
  return {
    carrierId: 'posta',
    serviceId: 'home',
    originSiteId: null,
    country: 'FR',
    postcodePrefix: '',
    upToWeightG: 30_000,
    priceCents: 500,
    transitDays: 2,
    ...changes,
  }
}
