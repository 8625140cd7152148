import { z } from 'zod'
import type { Location, MappingRow, UnmappedSku } from '../../../shared/contract/channel-mapping.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import { AT_HOME, type ChannelPlaces } from '../../../shared/domain/channel-mapping.ts'
import { storedMap } from '../../../shared/domain/stored-map.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { readChannelPlaces } from '../mapping/channel-places.ts'
import { type MappingRead, readMappingCsv, writeMappingCsv } from '../mapping/mapping-csv.ts'
import { suggestFrom } from '../mapping/suggest-products.ts'
import {
  ChannelError,
  type ChannelListing,
  type ChannelLocation,
  type Connector,
  LOOKING,
} from '../ports/channel.ts'
import type { MappingQuery } from '../ports/mapping-tables.ts'
import type { Page } from '../ports/page.ts'
import type { Store, Tx } from '../ports/store.ts'
import type { AppServices } from '../services/app-services.ts'

/** People wait for it. */
const ASK_MS = 8_000
/** SKUs asked about in one look. */
const MOST_ASKED = 100
const LISTINGS = 'listings'
const keptListings = storedMap(z.object({ name: z.string(), barcode: z.string().nullable() }).nullable())

export async function listMappings(tx: Tx, query: MappingQuery): Promise<Page<MappingRow>> {
  const { rows, total } = await tx.skuMappings.list(query)
  const products = await tx.products.bySkus([...new Set(rows.flatMap(({ sku }) => sku ?? []))])
  const names = new Map(products.map(({ sku, name }) => [sku, name]))
  return {
    total,
    rows: rows.map(({ channelSku, sku, units }) => ({
      channelSku,
      sku,
      units,
      name: names.get(sku ?? '') ?? '',
    })),
  }
}

/** What a channel's unknown SKUs are and may stand for. The channel is asked once for each; its silence costs only the names. */
export async function unmappedSkus(
  services: Pick<AppServices, 'store' | 'connectors' | 'secrets'>,
  channelId: string,
): Promise<{ orders: number; skus: UnmappedSku[] }> {
  const { store } = services
  const { waiting, orders, channel, products } = await store.read(async (tx) => {
    const waiting = await tx.skuMappings.waiting(channelId)
    return {
      waiting,
      orders: await tx.skuMappings.countWaiting(channelId),
      channel: await tx.channels.get(channelId),
      products: waiting.length === 0 ? [] : await tx.products.all(),
    }
  })
  if (waiting.length === 0) return { orders: 0, skus: [] }
  const connector = channel && (await connectorOf(services, channel))
  const listings = await listingsOf(
    store,
    channelId,
    connector,
    waiting.map(({ channelSku }) => channelSku),
  )
  const suggest = suggestFrom(products)
  return {
    orders,
    skus: waiting.map((one) => {
      const listing = listings.get(one.channelSku) ?? null
      const said = { name: listing?.name ?? null, barcode: listing?.barcode ?? null }
      return { ...one, ...said, suggestions: suggest({ channelSku: one.channelSku, ...said }) }
    }),
  }
}

/** A read-only connector; null = the channel is not connected, or its credentials are gone. */
export async function connectorOf(
  { connectors, secrets }: Pick<AppServices, 'connectors' | 'secrets'>,
  channel: Channel,
): Promise<Connector | null> {
  const connect = connectors[channel.kind]
  if (connect === null) return null
  if (channel.kind === 'csv') return channel.url === null ? null : connect(channel, {}, LOOKING)
  const known = await secrets.get(channel.id)
  return known === null ? null : connect(channel, known, LOOKING)
}

async function listingsOf(
  store: Store,
  channelId: string,
  connector: Connector | null,
  skus: readonly string[],
): Promise<ReadonlyMap<string, ChannelListing | null>> {
  const stored = keptListings.safeParse(await store.read((tx) => tx.syncState.get(channelId, LISTINGS)))
  const known = new Map(stored.success ? stored.data : [])
  const unasked = skus.filter((sku) => !known.has(sku)).slice(0, MOST_ASKED)
  if (connector?.readListings === undefined || unasked.length === 0) return known
  try {
    const found = await connector.readListings(unasked, AbortSignal.timeout(ASK_MS))
    for (const sku of unasked) known.set(sku, found.get(sku) ?? null)
    const wanted = new Set(skus)
    const kept = [...known].filter(([sku]) => wanted.has(sku))
    await store.write((tx) => tx.syncState.put(channelId, LISTINGS, kept))
  } catch (fault) {
    if (!(fault instanceof ChannelError)) throw fault
  }
  return known
}

type Locations =
  | { readonly kind: 'one-place' }
  | ({ readonly kind: 'places'; places: Location[] } & Pick<ChannelPlaces, 'routing'>)
  | ({ readonly kind: 'unreachable'; problem: Message; places: Location[] } & Pick<ChannelPlaces, 'routing'>)

/** The channel's locations as it says them now, each with the sites it stands for here. */
export async function channelLocations(
  services: Pick<AppServices, 'store' | 'connectors' | 'secrets'>,
  channelId: string,
): Promise<Locations> {
  const { channel, kept } = await services.store.read(async (tx) => ({
    channel: await tx.channels.get(channelId),
    kept: (await readChannelPlaces(tx)).get(channelId) ?? AT_HOME,
  }))
  const connector = channel && (await connectorOf(services, channel))
  if (connector && connector.readLocations === undefined) return { kind: 'one-place' }
  const { routing, places } = kept
  try {
    if (!connector?.readLocations) throw new ChannelError('unauthorised', message('channels.noCredentials'))
    const found = await connector.readLocations(AbortSignal.timeout(ASK_MS))
    return { kind: 'places', routing, places: withSites(found, kept) }
  } catch (fault) {
    if (!(fault instanceof ChannelError)) throw fault
    return {
      kind: 'unreachable',
      problem: fault.problem,
      routing,
      places: places.map((place) => ({ ...place, isActive: true })),
    }
  }
}

/** Locations that are gone there but still stand for a site stay, so that somebody sees them. */
function withSites(found: readonly ChannelLocation[], { places }: ChannelPlaces): Location[] {
  const ids = new Set(found.map(({ id }) => id))
  return [
    ...found.map(({ id, name, isActive }) => ({
      locationId: id,
      name,
      isActive,
      siteIds: places.find(({ locationId }) => locationId === id)?.siteIds ?? [],
    })),
    ...places
      .filter(({ locationId, siteIds }) => !ids.has(locationId) && siteIds.length > 0)
      .map((place) => ({ ...place, isActive: false })),
  ]
}

export async function exportMapping(tx: Tx, channelId: string | null): Promise<{ csv: string }> {
  return { csv: writeMappingCsv(await tx.skuMappings.all(channelId)) }
}

/** Reads and checks a file of mappings; writes nothing. */
export async function checkMappingCsv(store: Store, csv: string): Promise<MappingRead> {
  const known = await store.read(async (tx) => ({
    channelIds: new Set((await tx.channels.all()).map(({ id }) => id)),
    skus: new Set((await tx.products.all()).map(({ sku }) => sku)),
  }))
  return readMappingCsv(csv, known)
}
