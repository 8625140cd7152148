import { type DeliveryTimes, TIMES_OVER_DAYS } from '../../../shared/contract/delivery-times.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Tx } from '../ports/store.ts'
import type { TransitCount } from '../ports/track-table.ts'
import { zoneName } from '../tracking/transit-of.ts'

/** How long the services of a carrier really took, by zone, beside what their rate cards promise. */
export async function deliveryTimes(tx: Tx, carrierId: string, now: EpochMs): Promise<DeliveryTimes[]> {
  const seen = (await tx.tracks.transits(now - TIMES_OVER_DAYS * DAY_MS)).filter(
    (one) => one.carrierId === carrierId,
  )
  const rates = (await tx.carriers.rates()).filter((rate) => rate.carrierId === carrierId)
  return [...Map.groupBy(seen, ({ serviceId, zone }) => `${serviceId} ${zone}`).values()].flatMap(
    (counts) => {
      const [first] = counts
      if (first === undefined) return []
      const { serviceId, zone } = first
      return [
        {
          serviceId,
          zone,
          parcels: counts.reduce((sum, { parcels }) => sum + parcels, 0),
          late: counts.reduce((sum, { late }) => sum + late, 0),
          halfWithin: daysHolding(counts, 0.5),
          mostWithin: daysHolding(counts, 0.9),
          brackets: rates
            .filter((rate) => rate.serviceId === serviceId && zoneName(rate) === zone)
            .map(({ originSiteId, upToWeightG, transitDays }) => ({
              originSiteId,
              upToWeightG,
              transitDays,
            })),
        },
      ]
    },
  )
}

/** The least number of days that `share` of the parcels took at most. */
function daysHolding(counts: readonly TransitCount[], share: number): number {
  const sorted = counts.toSorted((a, b) => a.days - b.days)
  const all = sorted.reduce((sum, { parcels }) => sum + parcels, 0)
  let held = 0
  for (const { days, parcels } of sorted) {
    held += parcels
    if (held >= share * all) return days
  }
  return 0
}
