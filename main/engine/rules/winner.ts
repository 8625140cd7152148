import type { Effect } from './effects.ts'
import { type SumCode, usedWords, type WinnerCode } from './generated-decision.ts'

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

/** What the first rule that matches decides: the effect of the lowest held term among those that have one. */
export class Winner<T> {
  readonly #layout: TermLayout
  readonly #effectOfRule = new Map<number, Effect<T>>()
  readonly #mask: Int32Array

  constructor(layout: TermLayout) {
    this.#layout = layout
    this.#mask = new Int32Array(layout.words)
  }

  /** The first effect that a rule offers counts. */
  offer(span: TermSpan, effect: Effect<T>): void {
    if (this.#effectOfRule.has(span.rule)) return
    this.#effectOfRule.set(span.rule, effect)
    setBits(this.#mask, span)
  }

  /** null when no rule that can match has such an action. All offers are made. */
  code(): WinnerCode | null {
    if (!this.#mask.some((bits) => bits !== 0)) return null
    const effectOfTerm = Array.from(this.#layout.ruleOfTerm, (rule) => this.#effectOfRule.get(rule) ?? null)
    return { kind: 'winner', mask: this.#mask, effectOfTerm }
  }
}

/** Longer keys are rarely met again: fewer of them are remembered. */
const FEW_WORDS = 4

/** What all rules that match add up to, in their order. */
export class Sum<T> {
  readonly #layout: TermLayout
  readonly #unique: boolean
  readonly #effectsOfRule = new Map<number, readonly Effect<T>[]>()
  readonly #mask: Int32Array
  /** The last term that each rule has in a word. */
  readonly #last: Int32Array

  /** `unique`: an effect whose value is in the list already is not added again. */
  constructor(layout: TermLayout, unique: boolean) {
    this.#layout = layout
    this.#unique = unique
    this.#mask = new Int32Array(layout.words)
    this.#last = new Int32Array(layout.words)
  }

  /** A rule that adds twice adds both. */
  offer(span: TermSpan, effects: readonly Effect<T>[]): void {
    this.#effectsOfRule.set(span.rule, [...(this.#effectsOfRule.get(span.rule) ?? []), ...effects])
    setBits(this.#mask, span)
    for (let term = span.from; term < span.until; term++) {
      const isLast = term === span.until - 1 || (term & 31) === 31
      if (isLast) setBits(this.#last, { rule: span.rule, from: term, until: term + 1 })
    }
  }

  /** null when no rule that can match has such an action. All offers are made. */
  code(): SumCode | null {
    const words = usedWords(this.#mask).length
    if (words === 0) return null
    const places = words <= FEW_WORDS ? 4_096 : 512
    return {
      kind: 'sum',
      mask: this.#mask,
      last: this.#last,
      build: (held) => this.#listOf(held),
      lists: new Array<readonly Effect<T>[]>(places).fill([]),
      keys: new Int32Array(places * words),
    }
  }

  /** Each rule adds once, however many of its terms hold. */
  #listOf(held: Int32Array): readonly Effect<T>[] {
    const list: Effect<T>[] = []
    let last = -1
    for (let word = 0; word < held.length; word++) {
      let bits = (held[word] ?? 0) & (this.#mask[word] ?? 0)
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
    return list
  }
}
