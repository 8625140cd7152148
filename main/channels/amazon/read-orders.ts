import { z } from 'zod'
import type { PulledOrder } from '../../app/ports/channel.ts'
import { Paced } from '../protocol/rate-limit.ts'
import { orderRow } from './answers.ts'
import type { AmazonClient } from './client.ts'
import { isNotFound } from './fulfillment.ts'
import { INCLUDED, pulledOrderOf } from './order-pull.ts'

const answer = z.object({ order: orderRow })

/**
 * Orders as they stand now (getOrder), one call each. At its pace of 30 and then one in two seconds not all may be read
 * at one go: those that could be are given, an order that is left out is to be asked for again.
 * @throws {ChannelError} none could be asked for, or a call failed
 */
export async function readAmazonOrders(
  client: AmazonClient,
  externalIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PulledOrder | 'gone'>> {
  const found = new Map<string, PulledOrder | 'gone'>()
  for (const id of externalIds) {
    const path = `/orders/2026-01-01/orders/${encodeURIComponent(id)}?includedData=${INCLUDED}`
    try {
      const { order } = await client.call({ operation: 'getOrder', method: 'GET', path }, answer, signal)
      found.set(id, pulledOrderOf(order))
    } catch (error) {
      if (error instanceof Paced && found.size > 0) return found
      if (!isNotFound(error)) throw error
      found.set(id, 'gone')
    }
  }
  return found
}
