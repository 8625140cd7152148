import type { Allocation, DeliveryPromise, Parcel } from '../../shared/domain/fulfillment.ts'
import type { Order } from '../../shared/domain/order.ts'
import { BY_HAND } from '../../shared/domain/order-choice.ts'
import type { PlannedFulfillment } from './decision.ts'
import type { PreparedWorld } from './prepare/prepared-world.ts'
import { localDateOfDay, NEVER } from './promise/day-number.ts'
import type { Schedule } from './promise/schedule.ts'
import { NO_LIMITS, packCartons } from './shipping/cartons.ts'

/**
 * The whole order as one parcel from the site that a person chose, with a carrier of theirs: no rate, rule or limit
 * is asked. Leaves on the site's next working day; when it arrives is not known, and given as that day. null = nobody
 * chose so, or the site no longer has all of it.
 */
export function shipByHand(
  order: Order,
  skus: readonly number[],
  { siteIndex, stock, columns, world }: PreparedWorld,
  schedule: Schedule,
): PlannedFulfillment | null {
  const byHand = order.chosen?.byHand
  const site = byHand === undefined ? undefined : siteIndex.get(byHand.siteId)
  if (byHand === undefined || site === undefined || world.sites[site]?.outage !== null) return null
  const wanted = new Map<number, number>()
  order.lines.forEach(({ quantity }, line) => {
    const sku = skus[line] as number
    wanted.set(sku, (wanted.get(sku) ?? 0) + quantity)
  })
  for (const [sku, units] of wanted) if (stock.free(sku, site) < units) return null
  const allocations = order.lines.map(({ id, sku, quantity }): Allocation => ({ lineId: id, sku, quantity }))
  const items = order.lines.map(({ quantity }, line) => {
    const { weightG, dimensions } = columns.products[
      skus[line] as number
    ] as (typeof columns.products)[number]
    return { line, quantity, weightG, dimensions }
  })
  const packing = packCartons(items, NO_LIMITS)
  const promise = promiseFrom(site, schedule)
  if (packing.kind === 'refused' || promise === null) return null
  const { siteId, costCents } = byHand
  const { handlingCentsPerOrder, handlingCentsPerUnit } = world.sites[site] as (typeof world.sites)[number]
  const units = allocations.reduce((sum, { quantity }) => sum + quantity, 0)
  return {
    siteId,
    carrierId: BY_HAND,
    serviceId: BY_HAND,
    allocations,
    parcels: packing.cartons.map(
      ({ weightG, chargeableG, dimensions }, i): Parcel => ({
        number: i + 1,
        weightG,
        chargeableG,
        dimensions,
        contents: [...allocations],
        trackingNumber: null,
      }),
    ),
    shippingCents: costCents,
    handlingCents: handlingCentsPerOrder + handlingCentsPerUnit * units,
    promise,
  }
}

function promiseFrom(site: number, schedule: Schedule): DeliveryPromise | null {
  const day = schedule.nextWorkday(site)
  if (day === NEVER) return null
  const date = localDateOfDay(day)
  return { shipOn: date, shipBy: schedule.cutoff(site, day), deliverFrom: date, deliverTo: date }
}
