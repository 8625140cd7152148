import { z } from 'zod'
import type { ChannelOwner } from '../../app/ports/channel.ts'
import { parseAnswer } from '../protocol/payload.ts'
import type { WooClient } from './client.ts'

/**
 * REST v3 has no place for a setting of ours. A webhook that is switched off is private, belongs to no order, calls
 * nobody, and stands under WooCommerce > Settings > Advanced > Webhooks, where people find it by its name.
 */
const PLACE = 'https://switchyard.invalid/owner'
const TOPIC = 'action.switchyard_owner'

const webhooks = z.array(z.object({ id: z.int(), delivery_url: z.string() }))

/** @throws {ChannelError} */
export async function readWooOwner(client: WooClient, signal: AbortSignal): Promise<ChannelOwner | null> {
  const found = await markOf(client, signal)
  if (found === null) return null
  const { searchParams } = new URL(found.delivery_url)
  const [id, name, epoch] = [
    searchParams.get('id'),
    searchParams.get('name'),
    Number(searchParams.get('epoch')),
  ]
  return id === null || name === null || !Number.isInteger(epoch) ? null : { id, name, epoch }
}

/** @throws {ChannelError} @throws {UncertainWrite} */
export async function writeWooOwner(
  client: WooClient,
  { id, name, epoch }: ChannelOwner,
  signal: AbortSignal,
): Promise<void> {
  const query = new URLSearchParams({ id, name, epoch: String(epoch) })
  const mark = {
    name: `Worked by Switchyard on ${name}`,
    topic: TOPIC,
    status: 'disabled',
    delivery_url: `${PLACE}?${query.toString()}`,
  }
  const found = await markOf(client, signal)
  if (found === null) await client.write('POST', '/webhooks', mark, signal)
  else await client.write('PUT', `/webhooks/${found.id}`, mark, signal)
}

/** The oldest if two were made at the same time. */
async function markOf(client: WooClient, signal: AbortSignal) {
  const query = 'status=disabled&orderby=id&order=asc&per_page=100'
  const { value } = await client.get(`/webhooks?${query}`, signal)
  const all = parseAnswer(webhooks, value, 'WooCommerce webhooks')
  return all.find(({ delivery_url }) => delivery_url.startsWith(`${PLACE}?`)) ?? null
}
