import { COLLECTED } from '../../shared/domain/collection.ts'
import type { ExceptionCause } from '../../shared/domain/exception.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { Product } from '../../shared/domain/product.ts'
import type { Site } from '../../shared/domain/site.ts'
import type { PlannedFulfillment } from './decision.ts'
import { distancesKm } from './prepare/distance.ts'
import type { PreparedWorld } from './prepare/prepared-world.ts'
import { type DayNumber, localDateOfDay, NEVER } from './promise/day-number.ts'
import type { Schedule } from './promise/schedule.ts'
import { packCartons } from './shipping/cartons.ts'
import type { SiteFailure } from './site-failure.ts'
import { SITE_EXCLUDED, SITE_NOT_CHOSEN, SITE_OPEN, type SourcingTerms } from './sourcing/sourcing-terms.ts'
import type { SiteRefusal } from './trace/trace-format.ts'

/** One site, asked whether the buyer can collect the order there. */
export interface CollectSite {
  readonly site: number
  /** null = it is the one. */
  readonly refusal: SiteRefusal | null
  /** When it would be ready; NEVER = not asked. */
  readonly day: DayNumber
  readonly handlingCents: number
  /** Lines whose goods it lacks; -1 = not asked. */
  readonly missingLines: number
}

export type CollectSearch = { readonly sites: readonly CollectSite[] } & (
  | { readonly fulfillment: PlannedFulfillment }
  | { readonly fulfillment: null; readonly cause: CollectCause }
)

type CollectCause = Extract<ExceptionCause, { reason: 'cannot-collect' }>

/** What the sites that could be asked lack of a SKU: the most that one of them has. */
type Found = Map<string, { wanted: number; found: number }>

const NO_LIMITS = {
  maxWeightG: Number.POSITIVE_INFINITY,
  maxChargeableG: Number.POSITIVE_INFINITY,
  maxLengthMm: Number.POSITIVE_INFINITY,
  volumetricDivisor: null,
}

/**
 * The whole order made ready at one site for its buyer to collect: where a person chose, else where the buyer asked
 * for, else at the site that has it ready first, the nearest of those, the first in the list of equals. Only sites at
 * which buyers collect; what rules exclude or keep there holds. No carrier, rate or address is asked, nothing is split,
 * and nothing is brought from another site. `terms` are those of the order.
 */
export function whereCollected(
  order: Order,
  skus: readonly number[],
  world: PreparedWorld,
  schedule: Schedule,
  terms: SourcingTerms,
  failures: readonly SiteFailure[],
): CollectSearch {
  const named = order.chosen?.siteId ?? order.requests?.collectAt
  const wanted = wantedUnits(order)
  const found: Found = new Map([...wanted].map(([sku, units]) => [sku, { wanted: units, found: 0 }]))
  const asked = world.world.sites.map((site, at): CollectSite => {
    const out = (refusal: SiteRefusal, missingLines = -1) =>
      ({ site: at, refusal, day: NEVER, handlingCents: 0, missingLines }) as const
    if (named !== undefined && site.id !== named) return out('not-where-collected')
    if (site.customersCollect !== true) return out('no-collection')
    const state = terms.siteState[at]
    if (state === SITE_NOT_CHOSEN) return out('not-chosen-by-person')
    if (state !== SITE_OPEN) return out(state === SITE_EXCLUDED ? 'excluded-by-rule' : 'outage')
    if (failures.some((one) => one.siteId === site.id && hasFailed(one, order))) return out('refused-by-site')
    const short = shortSkus(wanted, at, world, terms, found)
    if (short.size > 0) {
      const missing = order.lines.filter(({ sku }) => short.has(sku)).length
      return out(missing === order.lines.length ? 'no-stock' : 'partial-stock', missing)
    }
    const day = schedule.workdayWithRoom(at)
    if (day === NEVER) return out('at-capacity')
    return {
      site: at,
      refusal: 'lower-preference',
      day,
      handlingCents: handling(site, wanted),
      missingLines: -1,
    }
  })
  const best = bestOf(asked, order, world)
  const fulfillment = best && planned(order, skus, best, world, schedule)
  if (best === null || fulfillment === null) {
    return { sites: asked, fulfillment: null, cause: causeOf(asked, named ?? null, found) }
  }
  const sites = asked.map((one) => (one === best ? { ...one, refusal: null } : one))
  return { sites, fulfillment }
}

function wantedUnits({ lines }: Order): Map<string, number> {
  const wanted = new Map<string, number>()
  for (const { sku, quantity } of lines) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity)
  return wanted
}

function hasFailed({ siteId, skus }: SiteFailure, { lines, chosen }: Order): boolean {
  if (siteId === chosen?.siteId) return false
  return skus === null || lines.some(({ sku }) => skus.includes(sku))
}

/** SKUs that the site has too few of; counts into `found` what it has. */
function shortSkus(
  wanted: ReadonlyMap<string, number>,
  site: number,
  { skuIndex, stock }: PreparedWorld,
  { channelId, protectedUnits }: SourcingTerms,
  found: Found,
): ReadonlySet<string> {
  const short = new Set<string>()
  for (const [sku, units] of wanted) {
    const at = skuIndex.get(sku) as number
    const here = stock.available(at, site, channelId) - (protectedUnits[site] as number)
    const free = Math.max(0, Math.min(here, stock.availableToPromise(at, channelId)))
    const best = found.get(sku)
    if (best !== undefined) best.found = Math.max(best.found, Math.min(free, units))
    if (free < units) short.add(sku)
  }
  return short
}

function handling(
  { handlingCentsPerOrder, handlingCentsPerUnit }: Site,
  wanted: Map<string, number>,
): number {
  return handlingCentsPerOrder + handlingCentsPerUnit * wanted.values().reduce((sum, units) => sum + units, 0)
}

function bestOf(
  asked: readonly CollectSite[],
  { destination }: Order,
  world: PreparedWorld,
): CollectSite | null {
  const km = new Float64Array(asked.length)
  distancesKm(world.siteVectors, destination.latitude, destination.longitude, km)
  const far = ({ site }: CollectSite): number => (Number.isNaN(km[site]) ? 0 : (km[site] as number))
  const [best] = asked
    .filter(({ day }) => day !== NEVER)
    .toSorted((a, b) => a.day - b.day || far(a) - far(b) || a.site - b.site)
  return best ?? null
}

function planned(
  order: Order,
  skus: readonly number[],
  { site, day, handlingCents }: CollectSite,
  { columns, world }: PreparedWorld,
  schedule: Schedule,
): PlannedFulfillment | null {
  const items = order.lines.map(({ quantity }, line) => {
    const { weightG, dimensions } = columns.products[skus[line] as number] as Product
    return { line, quantity, weightG, dimensions }
  })
  const packing = packCartons(items, NO_LIMITS)
  if (packing.kind === 'refused') return null
  const allocations = order.lines.map(({ id, sku, quantity }) => ({ lineId: id, sku, quantity }))
  const date = localDateOfDay(day)
  return {
    siteId: (world.sites[site] as Site).id,
    carrierId: COLLECTED,
    serviceId: COLLECTED,
    allocations,
    parcels: packing.cartons.map(({ weightG, chargeableG, dimensions }, i) => ({
      number: i + 1,
      weightG,
      chargeableG,
      dimensions,
      contents: [...allocations],
      trackingNumber: null,
    })),
    shippingCents: 0,
    handlingCents,
    promise: { shipOn: date, shipBy: schedule.cutoff(site, day), deliverFrom: date, deliverTo: date },
  }
}

/** What stands in the way at the sites where it could be collected, the likeliest to be put right first. */
function causeOf(asked: readonly CollectSite[], named: string | null, found: Found): CollectCause {
  const refusals = new Set(asked.map(({ refusal }) => refusal))
  const main = (
    ['partial-stock', 'no-stock', 'at-capacity', 'refused-by-site', 'outage', 'excluded-by-rule'] as const
  ).find((refusal) => refusals.has(refusal))
  const isShort = main === 'partial-stock' || main === 'no-stock'
  const lines = [...found].flatMap(([sku, units]) => (units.found < units.wanted ? [{ sku, ...units }] : []))
  return {
    reason: 'cannot-collect',
    main: main ?? 'no-collection',
    siteId: named,
    lines: isShort ? lines : [],
  }
}
