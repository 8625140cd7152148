import type { TrackingState } from '../../../shared/domain/tracking-event.ts'
import type { Clock, EpochMs } from '../../../shared/lib/clock.ts'

/** A paper that a simulated carrier made. */
export interface PaperMade {
  readonly role: 'label' | 'customs' | 'return'
  readonly bytes: Uint8Array
}

/** One event of a parcel as the carrier's own people scanned it. */
export interface Scan {
  readonly at: EpochMs
  readonly state: TrackingState
  readonly place: string
}

/** One label as the carrier knows it. */
export interface LabelMade {
  readonly number: string
  /** Its name at the carrier, where that is not the number. */
  readonly shipmentId: string
  /** The sender's own reference; '' = none was given. */
  readonly reference: string
  readonly product: string
  readonly weightG: number
  /** All that the carrier was told, as text: nothing of an address may be missing in it. */
  readonly told: string
  readonly papers: readonly PaperMade[]
  readonly madeAt: EpochMs
}

/** What the books show of a label: also whether it was voided, and where its parcel is. */
export interface LabelInBooks extends LabelMade {
  readonly voidedAt: EpochMs | null
  readonly scans: readonly Scan[]
}

interface Entry extends LabelMade {
  voidedAt: EpochMs | null
  readonly scans: Scan[]
}

/**
 * The books of one simulated carrier: every label that it ever made. They are the judge of what was bought, never what
 * the program believes.
 */
export class CarrierBooks {
  readonly #clock: Clock
  readonly #numbersFrom: number
  readonly #entries: Entry[] = []
  #repeats = 0

  constructor(clock: Clock, numbersFrom = 0) {
    this.#clock = clock
    this.#numbersFrom = numbersFrom
  }

  /** What the next label is numbered by. */
  get nextSerial(): number {
    return this.#numbersFrom + this.#entries.length + 1 - this.#repeats
  }

  /** The next label gets the number of the last one, by a slip of the carrier. */
  repeatNumber(): void {
    if (this.#entries.length > 0) this.#repeats += 1
  }

  /** Oldest first. */
  get made(): readonly LabelInBooks[] {
    return this.#entries
  }

  get voided(): readonly LabelInBooks[] {
    return this.#entries.filter(({ voidedAt }) => voidedAt !== null)
  }

  byNumber(number: string): LabelInBooks | null {
    return this.#entry(number)
  }

  byReference(reference: string): readonly LabelInBooks[] {
    return this.#entries.filter((entry) => entry.reference === reference)
  }

  make(label: Omit<LabelMade, 'madeAt'>): LabelInBooks {
    const entry = { ...label, madeAt: this.#clock.now(), voidedAt: null, scans: [] }
    this.#entries.push(entry)
    return entry
  }

  /** Whether it is void now: one that was scanned, or is older than `withinMs`, is not any more. Twice is as once. */
  void(number: string, withinMs: number): 'voided' | 'unknown' | 'too-late' {
    const entry = this.#entry(number)
    if (entry === null) return 'unknown'
    if (entry.voidedAt !== null) return 'voided'
    if (entry.scans.length > 0 || this.#clock.now() - entry.madeAt > withinMs) return 'too-late'
    entry.voidedAt = this.#clock.now()
    return 'voided'
  }

  /** The carrier's people scan the parcel. */
  scan(number: string, state: TrackingState, place = 'Roissy'): void {
    const entry = this.#entry(number)
    if (entry === null) throw new Error(`the carrier has made no label ${number}`)
    entry.scans.push({ at: this.#clock.now(), state, place })
  }

  #entry(number: string): Entry | null {
    return this.#entries.find((entry) => entry.number === number) ?? null
  }
}
