import { z } from 'zod'
import { type ChannelPlaces, channelPlaces } from '../../../shared/domain/channel-mapping.ts'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import type { Tx } from '../ports/store.ts'

/** By channel; what cannot be read counts as none. */
const CHANNEL_PLACES: StoredDocument<Record<string, ChannelPlaces>> = {
  key: 'other/channel-places',
  stored: z.record(z.string(), channelPlaces).catch({}),
  defaults: {},
}

/** Of every channel that has any. */
export async function readChannelPlaces(tx: Tx): Promise<ReadonlyMap<string, ChannelPlaces>> {
  return new Map(Object.entries(await tx.settings.get(CHANNEL_PLACES)))
}

export async function putChannelPlaces(tx: Tx, channelId: string, places: ChannelPlaces): Promise<void> {
  await tx.settings.put(CHANNEL_PLACES, { ...(await tx.settings.get(CHANNEL_PLACES)), [channelId]: places })
}

/** The channel's location that stands for a site; null = none does. */
export async function locationOfSite(tx: Tx, channelId: string, siteId: string): Promise<string | null> {
  const places = (await readChannelPlaces(tx)).get(channelId)?.places ?? []
  return places.find(({ siteIds }) => siteIds.includes(siteId))?.locationId ?? null
}
