import { DAY_MS, type EpochMs, HOUR_MS } from '../../shared/lib/clock.ts'
import { type Holdings, holdsMuchLess } from './holdings.ts'

/** A copy as the rotation sees it; null: what is in it is not known. */
export interface KeptCopy {
  readonly path: string
  readonly madeAt: EpochMs
  readonly holds: Holdings | null
  /** Of a store that was known to be damaged in places. */
  readonly suspect: boolean
}

/** One copy an hour of the day before the newest, one a day of two weeks, one a week of two months. */
const KEPT = [
  { span: HOUR_MS, count: 24 },
  { span: DAY_MS, count: 14 },
  { span: 7 * DAY_MS, count: 8 },
] as const

/**
 * Which copies may go: those that no span keeps. The newest of each span is kept, and so is the newest that holds
 * more than twice of every later one, and the newest of a store that was not damaged: neither an emptied store nor a
 * damaged one ever pushes out the copies of what was there before.
 */
export function copiesToDrop<C extends KeptCopy>(copies: readonly C[]): C[] {
  const newestFirst = [...copies].sort((a, b) => b.madeAt - a.madeAt)
  const newest = newestFirst[0]?.madeAt ?? 0
  const kept = new Set<C>()
  for (const { span, count } of KEPT) {
    const newestOfSpan = new Map<number, C>()
    for (const copy of newestFirst) {
      if (span === HOUR_MS && copy.madeAt <= newest - count * span) break
      const key = Math.floor(copy.madeAt / span)
      if (!newestOfSpan.has(key)) newestOfSpan.set(key, copy)
    }
    for (const copy of [...newestOfSpan.values()].slice(0, count)) kept.add(copy)
  }
  return newestFirst.filter((copy, i) => !kept.has(copy) && !isBetterThanLater(copy, newestFirst.slice(0, i)))
}

/** In what order copies are tried when nobody is there to choose: the newest first, but last those that hold much less than another. */
export function bestFirst<C extends KeptCopy>(copies: readonly C[]): C[] {
  const newestFirst = [...copies].sort((a, b) => b.madeAt - a.madeAt)
  const poorer = (copy: C) =>
    newestFirst.some(({ holds }) => holds !== null && copy.holds !== null && holdsMuchLess(copy.holds, holds))
  return [...newestFirst.filter((copy) => !poorer(copy)), ...newestFirst.filter(poorer)]
}

function isBetterThanLater({ holds, suspect }: KeptCopy, later: readonly KeptCopy[]): boolean {
  return later.every(
    (other) =>
      (!suspect && other.suspect) ||
      (holds !== null && other.holds !== null && holdsMuchLess(other.holds, holds)),
  )
}
