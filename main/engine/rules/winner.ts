import type { Effect } from './effects.ts'
import { ListCache } from './list-cache.ts'

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
  readonly #unique: boolean
  readonly #effectsOfRule = new Map<number, readonly Effect<T>[]>()
  #mask = NO_MASK

  /** `unique`: an effect whose value is in the list already is not added again. */
  constructor(layout: TermLayout, unique: boolean) {
    this.#layout = layout
    this.#unique = unique
  }

  get used(): boolean {
    return this.#mask !== NO_MASK
  }

  newCache(): ListCache<T> {
    return new ListCache(this.#mask.length)
  }

  /** A rule that adds twice adds both. */
  offer(span: TermSpan, effects: readonly Effect<T>[]): void {
    if (this.#mask === NO_MASK) this.#mask = new Int32Array(this.#layout.words)
    this.#effectsOfRule.set(span.rule, [...(this.#effectsOfRule.get(span.rule) ?? []), ...effects])
    setBits(this.#mask, span)
  }

  /** Each rule adds once, however many of its terms hold. */
  of(held: Int32Array, cache: ListCache<T>): readonly Effect<T>[] {
    const slot = cache.slotOf(held, this.#mask)
    return cache.get(slot, held, this.#mask) ?? this.#build(slot, held, cache)
  }

  #build(slot: number, held: Int32Array, cache: ListCache<T>): readonly Effect<T>[] {
    const mask = this.#mask
    const list: Effect<T>[] = []
    let last = -1
    for (let word = 0; word < mask.length; word++) {
      let bits = (held[word] ?? 0) & (mask[word] ?? 0)
      while (bits !== 0) {
        const rule = this.#layout.ruleOfTerm[word * 32 + 31 - Math.clz32(bits & -bits)] ?? -1
        bits &= bits - 1
        if (rule === last) continue
        last = rule
        for (const effect of this.#effectsOfRule.get(rule) ?? []) {
          if (!this.#unique || !list.some((one) => one.value === effect.value)) list.push(effect)
        }
      }
    }
    cache.set(slot, held, mask, list)
    return list
  }
}
