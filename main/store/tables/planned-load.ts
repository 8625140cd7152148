import { sql } from 'kysely'
import { chunks } from '../chunks.ts'
import type { Db, FulfillmentRow } from '../schema.ts'

/** What a fulfilment adds to its site's and its service's day. */
export type LoadOf = Pick<FulfillmentRow, 'site_id' | 'carrier_id' | 'service_id' | 'ship_on' | 'parcels'>

/**
 * Counts of not cancelled fulfilments per site and day, and of their parcels per service and day, kept with
 * every write of a fulfilment, so that a decision reads a few rows instead of all fulfilments.
 */
export async function addLoad(db: Db, fulfillments: readonly LoadOf[]): Promise<void> {
  await changeLoad(db, fulfillments, 1)
}

export async function takeLoad(db: Db, fulfillments: readonly LoadOf[]): Promise<void> {
  await changeLoad(db, fulfillments, -1)
}

async function changeLoad(db: Db, fulfillments: readonly LoadOf[], sign: 1 | -1): Promise<void> {
  const sites = Map.groupBy(fulfillments, (one) => `${one.site_id}\n${one.ship_on}`)
  const siteRows = [...sites.values()].flatMap((some) =>
    some[0] ? [{ site_id: some[0].site_id, ship_on: some[0].ship_on, orders: sign * some.length }] : [],
  )
  for (const rows of chunks(siteRows)) {
    await db
      .insertInto('site_load')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['site_id', 'ship_on'])
          .doUpdateSet({ orders: sql<number>`site_load.orders + excluded.orders` }),
      )
      .execute()
  }
  await addParcels(
    db,
    fulfillments.map((one) => ({ ...one, parcels: sign * one.parcels })),
  )
}

/** `parcels` may be negative. */
export async function addParcels(db: Db, changes: readonly Omit<LoadOf, 'site_id'>[]): Promise<void> {
  const services = Map.groupBy(changes, (one) => `${one.carrier_id}\n${one.service_id}\n${one.ship_on}`)
  const rows = [...services.values()].flatMap((some) =>
    some[0]
      ? [
          {
            carrier_id: some[0].carrier_id,
            service_id: some[0].service_id,
            ship_on: some[0].ship_on,
            parcels: some.reduce((sum, one) => sum + one.parcels, 0),
          },
        ]
      : [],
  )
  for (const some of chunks(rows)) {
    await db
      .insertInto('service_load')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['carrier_id', 'service_id', 'ship_on'])
          .doUpdateSet({ parcels: sql<number>`service_load.parcels + excluded.parcels` }),
      )
      .execute()
  }
}
