import type {
  ChannelStateView,
  StandingRow,
  StandingView,
} from '../../../shared/contract/channel-standing.ts'
import { canAccept } from '../inbound/accept-order.ts'
import type { StandingQuery, StandingRecord } from '../ports/standing-tables.ts'
import type { Tx } from '../ports/store.ts'

export async function statesOfChannel(tx: Tx, channelId: string): Promise<ChannelStateView[]> {
  const states = await tx.channelStates.ofChannel(channelId)
  return states.map(({ state, usual, holdKind, chosen, firstSeen, lastSeen, orders }) => ({
    state,
    usual,
    holdKind,
    chosen,
    firstSeen,
    lastSeen,
    orders,
  }))
}

export async function standingsOfChannel(
  tx: Tx,
  query: StandingQuery,
): Promise<{ rows: StandingRow[]; total: number }> {
  const { rows, total } = await tx.standings.list(query)
  return {
    total,
    rows: rows.map((record) => ({
      ...viewOf(record),
      externalId: record.externalId,
      reference: record.reference,
      orderId: record.orderId,
      canAccept: canAccept(record),
    })),
  }
}

/** null = its channel has reported nothing of it since standings are stored. */
export async function standingOfOrder(tx: Tx, orderId: string): Promise<StandingView | null> {
  const [record] = await tx.standings.ofOrders([orderId])
  return record ? viewOf(record) : null
}

function viewOf(record: StandingRecord): StandingView {
  const { standing, verdict, holders, since, heardAt, elsewhere, why } = record
  return {
    state: standing.state,
    verdict,
    hold: standing.hold,
    holders: [...holders],
    isWaived: record.waived !== null,
    since,
    heardAt,
    elsewhere: [...elsewhere],
    why,
  }
}
