import { z } from 'zod'
import type { PulledOrder } from '../../app/ports/channel.ts'
import { parseAnswer, versionOf } from '../protocol/payload.ts'
import { type PulledOrderJson, refundList } from './answers.ts'
import type { WooClient } from './client.ts'
import type { ProductKinds } from './product-kinds.ts'

/** Written by WooCommerce's own fulfilments, where that feature is switched on. */
const fulfillmentStatus = z.object({
  key: z.literal('_fulfillment_status'),
  value: z.enum(['fulfilled', 'partially_fulfilled']),
})

/**
 * Orders with what WooCommerce keeps beside them: which lines were refunded, what its own fulfilments hold, and which
 * lines are of virtual products. @throws {ChannelError}
 */
export async function wholeOrders(
  client: WooClient,
  kinds: ProductKinds,
  rows: readonly PulledOrderJson[],
  signal: AbortSignal,
): Promise<PulledOrder[]> {
  await kinds.learn(
    rows.flatMap((row) => row.line_items),
    signal,
  )
  const orders: PulledOrder[] = []
  for (const row of rows) {
    const virtual = await kinds.virtualLines(row.line_items, signal)
    const order = {
      ...row,
      ...(row.refunds.length === 0 ? {} : { refunds: await refundsOf(client, row.id, signal) }),
      ...(row.meta_data.some((entry) => fulfillmentStatus.safeParse(entry).success)
        ? { fulfillments: await fulfillmentsOf(client, row.id, signal) }
        : {}),
      ...(virtual.length === 0 ? {} : { virtual_lines: virtual }),
    }
    orders.push({
      externalId: String(row.id),
      version: versionOf(order, ['date_modified', 'date_modified_gmt', '_links']),
      payload: JSON.stringify(order),
    })
  }
  return orders
}

/** @throws {ChannelError} */
export async function refundsOf(
  client: WooClient,
  orderId: number,
  signal: AbortSignal,
): Promise<z.infer<typeof refundList>> {
  const answer = await client.get(`/orders/${orderId}/refunds?per_page=100`, signal)
  return parseAnswer(refundList, answer.value, 'WooCommerce refunds')
}

async function fulfillmentsOf(client: WooClient, orderId: number, signal: AbortSignal): Promise<unknown[]> {
  const answer = await client.find(`/orders/${orderId}/fulfillments`, signal)
  return z.array(z.unknown()).catch([]).parse(answer?.value)
}
