import { POLICY } from '../../../shared/domain/policy.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { World } from '../../engine/world.ts'
import type { FileContents } from './read-files.ts'

/**
 * The world that a folder of files describes: nothing planned yet, no suspension, no price on scarce stock. The
 * merchant's time zone is that of the first site; every channel named has the same priority.
 */
export function worldOfFiles(contents: FileContents): World {
  const channels = [...contents.orders, ...contents.reserves].map(({ channelId }) => channelId)
  return {
    timeZone: contents.sites[0]?.timeZone ?? WORKSPACE.defaults.timeZone,
    currency: WORKSPACE.defaults.currency,
    exchangeRates: contents.exchangeRates,
    policy: contents.policy ?? POLICY.defaults,
    sites: contents.sites,
    products: contents.products,
    stock: contents.stock,
    reserves: contents.reserves,
    channelPriority: new Map(channels.map((channel) => [channel, 0])),
    services: contents.services,
    rates: contents.rates,
    suspensions: [],
    siteLoad: [],
    serviceLoad: [],
    surcharges: contents.surcharges,
    holidays: [],
    shadowPrices: new Map(),
  }
}
