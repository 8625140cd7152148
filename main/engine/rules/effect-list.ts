import type { Effect } from './effects.ts'

/** What one action adds to a list: its effects, and its number among the actions that add to that list. */
export interface Addition<T> {
  readonly number: number
  readonly effects: readonly Effect<T>[]
}

interface Node<T> {
  readonly items: readonly Effect<T>[]
  readonly next: Map<number, Node<T>>
}

/** Lists remembered; beyond, lists are made anew each time. */
const MAX_LISTS = 4_096

/**
 * Builds the list that the matched rules add up to without allocating: the same rules always give the same
 * array, remembered in a tree of what was added after what. Arrays handed out never change.
 */
export class EffectList<T> {
  readonly #root: Node<T> = { items: [], next: new Map() }
  readonly #unique: boolean
  #node: Node<T> = this.#root
  #remembered = 0

  /** `unique`: an effect whose value is in the list already is not added again. */
  constructor(unique: boolean) {
    this.#unique = unique
  }

  clear(): void {
    this.#node = this.#root
  }

  get items(): readonly Effect<T>[] {
    return this.#node.items
  }

  /** False when it added nothing. */
  add(addition: Addition<T>): boolean {
    const before = this.#node
    this.#node = before.next.get(addition.number) ?? this.#grow(before, addition)
    return this.#node.items.length > before.items.length
  }

  #grow(node: Node<T>, addition: Addition<T>): Node<T> {
    const added = this.#unique
      ? addition.effects.filter((effect) => !node.items.some((item) => item.value === effect.value))
      : addition.effects
    const grown: Node<T> = { items: [...node.items, ...added], next: new Map() }
    if (this.#remembered < MAX_LISTS) {
      this.#remembered++
      node.next.set(addition.number, grown)
    }
    return grown
  }
}
