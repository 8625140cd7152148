import { addSums, type DailySums, type FigurePart, NO_SUMS } from '../../../shared/domain/daily-figures.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { LocalDate } from '../../../shared/lib/clock.ts'
import type {
  DailyFigure,
  DailyFigureTable,
  DecidedPart,
  LeftParts,
  OpenedException,
} from '../ports/daily-figure-table.ts'

type Placed = Awaited<ReturnType<DailyFigureTable['placed']>>[number]

/**
 * Adds up a day, an hour's rows at a time. Each of them counts for all sites together and at its own; there as a whole,
 * for its channel and for its carrier. An order in several parts counts once wherever it has a part.
 */
export class DaySums {
  readonly #sums = new Map<string, DailyFigure>()
  readonly #orders = new Map<string, DecidedPart[]>()
  readonly #day: LocalDate

  constructor(day: LocalDate) {
    this.#day = day
  }

  decided(parts: readonly DecidedPart[]): void {
    for (const part of parts) {
      const known = this.#orders.get(part.orderId)
      if (known === undefined) this.#orders.set(part.orderId, [part])
      else known.push(part)
    }
  }

  left(rows: readonly LeftParts[]): void {
    for (const { channelId, siteId, carrierId, parts, inTime, ...rest } of rows)
      for (const site of [null, siteId])
        this.#add(site, channelId, [carrierId], { leftInTime: inTime, leftLate: parts - inTime, ...rest })
  }

  opened(rows: readonly OpenedException[]): void {
    for (const { channelId, siteIds, carrierIds } of rows)
      for (const site of [null, ...siteIds]) this.#add(site, channelId, carrierIds, { exceptions: 1 })
  }

  placed(rows: readonly Placed[]): void {
    for (const { channelId, ...sums } of rows) this.#add(null, channelId, [], sums)
  }

  /** The day, once all its rows were given. */
  figures(): DailyFigure[] {
    for (const parts of this.#orders.values()) this.#addOrder(parts)
    this.#orders.clear()
    return [...this.#sums.values()]
  }

  #addOrder(parts: readonly DecidedPart[]): void {
    const split = parts.length > 1 ? 1 : 0
    const { channelId = '' } = parts[0] ?? {}
    const sites = new Set(parts.map(({ siteId }) => siteId))
    for (const site of [null, ...sites]) {
      const here = site === null ? parts : parts.filter(({ siteId }) => siteId === site)
      const whole = { orders: 1, split, costCents: costOf(here) }
      this.#add(site, channelId, [], whole)
      for (const [carrierId, own] of Map.groupBy(here, (part) => part.carrierId))
        addSums(this.#of(site, 'carrier', carrierId), { ...whole, costCents: costOf(own) })
    }
  }

  #add(site: SiteId | null, channelId: string, carrierIds: readonly string[], sums: Partial<DailySums>) {
    addSums(this.#of(site, 'all', ''), sums)
    addSums(this.#of(site, 'channel', channelId), sums)
    for (const id of carrierIds) addSums(this.#of(site, 'carrier', id), sums)
  }

  #of(siteId: SiteId | null, part: FigurePart, partId: string): DailySums {
    const key = `${siteId ?? ''}/${part}/${partId}`
    let figure = this.#sums.get(key)
    if (figure === undefined) {
      figure = { day: this.#day, siteId, part, partId, sums: { ...NO_SUMS } }
      this.#sums.set(key, figure)
    }
    return figure.sums
  }
}

function costOf(parts: readonly DecidedPart[]): number {
  return parts.reduce((sum, { costCents }) => sum + costCents, 0)
}
