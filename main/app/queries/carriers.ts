import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import { type CarrierService, serviceKey } from '../../../shared/domain/carrier.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { Tx } from '../ports/store.ts'

/** Every carrier with its services, today's parcels (merchant's day), rate rows and running suspensions. */
export async function listCarriers(tx: Tx, now: EpochMs): Promise<CarrierRow[]> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const today = localDateOf(now, timeZone)
  const parcels = new Map(
    (await tx.fulfillments.serviceLoad(today))
      .filter((l) => l.date === today)
      .map((l) => [l.service, l.parcels]),
  )
  const rates = Map.groupBy(await tx.carriers.rates(), serviceKey)
  const suspensions = await tx.carriers.suspensions(now)
  const row = (service: CarrierService) => ({
    service,
    parcelsToday: parcels.get(serviceKey(service)) ?? 0,
    rates: rates.get(serviceKey(service))?.length ?? 0,
  })
  const byCarrier = Map.groupBy(await tx.carriers.services(), ({ carrierId }) => carrierId)
  return [...byCarrier].map(([carrierId, services]) => ({
    carrierId,
    services: services.map(row),
    suspensions: suspensions.filter((suspension) => suspension.carrierId === carrierId),
  }))
}
