import { isDeepStrictEqual } from 'node:util'
import type { Rate } from '../../../shared/domain/carrier.ts'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import { HOLIDAYS } from '../../../shared/domain/holidays.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import type { Product } from '../../../shared/domain/product.ts'
import { SURCHARGES } from '../../../shared/domain/surcharge.ts'
import { WORKSPACE, type WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { RuleSet } from '../../../shared/rules/document.ts'
import { rateCards } from '../../engine/shipping/service-cards.ts'
import type { World } from '../../engine/world.ts'
import type { Tx } from '../ports/store.ts'
import type { Written } from '../ports/written.ts'
import { Quoting, USED_MS } from '../quotes/quoting.ts'
import { keptUnits } from '../set-aside/kept-units.ts'

/** All that decisions are made from, as the store has it. */
export interface Loaded {
  readonly world: World
  /** The rates of cards, without live prices. */
  readonly cards: readonly Rate[]
  readonly accounts: readonly CarrierAccount[]
  readonly quoting: Quoting
  readonly settings: WorkspaceSettings
  readonly ruleSet: RuleSet
}

/**
 * Loads of yesterday still matter to sites whose zone is behind the merchant's. `before`: what was loaded last; what is
 * as it was then is the same object again. Of products and rate cards only what was written since is read, stock not at all.
 */
export async function loadDeciding(
  tx: Tx,
  now: EpochMs,
  before: { readonly loaded: Loaded; readonly written: Written } | null = null,
): Promise<Loaded> {
  const was = before?.loaded.world
  const settings = same(before?.loaded.settings, await tx.settings.get(WORKSPACE))
  const { currency, timeZone } = settings
  const from = localDateOf(now - DAY_MS, timeZone)
  const services = same(was?.services, await tx.carriers.services())
  const exchangeRates = same(was?.exchangeRates, await tx.exchangeRates.all())
  const accounts = same(before?.loaded.accounts, await tx.carrierAccounts.all())
  const products =
    before === null
      ? await tx.products.all()
      : await productsNow(tx, before.loaded.world.products, before.written)
  const cards =
    before === null ? await tx.carriers.rates() : await cardsNow(tx, before.loaded.cards, before.written)
  const quotes = accounts.some(({ livePrices }) => livePrices) ? await tx.quotes.latest(now - USED_MS) : []
  const quoting = new Quoting({ services, cards, products, accounts, quotes, currency, exchangeRates, now })
  const channels = await tx.channels.all()
  const world: World = {
    timeZone,
    currency,
    exchangeRates,
    policy: await tx.settings.get(POLICY),
    sites: same(was?.sites, await tx.sites.all()),
    products,
    stock: was?.stock ?? (await tx.stock.all()),
    reserves: same(was?.reserves, await keptUnits(tx)),
    channelPriority: new Map(channels.map((channel) => [channel.id, channel.priority])),
    services,
    rates: ratesNow(cards, quoting, before?.loaded),
    suspensions: same(was?.suspensions, await tx.carriers.suspensions(now)),
    siteLoad: await tx.fulfillments.siteLoad(from),
    serviceLoad: await tx.fulfillments.serviceLoad(from),
    surcharges: same(was?.surcharges, await tx.settings.get(SURCHARGES)),
    holidays: same(was?.holidays, await tx.settings.get(HOLIDAYS)),
    shadowPrices: was?.shadowPrices ?? new Map(),
  }
  const ruleSet = same(before?.loaded.ruleSet, await tx.ruleSets.current())
  return { world, cards, accounts, quoting, settings, ruleSet }
}

function same<T>(before: T | undefined, now: T): T {
  return before !== undefined && isDeepStrictEqual(before, now) ? before : now
}

/** In the order of the store: by SKU. */
async function productsNow(
  tx: Tx,
  before: readonly Product[],
  { skus }: Written,
): Promise<readonly Product[]> {
  if (skus.size === 0) return before
  const written = new Map((await tx.products.bySkus([...skus])).map((product) => [product.sku, product]))
  const products = before.flatMap((product) => {
    const { sku } = product
    if (!skus.has(sku)) return [product]
    const now = written.get(sku)
    written.delete(sku)
    return now === undefined ? [] : [same(product, now)]
  })
  if (written.size > 0) {
    products.push(...written.values())
    products.sort((a, b) => (a.sku < b.sku ? -1 : 1))
  }
  return products
}

/** In the order of the store: service by service. */
async function cardsNow(tx: Tx, before: readonly Rate[], { rates }: Written): Promise<readonly Rate[]> {
  if (rates.size === 0) return before
  const cards = new Map([...rateCards(before)].filter(([service]) => !rates.has(service)))
  for (const service of rates) cards.set(service, await tx.carriers.ratesOf(service))
  return [...cards].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, own]) => own)
}

function ratesNow(cards: readonly Rate[], quoting: Quoting, before: Loaded | undefined): readonly Rate[] {
  if (before?.cards === cards && isDeepStrictEqual(before.quoting.rates, quoting.rates))
    return before.world.rates
  return quoting.rates.length === 0 ? cards : [...cards, ...quoting.rates]
}
