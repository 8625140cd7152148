import type { Random } from '../../../shared/lib/random.ts'

/**
 * One way for a call to go wrong. `handled` says whether the call took effect before its answer was lost:
 * the ambiguous case that a client must look up before it repeats.
 */
export type Fault =
  | { kind: 'reset'; handled: boolean }
  | { kind: 'hang'; handled: boolean }
  | { kind: 'error'; status: 500 | 502 | 503; handled: boolean }
  | { kind: 'html'; status: 200 | 403 | 502 | 503 }
  | { kind: 'throttle'; retryAfterSeconds: number | null }
  // The call takes effect, and its answer comes as something else, its first half only, or twice in one.
  | { kind: 'rubbish' }
  | { kind: 'half' }
  | { kind: 'twice' }

/** What a page of a list does: a row given twice, or the rows in another order than asked for. */
export type PageFault = 'duplicated' | 'reordered'

/** The part of a request by which a planned fault chooses its victims. */
export interface CallSeen {
  readonly method: string
  readonly path: string
  readonly body: string
}

interface Plan {
  readonly fault: Fault
  readonly share: number
  readonly matching: (call: CallSeen) => boolean
  left: number
}

const ANY = (): boolean => true

/** Decides, call by call, what goes wrong. The oldest plan that matches a call wins. */
export class Misbehaviour {
  readonly #random: Random
  readonly #plans: Plan[] = []
  /** Wait before every answer, in real milliseconds. */
  latencyMs = 0
  /** How pages of lists are spoilt until set to null again. */
  pages: PageFault | null = null

  constructor(random: Random) {
    this.#random = random
  }

  /** The next `times` calls that match meet `fault`. */
  next(fault: Fault, times = 1, matching: (call: CallSeen) => boolean = ANY): void {
    this.#plans.push({ fault, share: 1, matching, left: times })
  }

  /** From now on a `share` (0 to 1) of the calls that match meet `fault`. */
  often(fault: Fault, share = 1, matching: (call: CallSeen) => boolean = ANY): void {
    this.#plans.push({ fault, share, matching, left: Number.POSITIVE_INFINITY })
  }

  /** Forgets every plan: the server is well again. */
  calm(): void {
    this.#plans.length = 0
    this.latencyMs = 0
    this.pages = null
  }

  /** The fault that `call` meets, spending it; null = none. */
  take(call: CallSeen): Fault | null {
    for (const [index, plan] of this.#plans.entries()) {
      if (!plan.matching(call)) continue
      if (plan.share < 1 && this.#random() >= plan.share) continue
      plan.left -= 1
      if (plan.left <= 0) this.#plans.splice(index, 1)
      return plan.fault
    }
    return null
  }

  /** `rows` as a page shows them: spoilt as `pages` says, never with a row lost. */
  page<T>(rows: readonly T[]): T[] {
    const first = rows[0]
    if (first === undefined || this.pages === null) return [...rows]
    if (this.pages === 'duplicated') return [first, ...rows]
    return [...rows].sort(() => this.#random() - 0.5)
  }
}
