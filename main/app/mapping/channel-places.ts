import { z } from 'zod'
import { type ChannelPlaces, channelPlaces } from '../../../shared/domain/channel-mapping.ts'
import type { Tx } from '../ports/store.ts'

const KEY = 'channel-places'
const kept = z.record(z.string(), channelPlaces)

/** Of every channel that has any; what cannot be read counts as none. */
export async function readChannelPlaces(tx: Tx): Promise<ReadonlyMap<string, ChannelPlaces>> {
  const read = kept.safeParse(await tx.settings.get(KEY))
  return new Map(read.success ? Object.entries(read.data) : [])
}

export async function putChannelPlaces(tx: Tx, channelId: string, places: ChannelPlaces): Promise<void> {
  const all = await readChannelPlaces(tx)
  await tx.settings.put(KEY, { ...Object.fromEntries(all), [channelId]: places })
}

/** The channel's location that stands for a site; null = none does. */
export async function locationOfSite(tx: Tx, channelId: string, siteId: string): Promise<string | null> {
  const places = (await readChannelPlaces(tx)).get(channelId)?.places ?? []
  return places.find(({ siteIds }) => siteIds.includes(siteId))?.locationId ?? null
}
