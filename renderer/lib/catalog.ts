import { useMemo, useSyncExternalStore } from 'react'
import type { Topic } from '../../shared/contract/session.ts'
import type { CarrierService } from '../../shared/domain/carrier.ts'
import { COLLECTED } from '../../shared/domain/collection.ts'
import { BY_HAND } from '../../shared/domain/order-choice.ts'
import type { Site } from '../../shared/domain/site.ts'
import type { AreaTexts } from '../../shared/messages/say.ts'
import type { RuleNames } from '../../shared/rules/sentence/names.ts'
import { carrierName } from './carrier-name.ts'
import { connection, useHello } from './client.ts'
import type { Client } from './connection.ts'
import { liveQuery } from './live.ts'
import { useMessages } from './messages.ts'
import { useSession } from './session.ts'
import { afterTimeout } from './use-live.ts'
import { useOwnCurrency } from './use-own-currency.ts'

/** What every screen needs the names of, read once for all of them. */

function shared<T>(topics: readonly Topic[], read: (client: Client) => Promise<T>): () => T | null {
  const query = liveQuery(connection, afterTimeout, topics, () => read(connection.client))
  const data = () => query.get().data
  return () => useSyncExternalStore(query.subscribe, data)
}

/** All sites; null until read. */
export const useSites: () => readonly Site[] | null = shared(['sites'], (client) => client.sites.list({}))

/** All channels with how their links stand; null until read. */
export const useChannels = shared(['channels'], (client) => client.channels.list({}))
/** All carriers with their services; null until read. */
export const useCarrierRows = shared(['carriers'], (client) => client.carriers.list({}))

export interface Names {
  site(id: string): string
  channel(id: string): string
  carrier(id: string): string
  service(carrierId: string, serviceId: string): string
  /** The workspace's, ISO 4217. */
  readonly currency: string
}

/** Names as people say them; the code itself where nothing is known of it yet. */
export function useNames(): Names {
  const sites = useSites()
  const channels = useChannels()
  const carriers = useCarrierRows()
  const currency = useOwnCurrency()
  const words = useMessages('words')
  return useMemo(() => {
    const services = (carriers ?? []).flatMap((row) => row.services.map(({ service }) => service))
    return {
      site: (id) => sites?.find((site) => site.id === id)?.name ?? id,
      channel: (id) => channels?.find(({ channel }) => channel.id === id)?.channel.name ?? id,
      carrier: (id) => ownWord(id, words) ?? carrierName(id),
      service: (carrierId, serviceId) =>
        ownWord(carrierId, words) ?? serviceName(services, carrierId, serviceId),
      currency,
    }
  }, [sites, channels, carriers, currency, words])
}

/** What leaves without a carrier of ours; null = it leaves with one. */
function ownWord(carrierId: string, words: AreaTexts<'words'>): string | null {
  if (carrierId === BY_HAND) return words.byHand
  return carrierId === COLLECTED ? words.collected : null
}

function serviceName(services: readonly CarrierService[], carrierId: string, serviceId: string): string {
  const known = services.find((each) => each.carrierId === carrierId && each.serviceId === serviceId)
  if (!known) return `${carrierName(carrierId)} ${carrierName(serviceId)}`
  return known.name.toLowerCase().startsWith(carrierName(carrierId).toLowerCase())
    ? known.name
    : `${carrierName(carrierId)} ${known.name}`
}

/** The same names with what sentences about rules need besides. */
export function useRuleNames(): RuleNames {
  const names = useNames()
  const settings = useHello()?.settings
  const timeZone = settings?.timeZone ?? 'UTC'
  return useMemo(() => ({ ...names, timeZone }), [names, timeZone])
}

/** The zone that times are shown in: the chosen site's, else the merchant's. */
export function useTimeZone(): string {
  const siteId = useSession((session) => session.siteId)
  const sites = useSites()
  const merchant = useHello()?.settings.timeZone ?? 'UTC'
  return sites?.find((site) => site.id === siteId)?.timeZone ?? merchant
}
