import { type SqlBool, sql } from 'kysely'
import { isClosed, walk } from './prune-walk.ts'

/** Labels as carriers made them, of orders closed as long ago; what is claimed for is kept. Ids are made in time's order. */
export const pruneLabels = walk({
  read: (db, { after, limit }) =>
    db
      .selectFrom('label_documents as paper')
      .innerJoin('label_purchases as label', 'label.id', 'paper.purchase_id')
      .leftJoin('fulfillments as part', 'part.id', 'label.fulfillment_id')
      .leftJoin('announced_returns as back', 'back.id', 'label.fulfillment_id')
      .leftJoin('orders', (join) =>
        join.on((eb) => eb('orders.id', '=', eb.fn.coalesce('part.order_id', 'back.order_id'))),
      )
      .leftJoin('parcel_claims as claim', (join) =>
        join
          .onRef('claim.account_id', '=', 'label.account_id')
          .onRef('claim.tracking_number', '=', 'label.tracking_number'),
      )
      .select([
        'paper.id',
        'label.created_at',
        'orders.state',
        'orders.changed_at',
        'back.state as announced',
        'claim.tracking_number as claimed',
      ])
      .where('paper.id', '>', String(after?.[0] ?? ''))
      .orderBy('paper.id')
      .limit(limit)
      .execute(),
  madeAt: (row) => row.created_at,
  cursorAt: (row) => [row.id],
  async prune(db, old, before) {
    const settled = old.filter(
      ({ state, changed_at, announced, claimed }) =>
        claimed === null && announced !== 'open' && (state === null || isClosed(state, changed_at, before)),
    )
    if (settled.length > 0)
      await db
        .deleteFrom('label_documents')
        .where(
          'id',
          'in',
          settled.map(({ id }) => id),
        )
        .execute()
    return settled.length
  },
})

/** What carriers told of parcels that nobody asks about any more; what is claimed for is kept. */
export const pruneTracks = walk({
  async read(db, { after, limit }) {
    let query = db
      .selectFrom('parcel_tracks as track')
      .leftJoin('parcel_claims as claim', (join) =>
        join
          .onRef('claim.account_id', '=', 'track.account_id')
          .onRef('claim.tracking_number', '=', 'track.tracking_number'),
      )
      .select([
        'track.account_id',
        'track.tracking_number',
        'track.handed_over_at',
        'track.next_look_at',
        'claim.tracking_number as claimed',
      ])
      .orderBy('track.handed_over_at')
      .orderBy('track.account_id')
      .orderBy('track.tracking_number')
      .limit(limit)
    if (after !== null) {
      const [at = 0, accountId = '', number = ''] = after
      query = query.where(
        sql<SqlBool>`(track.handed_over_at, track.account_id, track.tracking_number) > (${at}, ${accountId}, ${number})`,
      )
    }
    return query.execute()
  },
  madeAt: (row) => row.handed_over_at,
  cursorAt: (row) => [row.handed_over_at, row.account_id, row.tracking_number],
  async prune(db, old) {
    const settled = old.filter(({ next_look_at, claimed }) => next_look_at === null && claimed === null)
    for (const { account_id, tracking_number } of settled)
      for (const table of ['tracking_events', 'parcel_tracks'] as const)
        await db
          .deleteFrom(table)
          .where('account_id', '=', account_id)
          .where('tracking_number', '=', tracking_number)
          .execute()
    return settled.length
  },
})
