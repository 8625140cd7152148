import { HOLIDAYS } from '../../../shared/domain/holidays.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import { SURCHARGES } from '../../../shared/domain/surcharge.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { World } from '../../engine/world.ts'
import type { Tx } from '../ports/store.ts'
import { Quoting, USED_MS } from '../quotes/quoting.ts'

/**
 * The world that decisions are made from, and the live prices among its rates. Loads of yesterday still matter to sites
 * whose zone is behind the merchant's.
 */
export async function loadDeciding(
  tx: Tx,
  now: EpochMs,
): Promise<{ readonly world: World; readonly quoting: Quoting }> {
  const settings = await tx.settings.get(WORKSPACE)
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
  const { currency } = settings
  const exchangeRates = await tx.exchangeRates.all()
  const accounts = await tx.carrierAccounts.all()
  const quotes = accounts.some(({ livePrices }) => livePrices) ? await tx.quotes.latest(now - USED_MS) : []
  const quoting = new Quoting({
    services,
    cards: rates,
    products,
    accounts,
    quotes,
    currency,
    exchangeRates,
    now,
  })
  const world: World = {
    timeZone: settings.timeZone,
    currency,
    exchangeRates,
    policy: await tx.settings.get(POLICY),
    sites,
    products,
    stock,
    reserves,
    channelPriority: new Map(channels.map((channel) => [channel.id, channel.priority])),
    services,
    rates: quoting.rates.length === 0 ? rates : [...rates, ...quoting.rates],
    suspensions,
    siteLoad,
    serviceLoad,
    surcharges: await tx.settings.get(SURCHARGES),
    holidays: await tx.settings.get(HOLIDAYS),
    shadowPrices: new Map(),
  }
  return { world, quoting }
}
