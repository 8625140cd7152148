import type { Effect } from './effects.ts'

/** What one rule adds to a list: its effects, and its number among the rules that add to that list. */
export interface Addition<T> {
  readonly number: number
  readonly effects: readonly Effect<T>[]
}

interface Node<T> {
  readonly items: readonly Effect<T>[]
  /** By number of the addition; null before the first. */
  next: (Node<T> | undefined)[] | null
}

/** Entries in all `next` together; beyond, lists are put together anew each time. */
const MAX_ENTRIES = 500_000

/**
 * Builds the list that the matched rules add up to, without allocating as a rule: the same rules give the same
 * array, remembered in a tree of what was added after what. Arrays handed out never change.
 */
export class EffectList<T> {
  readonly #root: Node<T> = { items: [], next: null }
  readonly #additions: number
  readonly #unique: boolean
  #node: Node<T> = this.#root
  /** A list of this time only, when the tree is full. */
  #loose: Effect<T>[] | null = null
  #entries = 0

  /**
   * `additions`: how many rules add to the list. `unique`: an effect whose value is in the list already is not
   * added again.
   */
  constructor(additions: number, unique: boolean) {
    this.#additions = additions
    this.#unique = unique
  }

  clear(): void {
    this.#node = this.#root
    this.#loose = null
  }

  get items(): readonly Effect<T>[] {
    return this.#loose ?? this.#node.items
  }

  add(addition: Addition<T>): void {
    const known = this.#loose === null ? this.#node.next?.[addition.number] : undefined
    if (known !== undefined) this.#node = known
    else this.#grow(addition)
  }

  #grow(addition: Addition<T>): void {
    const added = this.#unique
      ? addition.effects.filter((effect) => !this.items.some((item) => item.value === effect.value))
      : addition.effects
    if (this.#entries >= MAX_ENTRIES) {
      this.#loose ??= [...this.#node.items]
      this.#loose.push(...added)
      return
    }
    if (this.#node.next === null) {
      this.#entries += this.#additions
      this.#node.next = Array.from({ length: this.#additions })
    }
    const grown: Node<T> = { items: [...this.#node.items, ...added], next: null }
    this.#node.next[addition.number] = grown
    this.#node = grown
  }
}
