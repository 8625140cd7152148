import type { LocalDate } from '../../../shared/lib/clock.ts'
import { preparedQuery } from '../prepared-query.ts'
import type { FulfillmentRow } from '../schema/orders-tables.ts'
import type { Db } from '../schema.ts'

/** What a fulfilment adds to its site's and its service's day. */
type Load = Pick<FulfillmentRow, 'site_id' | 'carrier_id' | 'service_id' | 'ship_on' | 'parcels'>

/**
 * `site_load` and `service_load` count the not cancelled fulfilments per site and day, and their parcels per
 * service and day. They are kept with every write of a fulfilment (`decisions.commit` adds, a cancellation
 * takes away), so that a decision reads a few rows instead of all fulfilments.
 */
export async function takeLoad(db: Db, fulfillments: readonly Load[]): Promise<void> {
  for (const one of fulfillments) {
    await takeOrder(db, { siteId: one.site_id, day: one.ship_on })
    await changeParcels(db, one, -one.parcels)
  }
}

/** The fulfilment has `by` parcels more, or fewer when negative. */
export async function changeParcels(
  db: Db,
  one: Omit<Load, 'site_id' | 'parcels'>,
  by: number,
): Promise<void> {
  await addParcels(db, { carrierId: one.carrier_id, serviceId: one.service_id, day: one.ship_on, by })
}

const takeOrder = preparedQuery((db, { siteId, day }: { siteId: string; day: LocalDate }) =>
  db
    .updateTable('site_load')
    .set((eb) => ({ orders: eb('orders', '-', 1) }))
    .where('site_id', '=', siteId)
    .where('ship_on', '=', day),
)

const addParcels = preparedQuery(
  (
    db,
    { carrierId, serviceId, day, by }: { carrierId: string; serviceId: string; day: LocalDate; by: number },
  ) =>
    db
      .updateTable('service_load')
      .set((eb) => ({ parcels: eb('parcels', '+', by) }))
      .where('carrier_id', '=', carrierId)
      .where('service_id', '=', serviceId)
      .where('ship_on', '=', day),
)
