import { ORPCError } from '@orpc/server'
import type { BacklogRow, ChannelHealth } from '../../../shared/contract/channel-backlog.ts'
import { unknownStates } from '../inbound/channel-states.ts'
import type { Figures } from '../notify/figures.ts'
import { stockKey } from '../notify/outbox-key.ts'
import { buffersWanted } from '../notify/past-oversells.ts'
import { untoldByChannel } from '../notify/untold-stock.ts'
import type { Page, PageRequest } from '../ports/page.ts'
import type { Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'

/**
 * Messages waiting to be sent to a channel, oldest first, with their orders; after them SKUs whose figures are computed
 * when they are sent, each with what it would be now.
 */
export async function channelBacklog(
  tx: Tx,
  figures: Pick<Figures, 'channelStock'>,
  { channelId, ...page }: PageRequest & { channelId: string },
): Promise<Page<BacklogRow>> {
  const { rows, total } = await tx.outbox.list(channelId, page)
  const untold = (await untoldByChannel(tx)).get(channelId)?.count ?? 0
  const orders = await tx.orders.byIds([...new Set(rows.flatMap(({ orderId }) => orderId ?? []))])
  const references = new Map(orders.map(({ order }) => [order.id, order.reference]))
  const messages = rows.map((item): BacklogRow => {
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
  })
  const offset = Math.max(0, page.offset - total)
  const uncomputed =
    untold > offset && rows.length < page.limit
      ? await untoldRows(tx, figures, channelId, { offset, limit: page.limit - rows.length })
      : []
  return { total: total + untold, rows: [...messages, ...uncomputed] }
}

async function untoldRows(
  tx: Tx,
  figures: Pick<Figures, 'channelStock'>,
  channelId: string,
  { offset, limit }: PageRequest,
): Promise<readonly BacklogRow[]> {
  const changed = await tx.changedStock.untold(channelId, limit, offset)
  const stock = await figures.channelStock(
    tx,
    channelId,
    changed.map(({ sku }) => sku),
  )
  const names = new Map(stock.toReversed().map((one) => [one.sku, one]))
  return changed.map(({ sku, at }) => {
    const { channelSku, available } = names.get(sku) ?? { channelSku: sku, available: 0 }
    return {
      id: stockKey(channelSku),
      kind: 'stock',
      state: 'pending',
      orderId: null,
      reference: null,
      stock: { channelSku, available },
      createdAt: at,
      notBefore: at,
      attempts: 0,
      problem: null,
    }
  })
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
  { serverClocks, clock }: Pick<AppServices, 'serverClocks' | 'clock'>,
  channelId: string,
): Promise<ChannelHealth> {
  const channel = await tx.channels.get(channelId)
  if (!channel) throw new ORPCError('NOT_FOUND', { data: { what: 'channel', id: channelId } })
  const backlog = await tx.outbox.backlog(channelId)
  const waiting = { ...NOTHING }
  for (const { kind, count } of backlog) waiting[kind] = count
  const untold = (await untoldByChannel(tx)).get(channelId)
  waiting.stock += untold?.count ?? 0
  const since = [...backlog.map((one) => one.since), untold?.since ?? []].flat()
  const [last] = await tx.inbox.recent(channelId, 1)
  return {
    waiting,
    waitingSince: since.length === 0 ? null : Math.min(...since),
    clockAheadMs: channel.url === null ? null : serverClocks.aheadMs(channel.url),
    lastOrderAt: last?.receivedAt ?? null,
    unmapped: (await tx.skuMappings.waiting(channelId)).length,
    unknownStates: (await unknownStates(tx, channelId)).length,
    unknownMethods: (await tx.methods.waiting(channelId)).filter(({ orders }) => orders > 0).length,
    unexplained: (await tx.reconciled.counts(channelId)).unexplained,
    oversells: await buffersWanted(tx, channelId, clock.now()),
  }
}
