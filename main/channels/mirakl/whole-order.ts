import type { z } from 'zod'
import { ChannelError, type PulledOrder } from '../../app/ports/channel.ts'
import { versionOf } from '../protocol/payload.ts'
import { type orderList, type Shipment, shipmentList } from './answers.ts'
import type { MiraklClient } from './client.ts'

export type OrderRow = z.infer<typeof orderList>['orders'][number]

const PER_PAGE = 100
/** States in which part of an order may have left: its lines count no units, its shipments do. */
const PARTLY_LEFT = ['SHIPPING', 'INCIDENT_OPEN']

/** Orders as they are kept: each with what of it has left in shipments of its own. @throws {ChannelError} */
export async function wholeOrders(
  client: MiraklClient,
  orders: readonly OrderRow[],
  signal: AbortSignal,
): Promise<PulledOrder[]> {
  const open = orders.filter(({ order_state }) => PARTLY_LEFT.includes(order_state))
  const shipments = await knownShipments(
    client,
    open.map(({ order_id }) => order_id),
    signal,
  )
  return orders.map((order) => {
    const own = shipments
      .filter(({ order_id }) => order_id === order.order_id)
      .map(({ id, status, shipment_lines }) => ({ id, status, shipment_lines }))
    const whole = own.length === 0 ? order : { ...order, shipments: own }
    return {
      externalId: order.order_id,
      version: versionOf(whole, ['last_updated_date', 'last_updated']),
      payload: JSON.stringify(whole),
    }
  })
}

/** Shipments of these orders (ST11). @throws {ChannelError} */
export async function readShipments(
  client: MiraklClient,
  orderIds: readonly string[],
  signal: AbortSignal,
): Promise<Shipment[]> {
  const found: Shipment[] = []
  let token: string | null = orderIds.length === 0 ? null : ''
  while (token !== null) {
    const query = new URLSearchParams(orderIds.map((id): [string, string] => ['order_id', id]))
    query.set('limit', String(PER_PAGE))
    if (token !== '') query.set('page_token', token)
    const page: z.infer<typeof shipmentList> = await client.get(
      `/api/shipments?${query.toString()}`,
      shipmentList,
      signal,
    )
    found.push(...page.data)
    token = page.next_page_token ?? null
  }
  return found
}

/** None where the operator has each order shipped whole. */
async function knownShipments(
  client: MiraklClient,
  orderIds: readonly string[],
  signal: AbortSignal,
): Promise<Shipment[]> {
  try {
    return await readShipments(client, orderIds, signal)
  } catch (error) {
    if (error instanceof ChannelError && error.kind === 'protocol') return []
    throw error
  }
}
