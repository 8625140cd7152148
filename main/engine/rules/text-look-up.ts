import { type Code, whole } from './generated-code.ts'

/** Where a character is taken from: counted from the start, or from the end when negative. */
const PLACES = [0, -1, 1, -2, 2, -3, 3] as const
const FACTORS = [1, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31] as const
const LENGTH_FACTOR = 64
/** Of more texts a collision-free layout is not worth its search. */
const MOST_TEXTS = 128
/** A layout may take so many times the cells that its texts need. */
const MOST_SPARE = 16

/** A cell for each text: `factor` x one character + another + the length, cut to the cells there are. */
interface Layout {
  readonly factor: number
  readonly places: readonly [number, number]
  /** '' marks a cell without text. */
  readonly cells: readonly string[]
}

/**
 * Adds code that declares `found`: the number of the text in the variable `text`, 0 when it is none of those
 * numbered.
 *
 * Texts come from outside as plain strings, and looking them up was half of what an order cost. A `Map` hashes
 * the text, walks a bucket and calls out of optimised code, 8-12 ns. Two characters and the length tell the few
 * texts of a field apart: one cell, one comparison, by address where both strings are interned, 3 ns.
 */
export function addTextLookUp(
  code: Code,
  numbers: ReadonlyMap<string, number>,
  text: string,
  found: string,
): void {
  const layout = layoutOf([...numbers.keys()])
  if (!layout) {
    code.add(`const ${found} = ${code.hand(numbers)}.get(${text}) ?? 0`)
    return
  }
  const cells = code.hand(layout.cells.map(interned))
  const values = code.hand(Int32Array.from(layout.cells, (known) => numbers.get(known) ?? 0))
  const [first, second] = layout.places.map((place) =>
    place < 0
      ? `${text}.charCodeAt(${text}.length - ${whole(-place)})`
      : `${text}.charCodeAt(${whole(place)})`,
  )
  const sum = `${first} * ${whole(layout.factor)} + ${second} + ${text}.length * ${whole(LENGTH_FACTOR)}`
  code.add(
    `let ${found} = 0`,
    `if (${text}.length >= ${whole(shortestOf(numbers.keys()))}) {`,
    `const cell = (${sum}) & ${whole(layout.cells.length - 1)}`,
    `if (${cells}[cell] === ${text}) ${found} = ${values}[cell]`,
    '}',
  )
}

/** A small layout in which no two texts meet; null when none was found. */
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

/** 1 when there are no texts. */
function shortestOf(texts: Iterable<string>): number {
  let shortest = Number.POSITIVE_INFINITY
  for (const text of texts) shortest = Math.min(shortest, text.length)
  return Number.isFinite(shortest) ? shortest : 1
}

/** The one copy of a text that parsed JSON holds too: comparing with it then compares addresses. */
function interned(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text
}
