import type { Addition, EffectList } from './effect-list.ts'
import type { Effect } from './effects.ts'

/** Terms of a stage as bits, and the rule (position in the stage) that each belongs to. */
export interface TermLayout {
  readonly words: number
  readonly ruleOfTerm: Uint16Array
}

/** The terms of one rule, `from` to just before `until`. */
export interface TermSpan {
  readonly rule: number
  readonly from: number
  readonly until: number
}

/** Sets the bits of a span. */
export function setBits(mask: Int32Array, span: TermSpan): void {
  for (let term = span.from; term < span.until; term++) {
    mask[term >> 5] = (mask[term >> 5] ?? 0) | (1 << (term & 31))
  }
}

const NO_MASK = new Int32Array(0)

/** What the first rule that matches decides: the effect of the lowest held term among those that have one. */
export class Winner<T> {
  readonly #layout: TermLayout
  readonly #effectOfRule = new Map<number, Effect<T>>()
  /** By term once there is one, since it is looked up for every order. */
  #mask = NO_MASK
  #effectOfTerm: (Effect<T> | undefined)[] = []

  constructor(layout: TermLayout) {
    this.#layout = layout
  }

  /** Whether any rule has such an action; `of` need not be asked otherwise. */
  get used(): boolean {
    return this.#mask !== NO_MASK
  }

  /** The first effect that a rule offers counts. */
  offer(span: TermSpan, effect: Effect<T>): void {
    if (this.#mask === NO_MASK) this.#mask = new Int32Array(this.#layout.words)
    if (this.#effectOfRule.has(span.rule)) return
    this.#effectOfRule.set(span.rule, effect)
    setBits(this.#mask, span)
  }

  of(held: Int32Array): Effect<T> | null {
    const mask = this.#mask
    for (let word = 0; word < mask.length; word++) {
      const bits = (held[word] as number) & (mask[word] as number)
      if (bits !== 0) return this.#effectAt(word * 32 + 31 - Math.clz32(bits & -bits))
    }
    return null
  }

  #effectAt(term: number): Effect<T> {
    return this.#effectOfTerm[term] ?? this.#keep(term)
  }

  #keep(term: number): Effect<T> {
    if (this.#effectOfTerm.length === 0) {
      this.#effectOfTerm = Array.from(this.#layout.ruleOfTerm, (rule) => this.#effectOfRule.get(rule))
    }
    return this.#effectOfTerm[term] as Effect<T>
  }
}

/** What all rules that match add up to, in their order. */
export class Sum<T> {
  readonly #layout: TermLayout
  readonly #additionOfRule = new Map<number, Addition<T>>()
  #mask = NO_MASK
  #additionOfTerm: (Addition<T> | undefined)[] = []

  constructor(layout: TermLayout) {
    this.#layout = layout
  }

  get used(): boolean {
    return this.#mask !== NO_MASK
  }

  /** How many rules add something. */
  get additions(): number {
    return this.#additionOfRule.size
  }

  /** A rule that adds twice adds both. */
  offer(span: TermSpan, effects: readonly Effect<T>[]): void {
    if (this.#mask === NO_MASK) this.#mask = new Int32Array(this.#layout.words)
    const known = this.#additionOfRule.get(span.rule)
    this.#additionOfRule.set(span.rule, {
      number: known?.number ?? this.#additionOfRule.size,
      effects: [...(known?.effects ?? []), ...effects],
    })
    setBits(this.#mask, span)
  }

  /** Each rule adds once, however many of its terms hold. */
  of(held: Int32Array, list: EffectList<T>): readonly Effect<T>[] {
    list.clear()
    const mask = this.#mask
    let last: Addition<T> | null = null
    for (let word = 0; word < mask.length; word++) {
      let bits = (held[word] as number) & (mask[word] as number)
      while (bits !== 0) {
        const term = word * 32 + 31 - Math.clz32(bits & -bits)
        const addition: Addition<T> = this.#additionOfTerm[term] ?? this.#keep(term)
        bits &= bits - 1
        if (addition === last) continue
        last = addition
        list.add(addition)
      }
    }
    return list.items
  }

  #keep(term: number): Addition<T> {
    if (this.#additionOfTerm.length === 0) {
      this.#additionOfTerm = Array.from(this.#layout.ruleOfTerm, (rule) => this.#additionOfRule.get(rule))
    }
    return this.#additionOfTerm[term] as Addition<T>
  }
}
