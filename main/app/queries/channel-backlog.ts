import { ORPCError } from '@orpc/server'
import type { BacklogRow, ChannelHealth } from '../../../shared/contract/channel-backlog.ts'
import { unknownStates } from '../inbound/channel-states.ts'
import type { Page, PageRequest } from '../ports/page.ts'
import type { Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'

/** Messages waiting to be sent to a channel, oldest first, with their orders. */
export async function channelBacklog(
  tx: Tx,
  { channelId, ...page }: PageRequest & { channelId: string },
): Promise<Page<BacklogRow>> {
  const { rows, total } = await tx.outbox.list(channelId, page)
  const orders = await tx.orders.byIds([...new Set(rows.flatMap(({ orderId }) => orderId ?? []))])
  const references = new Map(orders.map(({ order }) => [order.id, order.reference]))
  return {
    total,
    rows: rows.map((item) => {
      const stock = item.kind === 'stock' ? item.payload : null
      return {
        id: item.id,
        kind: item.kind,
        state: item.state === 'sending' ? 'sending' : 'pending',
        orderId: item.orderId,
        reference: references.get(item.orderId ?? '') ?? null,
        stock: stock === null ? null : { channelSku: stock.sku, available: stock.available },
        createdAt: item.createdAt,
        notBefore: item.notBefore,
        attempts: item.attempts,
        problem: item.problem,
      }
    }),
  }
}

const NOTHING = {
  stock: 0,
  fulfillment: 0,
  cancel: 0,
  refund: 0,
  'ready-to-collect': 0,
  address: 0,
  'return-label': 0,
  point: 0,
} satisfies ChannelHealth['waiting']

/** What a channel's screen says of it beside its link: its clock, what waits and since when, its last order. */
export async function channelHealth(
  tx: Tx,
  serverClocks: AppServices['serverClocks'],
  channelId: string,
): Promise<ChannelHealth> {
  const channel = await tx.channels.get(channelId)
  if (!channel) throw new ORPCError('NOT_FOUND', { data: { what: 'channel', id: channelId } })
  const backlog = await tx.outbox.backlog(channelId)
  const waiting = { ...NOTHING }
  for (const { kind, count } of backlog) waiting[kind] = count
  const [last] = await tx.inbox.recent(channelId, 1)
  return {
    waiting,
    waitingSince: backlog.length === 0 ? null : Math.min(...backlog.map(({ since }) => since)),
    clockAheadMs: channel.url === null ? null : serverClocks.aheadMs(channel.url),
    lastOrderAt: last?.receivedAt ?? null,
    unmapped: (await tx.skuMappings.waiting(channelId)).length,
    unknownStates: (await unknownStates(tx, channelId)).length,
    unknownMethods: (await tx.methods.waiting(channelId)).filter(({ orders }) => orders > 0).length,
    unexplained: (await tx.reconciled.counts(channelId)).unexplained,
  }
}
