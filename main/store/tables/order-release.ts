import { sql } from 'kysely'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { OrderTable } from '../../app/ports/order-tables.ts'
import type { Db } from '../schema.ts'

/** Ids of orders that nothing keeps from their site any more. */
export async function ordersToRelease(
  db: Db,
  { before, now, notOf = [], askedSince, beforeAt, leavesBy }: Parameters<OrderTable['awaitingRelease']>[0],
  limit: number,
): Promise<OrderId[]> {
  const rows = await db
    .selectFrom('orders')
    .select('id')
    .where('state', '=', sql.lit('allocated'))
    .$if(notOf.length > 0, (query) => query.where('channel_id', 'not in', [...notOf]))
    // In the future: the clock was set back since, and nobody waits for it to catch up.
    .where(({ or, and, eb, exists, selectFrom }) =>
      or([
        eb('changed_at', '>', now),
        beforeAt === undefined
          ? eb('changed_at', '<', before)
          : exists(
              selectFrom('fulfillments')
                .select('fulfillments.id')
                .whereRef('fulfillments.order_id', '=', 'orders.id')
                .where('fulfillments.open', '=', sql.lit(1))
                .where((of) =>
                  of.or(
                    [...beforeAt].map(([siteId, at]) =>
                      and([of('fulfillments.site_id', '=', siteId), of('orders.changed_at', '<', at)]),
                    ),
                  ),
                ),
            ),
      ]),
    )
    .$if(leavesBy !== undefined, (query) =>
      query.where(({ or, not, exists, selectFrom }) => {
        const open = selectFrom('fulfillments')
          .select('fulfillments.id')
          .whereRef('fulfillments.order_id', '=', 'orders.id')
          .where('fulfillments.open', '=', sql.lit(1))
        const due = open.where((of) =>
          of.or(
            [...(leavesBy ?? [])].map(([siteId, day]) =>
              of.and([of('fulfillments.site_id', '=', siteId), of('fulfillments.ship_on', '<=', day)]),
            ),
          ),
        )
        return or([exists(due), not(exists(open))])
      }),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('exceptions')
            .select('exceptions.id')
            .whereRef('exceptions.scope', '=', 'orders.id')
            .where('exceptions.state', '<>', 'closed')
            .where('exceptions.reason', 'not in', [sql.lit('partial-stock'), sql.lit('left-out')]),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('order_standing')
            .select('order_standing.external_id')
            .whereRef('order_standing.order_id', '=', 'orders.id')
            .where('order_standing.holds', '=', sql.lit(1)),
        ),
      ),
    )
    .$if(askedSince !== undefined, (query) =>
      query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('address_checks')
              .select('address_checks.question')
              .whereRef('address_checks.order_id', '=', 'orders.id')
              .where('address_checks.due_at', 'is not', null)
              .where('address_checks.attempts', '=', sql.lit(0))
              .where('address_checks.wanted_at', '>', askedSince ?? now)
              .where('address_checks.wanted_at', '<=', now),
          ),
        ),
      ),
    )
    .orderBy('priority', 'desc')
    .orderBy('placed_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}
