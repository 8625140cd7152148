import type { ChannelReserve, StockLevel } from '../../../shared/domain/stock.ts'

interface Reserve {
  readonly channelId: string
  /** Position of the site, or -1 = over all sites together. */
  readonly site: number
  readonly units: number
}

const NO_RESERVES: readonly Reserve[] = []

/** Where sites and SKUs stand. */
interface Positions {
  readonly siteIndex: ReadonlyMap<string, number>
  readonly skuIndex: ReadonlyMap<string, number>
}

/** SKUs of one page. */
const PAGE = 64

/**
 * Free units of every SKU at every site, and what is kept for channels; the same meaning as
 * `availableToPromise`, by position instead of by name. A run takes units as it decides and puts all of them
 * back before it returns (`mark`, `rollback`), so that a ledger looks unchanged from outside.
 *
 * Ledgers made of one another share the pages that neither has written since: a live run makes one for each group of
 * orders, of which a merchant with many products changes little.
 */
export class StockLedger {
  readonly siteCount: number
  /**
   * By page, then `(sku % PAGE) * siteCount + site`: on hand - reserved - safety; negative when oversold, none while in
   * doubt.
   */
  readonly #pages: Int32Array[]
  /** By page: 1 = no other ledger reads it. */
  readonly #owned: Uint8Array
  readonly #reserves: readonly (readonly Reserve[] | undefined)[]
  /** SKU, site and units of every `take` since the ledger was made. */
  readonly #journal: number[] = []

  private constructor(
    siteCount: number,
    pages: Int32Array[],
    owned: Uint8Array,
    reserves: readonly (readonly Reserve[] | undefined)[],
  ) {
    this.siteCount = siteCount
    this.#pages = pages
    this.#owned = owned
    this.#reserves = reserves
  }

  static #empty({ siteIndex, skuIndex }: Positions, reserves: readonly ChannelReserve[]): StockLedger {
    const count = Math.ceil(skuIndex.size / PAGE)
    const pages = Array.from({ length: count }, () => new Int32Array(PAGE * siteIndex.size))
    const owned = new Uint8Array(count).fill(1)
    return new StockLedger(siteIndex.size, pages, owned, reservesBySku(reserves, siteIndex, skuIndex))
  }

  /** Levels and reserves of unknown sites or SKUs are left out. */
  static from(
    levels: readonly StockLevel[],
    reserves: readonly ChannelReserve[],
    siteIndex: ReadonlyMap<string, number>,
    skuIndex: ReadonlyMap<string, number>,
  ): StockLedger {
    const ledger = StockLedger.#empty({ siteIndex, skuIndex }, reserves)
    ledger.#set(levels, siteIndex, skuIndex)
    return ledger
  }

  /** The same ledger with these levels in place of the old ones of their site and SKU. */
  with(
    levels: readonly StockLevel[],
    siteIndex: ReadonlyMap<string, number>,
    skuIndex: ReadonlyMap<string, number>,
  ): StockLedger {
    const owned = new Uint8Array(this.#owned.length)
    const ledger = new StockLedger(this.siteCount, this.#pages.slice(), owned, this.#reserves)
    this.#owned.fill(0)
    ledger.#set(levels, siteIndex, skuIndex)
    return ledger
  }

  /** The same units under other positions and with other reserves; none of SKUs and sites that were not there. */
  moved(reserves: readonly ChannelReserve[], from: Positions, to: Positions): StockLedger {
    const ledger = StockLedger.#empty(to, reserves)
    const sites = [...to.siteIndex].flatMap(([id, at]): [number, number][] => {
      const before = from.siteIndex.get(id)
      return before === undefined ? [] : [[at, before]]
    })
    for (const [sku, at] of to.skuIndex) {
      const before = from.skuIndex.get(sku)
      if (before === undefined) continue
      for (const [site, siteBefore] of sites) ledger.#put(at, site, this.#at(before, siteBefore))
    }
    return ledger
  }

  #set(
    levels: readonly StockLevel[],
    siteIndex: ReadonlyMap<string, number>,
    skuIndex: ReadonlyMap<string, number>,
  ): void {
    for (const level of levels) {
      const sku = skuIndex.get(level.sku)
      const site = siteIndex.get(level.siteId)
      if (sku === undefined || site === undefined) continue
      const free = level.onHand - level.reserved - level.safety
      this.#put(sku, site, level.doubtedAt === undefined ? free : Math.min(0, free))
    }
  }

  #at(sku: number, site: number): number {
    return this.#pages[Math.floor(sku / PAGE)]?.[(sku % PAGE) * this.siteCount + site] ?? 0
  }

  #put(sku: number, site: number, units: number): void {
    const at = Math.floor(sku / PAGE)
    let page = this.#pages[at]
    if (page === undefined) return
    if (this.#owned[at] === 0) {
      page = page.slice()
      this.#pages[at] = page
      this.#owned[at] = 1
    }
    page[(sku % PAGE) * this.siteCount + site] = units
  }

  /** Where tables by SKU and site have theirs. */
  cell(sku: number, site: number): number {
    return sku * this.siteCount + site
  }

  /** Units on hand that are neither reserved nor safety, channel reserves aside; never negative. */
  free(sku: number, site: number): number {
    return Math.max(0, this.#at(sku, site))
  }

  /** Units at the site that an order of the channel may take; never negative. */
  available(sku: number, site: number, channelId: string): number {
    let units = this.#at(sku, site)
    if (units <= 0) return 0
    const reserves = this.#reserves[sku]
    if (reserves !== undefined) {
      for (const reserve of reserves) {
        if (reserve.site === site && reserve.channelId !== channelId) units -= reserve.units
      }
      if (units < 0) return 0
    }
    return units
  }

  /** The same for all sites at once. */
  availableBySite(sku: number, channelId: string, into: Int32Array): void {
    const page = this.#pages[Math.floor(sku / PAGE)]
    const first = (sku % PAGE) * this.siteCount
    const reserved = this.#reserves[sku] !== undefined
    for (let site = 0; site < this.siteCount; site++) {
      const units = reserved ? this.available(sku, site, channelId) : (page?.[first + site] ?? 0)
      into[site] = units < 0 ? 0 : units
    }
  }

  /** Whether something of this SKU is kept for other channels over all sites together. */
  keptOverAll(sku: number, channelId: string): boolean {
    const reserves = this.#reserves[sku] ?? NO_RESERVES
    return reserves.some((reserve) => reserve.site === -1 && reserve.channelId !== channelId)
  }

  /** Units over all sites that an order of the channel may take: the channel's ATP. */
  availableToPromise(sku: number, channelId: string): number {
    let units = 0
    for (let site = 0; site < this.siteCount; site++) units += this.available(sku, site, channelId)
    for (const reserve of this.#reserves[sku] ?? NO_RESERVES) {
      if (reserve.site === -1 && reserve.channelId !== channelId) units -= reserve.units
    }
    return Math.max(0, units)
  }

  take(sku: number, site: number, units: number): void {
    this.#put(sku, site, this.#at(sku, site) - units)
    this.#journal.push(sku, site, units)
  }

  /** A point to roll back to. */
  mark(): number {
    return this.#journal.length
  }

  /** Puts back everything taken since the mark. */
  rollback(mark: number): void {
    const journal = this.#journal
    for (let at = journal.length - 3; at >= mark; at -= 3) {
      const sku = journal[at] as number
      const site = journal[at + 1] as number
      this.#put(sku, site, this.#at(sku, site) + (journal[at + 2] as number))
    }
    journal.length = mark
  }
}

function reservesBySku(
  reserves: readonly ChannelReserve[],
  siteIndex: ReadonlyMap<string, number>,
  skuIndex: ReadonlyMap<string, number>,
): readonly (readonly Reserve[] | undefined)[] {
  const kept: (Reserve[] | undefined)[] = new Array(skuIndex.size)
  for (const { channelId, siteId, sku, quantity } of reserves) {
    const at = skuIndex.get(sku)
    const site = siteId === null ? -1 : siteIndex.get(siteId)
    if (at === undefined || site === undefined) continue
    kept[at] = [...(kept[at] ?? []), { channelId, site, units: quantity }]
  }
  return kept
}
