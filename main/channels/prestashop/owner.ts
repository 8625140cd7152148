import { z } from 'zod'
import type { ChannelOwner } from '../../app/ports/channel.ts'
import { ownerText, readOwnerText } from '../protocol/owner-text.ts'
import type { PrestaClient } from './client.ts'

/** A setting of the shop by this name. */
const NAME = 'SWITCHYARD_OWNER'

const row = z.object({
  id: z.union([z.string(), z.number()]),
  value: z.union([z.string(), z.null()]).optional(),
})

/** @throws {ChannelError} */
export async function readPrestaOwner(
  client: PrestaClient,
  signal: AbortSignal,
): Promise<ChannelOwner | null> {
  return readOwnerText((await settingOf(client, signal))?.value)
}

/** @throws {ChannelError} @throws {UncertainWrite} */
export async function writePrestaOwner(
  client: PrestaClient,
  owner: ChannelOwner,
  signal: AbortSignal,
): Promise<void> {
  const found = await settingOf(client, signal)
  const content = { name: NAME, value: ownerText(owner) }
  if (found === undefined) await client.write('POST', '/configurations', { configuration: content }, signal)
  else {
    const configuration = { id: found.id, ...content }
    await client.write('PUT', `/configurations/${found.id}`, { configuration }, signal)
  }
}

/** The oldest if two were made at the same time. */
async function settingOf(client: PrestaClient, signal: AbortSignal) {
  const query = { 'filter[name]': `[${NAME}]`, display: '[id,value]', sort: '[id_ASC]' }
  return (await client.list('configurations', query, row, signal))[0]
}
