import type { Tx } from '../../../main/app/ports/store.ts'
import type { OutboxMessage, OutboxPayload } from '../../../shared/domain/outbox-message.ts'
import { LILLE } from '../engine-builders.ts'
import { storedDecision, storedFulfillment } from '../store-data.ts'

/**
 * What a message tells a channel has happened here first: what our books do not know was done by somebody else there.
 */
export async function happenHere(
  tx: Tx,
  channelId: string,
  message: OutboxMessage,
  now: number,
): Promise<void> {
  if (message.kind === 'fulfillment') await ship(tx, channelId, message.payload, now)
  if (message.kind === 'refund') await takeBack(tx, channelId, message.payload, now)
}

async function ship(
  tx: Tx,
  channelId: string,
  { orderExternalId, fulfillmentId, lines }: OutboxPayload<'fulfillment'>,
  now: number,
): Promise<void> {
  const record = await tx.orders.byExternalId(channelId, orderExternalId)
  if (record === null) return
  const { order } = record
  const allocations = lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId)
    return line === undefined ? [] : [{ lineId, sku: line.sku, quantity }]
  })
  const parcel = storedFulfillment({ ...order, lines: [] }, LILLE.id, { id: fulfillmentId, allocations })
  await tx.decisions.commit([storedDecision(order.id, [parcel], { decidedAt: now })])
  await tx.fulfillments.move([fulfillmentId], 'shipped', now)
  for (const state of ['released', 'packed', 'shipped'] as const) await tx.orders.move([order.id], state, now)
}

async function takeBack(
  tx: Tx,
  channelId: string,
  { orderExternalId, lines }: OutboxPayload<'refund'>,
  now: number,
): Promise<void> {
  const record = await tx.orders.byExternalId(channelId, orderExternalId)
  if (record === null) return
  const skuOf = new Map(record.order.lines.map(({ id, sku }) => [id, sku]))
  await tx.returns.insert({
    id: `return-${orderExternalId}`,
    orderId: record.order.id,
    at: now,
    by: 'Mona',
    channelReturnId: null,
    state: 'taken',
    siteId: null,
    lines: lines.map(({ lineId, quantity, cents }) => ({
      lineId,
      sku: skuOf.get(lineId) ?? '',
      quantity,
      condition: 'damaged',
      refundCents: cents,
    })),
    reason: 'unwanted',
    note: '',
    refund: { kind: 'told', at: now, goodsCents: 0, shipping: false },
  })
}
