import { z } from 'zod'
import type { ChannelOwner } from '../../app/ports/channel.ts'
import type { VendureClient } from './client.ts'
import { CREATE_TAG, TAGS, UPDATE_TAG } from './documents.ts'

/** A tag that is not shown in the shop: `switchyard-owner 3 id name`. */
const PREFIX = 'switchyard-owner'

const tags = z.object({ tags: z.object({ items: z.array(z.object({ id: z.string(), value: z.string() })) }) })
const written = z.object({ tag: z.object({ id: z.string() }) })

/** @throws {ChannelError} */
export async function readVendureOwner(
  client: VendureClient,
  signal: AbortSignal,
): Promise<ChannelOwner | null> {
  const [, epoch, id, name] = /^\S+ (\d+) (\S+) (.*)$/.exec((await tagOf(client, signal))?.value ?? '') ?? []
  return epoch === undefined || id === undefined || name === undefined
    ? null
    : { id, name, epoch: Number(epoch) }
}

/** @throws {ChannelError} @throws {UncertainWrite} */
export async function writeVendureOwner(
  client: VendureClient,
  { id, name, epoch }: ChannelOwner,
  signal: AbortSignal,
): Promise<void> {
  const found = await tagOf(client, signal)
  const value = `${PREFIX} ${epoch} ${id} ${name}`
  if (found === undefined) await client.mutate(CREATE_TAG, { value }, written, signal)
  else await client.mutate(UPDATE_TAG, { id: found.id, value }, written, signal)
}

/** The oldest if two were made at the same time. */
async function tagOf(client: VendureClient, signal: AbortSignal) {
  const { items } = (await client.query(TAGS, { prefix: PREFIX }, tags, signal)).tags
  return items
    .filter(({ value }) => value.startsWith(`${PREFIX} `))
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))[0]
}
