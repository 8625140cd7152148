import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { World } from '../../engine/world.ts'
import type { Tx } from '../ports/store.ts'

/** Loads of yesterday still matter to sites whose zone is behind the merchant's. */
export async function loadWorld(tx: Tx, now: EpochMs): Promise<World> {
  const settings = await tx.settings.workspace()
  const from = localDateOf(now - DAY_MS, settings.timeZone)
  const [sites, products, stock, reserves, channels, services, rates, suspensions, siteLoad, serviceLoad] =
    await Promise.all([
      tx.sites.all(),
      tx.products.all(),
      tx.stock.all(),
      tx.stock.reserves(),
      tx.channels.all(),
      tx.carriers.services(),
      tx.carriers.rates(),
      tx.carriers.suspensions(now),
      tx.fulfillments.siteLoad(from),
      tx.fulfillments.serviceLoad(from),
    ])
  return {
    timeZone: settings.timeZone,
    currency: settings.currency,
    exchangeRates: await tx.exchangeRates.all(),
    policy: await tx.settings.policy(),
    sites,
    products,
    stock,
    reserves,
    channelPriority: new Map(channels.map((channel) => [channel.id, channel.priority])),
    services,
    rates,
    suspensions,
    siteLoad,
    serviceLoad,
    surcharges: await tx.settings.surcharges(),
    holidays: await tx.settings.holidays(),
    shadowPrices: new Map(),
  }
}
