import { message } from '../../../shared/messages/message.ts'
import { ChannelError } from '../../app/ports/channel.ts'
import { locationsAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { LOCATIONS } from './documents.ts'

/** The location that carries our stock: the one named in the credentials, else the first that ships online orders. */
export async function homeLocation(
  client: ShopifyClient,
  wanted: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const { locations } = await client.query(LOCATIONS, {}, locationsAnswer, signal)
  const named = locations.nodes.find((location) => location.id === wanted || location.name === wanted)
  if (wanted !== undefined && wanted !== '' && named === undefined)
    throw new ChannelError('protocol', message('shopify.noLocation', { name: wanted }))
  const chosen =
    named ?? locations.nodes.find((location) => location.isActive && location.fulfillsOnlineOrders)
  if (chosen === undefined) throw new ChannelError('protocol', message('shopify.noActiveLocation'))
  return chosen.id
}
