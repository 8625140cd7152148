import { type DayNumber, isoWeekday, NEVER } from './day-number.ts'

/** The days [first, first + length) that a prepared set knows. */
export interface DaySpan {
  readonly first: DayNumber
  readonly length: number
}

/**
 * The days of a span on which something works (a site, a pick-up, deliveries), prepared so that every
 * question is two array reads. Days asked for lie in the span or one past it; a day before it counts as its first.
 */
export class DaySet {
  readonly #first: DayNumber
  /** Member days, ascending. */
  readonly #members: Int32Array
  /** At i: members before day first + i; one entry more than the span is long. */
  readonly #rank: Int32Array

  /** `weekdays` as `weekdayBits`; days in `closed` are no members whatever their weekday. */
  constructor(span: DaySpan, weekdays: number, closed: ReadonlySet<DayNumber>) {
    this.#first = span.first
    this.#rank = new Int32Array(span.length + 1)
    const members: DayNumber[] = []
    for (let i = 0; i < span.length; i++) {
      this.#rank[i] = members.length
      const day = span.first + i
      if ((weekdays >> isoWeekday(day)) & 1 && !closed.has(day)) members.push(day)
    }
    this.#rank[span.length] = members.length
    this.#members = Int32Array.from(members)
  }

  has(day: DayNumber): boolean {
    return this.onOrAfter(day) === day
  }

  /** NEVER past the last member. */
  onOrAfter(day: DayNumber): DayNumber {
    return this.#members[this.#membersBefore(day)] ?? NEVER
  }

  /** The nth member strictly after `day`, n >= 1; NEVER past the last member. */
  nthAfter(day: DayNumber, n: number): DayNumber {
    return this.#members[this.#membersBefore(day + 1) + n - 1] ?? NEVER
  }

  /** NEVER before the first member. */
  onOrBefore(day: DayNumber): DayNumber {
    return this.#members[this.#membersBefore(day + 1) - 1] ?? NEVER
  }

  #membersBefore(day: DayNumber): number {
    if (day <= this.#first) return 0
    return this.#rank[day - this.#first] ?? this.#members.length
  }
}
