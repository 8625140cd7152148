import type { Db } from '../schema.ts'
import { readJson } from '../stored-json.ts'
import type { OrderArchive } from './archive.ts'

/** What of an order's parcels names its buyer: requests for labels, labels, what carriers told, and claims. */
export async function parcelsOf(db: Db, orderId: string, archive: OrderArchive): Promise<unknown[]> {
  const parts = await partsOf(db, orderId, archive)
  const papers = await db
    .selectFrom('label_documents as paper')
    .innerJoin('label_purchases as label', 'label.id', 'paper.purchase_id')
    .select(['paper.purchase_id', 'paper.role', 'paper.format', 'paper.sha256'])
    .where('label.fulfillment_id', 'in', parts)
    .execute()
  const events = await eventsOf(db, orderId).select(['event.at', 'event.state', 'event.said']).execute()
  const claims = await claimsOf(db, orderId)
  const requests = await requestsOf(db, parts)
  return [
    ...requests.map(({ id, request }) => ({
      request: readJson(request, 'label_purchases', id),
      papers: papers.filter(({ purchase_id }) => purchase_id === id),
    })),
    ...events,
    ...claims.map(({ tracking_number, doc }) => readJson(doc, 'parcel_claims', tracking_number)),
  ]
}

/**
 * Forgets the buyer: in requests and claims by `clean`, which takes texts out of JSON; carriers' words may name who took
 * a parcel and go whole; of labels only that they were there stays.
 */
export async function eraseFromParcels(
  db: Db,
  orderId: string,
  archive: OrderArchive,
  clean: (json: string) => string,
): Promise<void> {
  const parts = await partsOf(db, orderId, archive)
  const requests = await requestsOf(db, parts)
  for (const { id, request } of requests)
    await db
      .updateTable('label_purchases')
      .set({ request: clean(request) })
      .where('id', '=', id)
      .execute()
  await db
    .deleteFrom('label_documents')
    .where('purchase_id', 'in', (eb) =>
      eb.selectFrom('label_purchases').select('id').where('fulfillment_id', 'in', parts),
    )
    .execute()
  for (const { account_id, tracking_number } of await tracksOf(db, orderId))
    await db
      .updateTable('tracking_events')
      .set({ said: '', place: null })
      .where('account_id', '=', account_id)
      .where('tracking_number', '=', tracking_number)
      .execute()
  for (const { account_id, tracking_number, doc } of await claimsOf(db, orderId))
    await db
      .updateTable('parcel_claims')
      .set({ doc: clean(doc) })
      .where('account_id', '=', account_id)
      .where('tracking_number', '=', tracking_number)
      .execute()
}

/** What the order's parcels are parcels of: its fulfilments, and the returns that are announced of it. */
async function partsOf(db: Db, orderId: string, archive: OrderArchive): Promise<string[]> {
  const parts = await db
    .selectFrom('fulfillments')
    .select('fulfillments.id')
    .where('order_id', '=', orderId)
    .union(db.selectFrom('announced_returns').select('id').where('order_id', '=', orderId))
    .execute()
  const ids = [...parts, ...(await archive.rows('fulfillments', [orderId]))].map(({ id }) => id)
  // PostgreSQL takes no empty list: an order that nothing was decided for has the parcels of none.
  return ids.length === 0 ? [''] : ids
}

function requestsOf(db: Db, parts: readonly string[]) {
  return db
    .selectFrom('label_purchases')
    .select(['id', 'request'])
    .where('fulfillment_id', 'in', parts)
    .orderBy('created_at')
    .execute()
}

function tracksOf(db: Db, orderId: string) {
  return db
    .selectFrom('parcel_tracks')
    .select(['account_id', 'tracking_number'])
    .where('order_id', '=', orderId)
    .execute()
}

function eventsOf(db: Db, orderId: string) {
  return db
    .selectFrom('tracking_events as event')
    .innerJoin('parcel_tracks as track', (join) =>
      join
        .onRef('track.account_id', '=', 'event.account_id')
        .onRef('track.tracking_number', '=', 'event.tracking_number'),
    )
    .where('track.order_id', '=', orderId)
    .orderBy('event.at')
}

function claimsOf(db: Db, orderId: string) {
  return db
    .selectFrom('parcel_claims as claim')
    .innerJoin('parcel_tracks as track', (join) =>
      join
        .onRef('track.account_id', '=', 'claim.account_id')
        .onRef('track.tracking_number', '=', 'claim.tracking_number'),
    )
    .select(['claim.account_id', 'claim.tracking_number', 'claim.doc'])
    .where('track.order_id', '=', orderId)
    .execute()
}
