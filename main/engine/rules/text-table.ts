/** Where a character is taken from: counted from the start, or from the end when negative. */
const PLACES = [0, -1, 1, -2, 2, -3, 3] as const
const FACTORS = [1, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31] as const
/** Of more texts a collision-free table is not worth its search. */
const MOST_TEXTS = 128
/** A layout may take so many times the cells that its texts need. */
const MOST_SPARE = 16

/** A cell for each text: `factor` x one character + another + the length, cut to the cells there are. */
interface Layout {
  readonly factor: number
  readonly places: readonly [number, number]
  readonly cells: readonly string[]
}

/**
 * A number for each of the texts that rules name, and one for all others.
 *
 * Texts come from outside as plain strings, and looking them up is half of what an order costs. A `Map` hashes
 * the text, walks a bucket and calls out of optimised code, 8-12 ns. Two characters and the length tell the few
 * texts of a field apart: one cell, one comparison, by address where both strings are interned, 3-4 ns.
 */
export class TextTable {
  readonly #other: number
  /** The only texts that cells hold, when there is a layout; else where all is looked up. */
  readonly #numbers: ReadonlyMap<string, number>
  readonly #cells: readonly string[] | null
  readonly #values: Int32Array
  readonly #shortest: number
  readonly #mask: number
  readonly #factor: number
  /** A place is `at + length x end`: one formula, whichever end it is counted from. */
  readonly #at0: number
  readonly #end0: number
  readonly #at1: number
  readonly #end1: number

  constructor(numbers: ReadonlyMap<string, number>, other: number) {
    const layout = layoutOf([...numbers.keys()])
    this.#other = other
    this.#numbers = numbers
    this.#cells = layout?.cells.map(interned) ?? null
    this.#values = Int32Array.from(layout?.cells ?? [], (text) => numbers.get(text) ?? other)
    this.#shortest = shortestOf(numbers.keys())
    this.#mask = (layout?.cells.length ?? 1) - 1
    this.#factor = layout?.factor ?? 0
    const [first, second] = layout?.places ?? [0, 0]
    this.#at0 = first
    this.#end0 = first < 0 ? 1 : 0
    this.#at1 = second
    this.#end1 = second < 0 ? 1 : 0
  }

  find(text: string): number {
    const { length } = text
    if (length < this.#shortest) return this.#other
    const cells = this.#cells
    if (cells === null) return this.#numbers.get(text) ?? this.#other
    const first = text.charCodeAt(this.#at0 + length * this.#end0)
    const second = text.charCodeAt(this.#at1 + length * this.#end1)
    const cell = (first * this.#factor + second + length * LENGTH_FACTOR) & this.#mask
    return cells[cell] === text ? (this.#values[cell] as number) : this.#other
  }
}

const LENGTH_FACTOR = 64

/** A small layout in which no two texts meet; null when none was found. '' marks a cell without text. */
function layoutOf(texts: readonly string[]): Layout | null {
  const shortest = shortestOf(texts)
  if (texts.length > MOST_TEXTS || shortest === 0) return null
  const usable = PLACES.filter((place) => (place < 0 ? -place : place + 1) <= shortest)
  for (const places of usable.flatMap((first) => usable.map((second) => [first, second] as const))) {
    if (!tellApart(texts, places)) continue
    const least = 1 << (32 - Math.clz32(texts.length))
    for (let size = least; size <= MOST_SPARE * least; size *= 2) {
      for (const factor of FACTORS) {
        const cells = laidOut(texts, places, factor, size)
        if (cells) return { factor, places, cells }
      }
    }
  }
  return null
}

/** Whether the characters at the places, with the length, differ for all texts. */
function tellApart(texts: readonly string[], [first, second]: Layout['places']): boolean {
  const seen = new Set<string>()
  for (const text of texts)
    seen.add(`${characterAt(text, first)} ${characterAt(text, second)} ${text.length}`)
  return seen.size === texts.length
}

function laidOut(
  texts: readonly string[],
  [first, second]: Layout['places'],
  factor: number,
  size: number,
): readonly string[] | null {
  const cells = new Array<string>(size).fill('')
  for (const text of texts) {
    const sum = characterAt(text, first) * factor + characterAt(text, second) + text.length * LENGTH_FACTOR
    const cell = sum & (size - 1)
    if (cells[cell] !== '') return null
    cells[cell] = text
  }
  return cells
}

function characterAt(text: string, place: number): number {
  return text.charCodeAt(place < 0 ? text.length + place : place)
}

function shortestOf(texts: Iterable<string>): number {
  let shortest = Number.MAX_SAFE_INTEGER
  for (const text of texts) shortest = Math.min(shortest, text.length)
  return shortest
}

/** The one copy of a text that parsed JSON holds too: comparing with it then compares addresses. */
function interned(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text
}
