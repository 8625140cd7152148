import type { Effect } from './effects.ts'

/** A power of two. */
const SLOTS = 4_096
const MIX = 0x9e3779b1

/**
 * Remembers the list that a pattern of held bits adds up to, so that the same rules give the same array and
 * nothing is allocated for it again. Each pattern has one slot; a later pattern of that slot takes it over.
 * Arrays handed out never change.
 */
export class ListCache<T> {
  readonly #words: number
  readonly #keys: Int32Array
  readonly #lists: (readonly Effect<T>[] | undefined)[]

  constructor(words: number) {
    this.#words = words
    this.#keys = new Int32Array(SLOTS * words)
    this.#lists = Array.from({ length: SLOTS })
  }

  /** Where a pattern belongs: `held` as far as `mask` goes. */
  slotOf(held: Int32Array, mask: Int32Array): number {
    let hash = 0
    for (let word = 0; word < mask.length; word++) {
      hash = Math.imul(hash ^ ((held[word] as number) & (mask[word] as number)), MIX)
      hash ^= hash >>> 15
    }
    return hash & (SLOTS - 1)
  }

  get(slot: number, held: Int32Array, mask: Int32Array): readonly Effect<T>[] | undefined {
    const keys = this.#keys
    const base = slot * this.#words
    for (let word = 0; word < mask.length; word++) {
      if (keys[base + word] !== ((held[word] as number) & (mask[word] as number))) return undefined
    }
    return this.#lists[slot]
  }

  set(slot: number, held: Int32Array, mask: Int32Array, list: readonly Effect<T>[]): void {
    for (let word = 0; word < mask.length; word++) {
      this.#keys[slot * this.#words + word] = (held[word] as number) & (mask[word] as number)
    }
    this.#lists[slot] = list
  }
}
