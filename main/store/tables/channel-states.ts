import { holdKind, stateMeaning } from '../../../shared/domain/order-standing.ts'
import type { ChannelState, ChannelStateTable } from '../../app/ports/standing-tables.ts'
import { chunks, lastOfEach } from '../chunks.ts'
import type { Db } from '../schema.ts'
import { checkStored } from '../stored-json.ts'

export function channelStateTable(db: Db): ChannelStateTable {
  return {
    async ofChannel(channelId) {
      const counts = await db
        .selectFrom('order_standing')
        .select(['state', (eb) => eb.fn.countAll<number>().as('orders')])
        .where('channel_id', '=', channelId)
        .groupBy('state')
        .execute()
      const orders = new Map(counts.map((row) => [row.state, row.orders]))
      return (await seen(db, channelId))
        .map((one) => ({ ...one, orders: orders.get(one.state) ?? 0 }))
        .sort((a, b) => b.orders - a.orders || (a.state < b.state ? -1 : 1))
    },
    seen: (channelId) => seen(db, channelId),
    async chosen(channelId) {
      const rows = await db
        .selectFrom('channel_states')
        .select(['state', 'chosen'])
        .where('channel_id', '=', channelId)
        .where('chosen', 'is not', null)
        .execute()
      return new Map(
        rows.map(({ state, chosen }) => [
          state,
          checkStored(stateMeaning, chosen, 'channel_states', `${channelId}/${state}`),
        ]),
      )
    },
    async see(channelId, states, at) {
      for (const some of chunks(lastOfEach(states, ({ state }) => state)))
        await db
          .insertInto('channel_states')
          .values(
            some.map(({ state, usual, holdKind }) => ({
              channel_id: channelId,
              state,
              usual,
              hold_kind: holdKind,
              chosen: null,
              first_seen: at,
              last_seen: at,
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['channel_id', 'state']).doUpdateSet((eb) => ({
              usual: eb.ref('excluded.usual'),
              hold_kind: eb.ref('excluded.hold_kind'),
              last_seen: eb.ref('excluded.last_seen'),
            })),
          )
          .execute()
    },
    async choose(channelId, state, meaning) {
      const result = await db
        .updateTable('channel_states')
        .set({ chosen: meaning })
        .where('channel_id', '=', channelId)
        .where('state', '=', state)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
  }
}

async function seen(db: Db, channelId: string): Promise<Omit<ChannelState, 'orders'>[]> {
  const rows = await db
    .selectFrom('channel_states')
    .selectAll()
    .where('channel_id', '=', channelId)
    .orderBy('state')
    .execute()
  return rows.map((row) => {
    const key = `${channelId}/${row.state}`
    return {
      channelId,
      state: row.state,
      usual: checkStored(stateMeaning, row.usual, 'channel_states', key),
      holdKind: checkStored(holdKind.nullable(), row.hold_kind, 'channel_states', key),
      chosen: checkStored(stateMeaning.nullable(), row.chosen, 'channel_states', key),
      firstSeen: row.first_seen,
      lastSeen: row.last_seen,
    }
  })
}
