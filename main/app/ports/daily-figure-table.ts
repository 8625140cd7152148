import type { DailySums, FigurePart } from '../../../shared/domain/daily-figures.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { EpochMs, LocalDate } from '../../../shared/lib/clock.ts'

export interface DailyFigure {
  readonly day: LocalDate
  /** null = of all sites together. */
  readonly siteId: SiteId | null
  readonly part: FigurePart
  /** The channel or carrier; '' of 'all'. */
  readonly partId: string
  readonly sums: DailySums
}

/** A part of an order, as it was decided. */
export interface DecidedPart {
  readonly orderId: OrderId
  readonly channelId: string
  readonly siteId: SiteId
  readonly carrierId: string
  readonly costCents: number
}

/** Parts that left, as many as are alike. */
export interface LeftParts {
  readonly channelId: string
  readonly siteId: SiteId
  readonly carrierId: string
  readonly parts: number
  readonly inTime: number
  readonly pastDeadline: number
  readonly tracked: number
  readonly arrivedInTime: number
  readonly arrivedLate: number
}

/** An exception of an order, where it was decided to ship from. */
export interface OpenedException {
  readonly channelId: string
  readonly siteIds: readonly SiteId[]
  readonly carrierIds: readonly string[]
}

/** Since the epoch: a day begins and ends with a quarter of an hour in every zone. */
export type QuarterNumber = number

/** What each day came to, and what it is counted from. `from` is of the period, `until` no more. */
export interface DailyFigureTable {
  /** Those of whose orders, parcels or exceptions something has changed since they were counted. */
  marked(): Promise<QuarterNumber[]>
  mark(quarters: readonly QuarterNumber[]): Promise<void>
  /** They are counted now: what changes from here on is marked anew. */
  beginCount(quarters: readonly QuarterNumber[]): Promise<void>
  /** They stay as they were counted. */
  forget(quarters: readonly QuarterNumber[]): Promise<void>
  /** Replaces the day's figures; its quarters are counted, but for those marked anew. */
  putDay(day: LocalDate, figures: readonly DailyFigure[], quarters: readonly QuarterNumber[]): Promise<void>
  /** Of days from the first to the last. `siteIds` null = of all sites together. */
  between(
    first: LocalDate,
    last: LocalDate,
    siteIds: readonly SiteId[] | null,
    parts: readonly FigurePart[],
  ): Promise<DailyFigure[]>
  decided(from: EpochMs, until: EpochMs): Promise<DecidedPart[]>
  left(from: EpochMs, until: EpochMs): Promise<LeftParts[]>
  opened(from: EpochMs, until: EpochMs): Promise<OpenedException[]>
  placed(
    from: EpochMs,
    until: EpochMs,
  ): Promise<{ readonly channelId: string; readonly placed: number; readonly cancelledByUs: number }[]>
}
