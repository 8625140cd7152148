/**
 * Straight-line code for one rule set. A loop over a table of slots spends most of its time on the loop; written
 * out, every position is a constant and every table a known object.
 *
 * Only whole numbers (positions, sizes, offsets) and the fixed words below are ever written into code, never a
 * text of a rule: texts stay keys of maps handed over as arguments. `number` asserts it.
 */

import { assert } from '../../../shared/lib/assert.ts'

/** Bit rows of a stage: see `StageProgram`. */
export interface RowTable {
  readonly words: number
  readonly rows: Int32Array
  readonly orderAt: Int32Array
  readonly orderRows: Int32Array
  readonly parcelAt: Int32Array
  readonly parcelRows: Int32Array
}

/** Leaves in `held` the terms of `inForce` that the classes of an order, and of one parcel, allow. */
export type MatchRows = (
  inForce: Int32Array,
  held: Int32Array,
  order: Uint16Array,
  orderFrom: number,
  parcel: Uint16Array,
  parcelFrom: number,
) => void

/** So many words of a row are ANDed side by side; longer rows are walked in steps of as many. */
export const WORDS_AT_ONCE = 4

export function generateMatch(table: RowTable): MatchRows {
  const { words, rows } = table
  const lines: string[] = []
  const begins: string[] = []
  const slot = (trace: string, at: number, row: number): void => {
    const name = `r${number(begins.length)}`
    lines.push(`const ${name} = ${trace} + ${number(at)}] * ${number(words)} + ${number(row)}`)
    begins.push(name)
  }
  table.orderAt.forEach((at, i) => slot('order[orderFrom', at, table.orderRows[i] ?? 0))
  table.parcelAt.forEach((at, i) => slot('parcel[parcelFrom', at, table.parcelRows[i] ?? 0))
  const stepped = words > WORDS_AT_ONCE
  if (stepped) lines.push(`for (let w = 0; w < ${number(words)}; w += ${number(WORDS_AT_ONCE)}) {`)
  for (let word = 0; word < Math.min(words, WORDS_AT_ONCE); word++) {
    const at = stepped ? `w + ${number(word)}` : number(word)
    lines.push(`held[${at}] = ${[`inForce[${at}]`, ...begins.map((r) => `rows[${r} + ${at}]`)].join(' & ')}`)
  }
  if (stepped) lines.push('}')
  return functionOf(
    ['rows'],
    ['inForce', 'held', 'order', 'orderFrom', 'parcel', 'parcelFrom'],
    lines,
  )(rows) as MatchRows
}

/** One number to classify: its column in the row of facts, where its class goes, and its tables. */
export interface NumberColumn {
  readonly column: number
  readonly at: number
  readonly breaks: Float64Array
  readonly first: number
  /** Classes of `first`, `first + 1` ...: a load instead of comparisons that are hard to predict. */
  readonly table: Uint16Array
}

export interface TextColumn {
  readonly column: number
  readonly at: number
  readonly classes: ReadonlyMap<string, number>
}

/** A set whose tests fit one word: bits by element, and of all other elements. */
export interface SetColumn {
  readonly column: number
  readonly at: number
  readonly chunks: number
  readonly only: ReadonlyMap<string, number>
  readonly other: number
}

export interface RowClassifiers {
  readonly numbers: readonly NumberColumn[]
  readonly texts: readonly TextColumn[]
  readonly sets: readonly SetColumn[]
  /** Class of a number above its table. */
  readonly classBeyond: (breaks: Float64Array, value: number) => number
}

/** Writes the class numbers of a row of facts, from `base` on. */
export type ClassifyColumns = (
  numbers: Float64Array,
  texts: readonly string[],
  sets: readonly (readonly string[])[],
  into: Uint16Array,
  base: number,
) => void

export function generateClassify(given: RowClassifiers): ClassifyColumns {
  const names = ['beyond']
  const tables: unknown[] = [given.classBeyond]
  const hand = (name: string, table: unknown): string => {
    names.push(name)
    tables.push(table)
    return name
  }
  const lines: string[] = ['let v = 0, d = 0']
  given.numbers.forEach(({ column, at, breaks, first, table }, i) => {
    const t = hand(`t${number(i)}`, table)
    const b = hand(`b${number(i)}`, breaks)
    lines.push(
      `v = numbers[${number(column)}]`,
      `d = v - ${number(first)}`,
      `into[base + ${number(at)}] = d >= 0 ? (d < ${number(table.length)} ? ${t}[d | 0] : beyond(${b}, v)) : d < 0 ? 1 : 0`,
    )
  })
  given.texts.forEach(({ column, at, classes }, i) => {
    const m = hand(`m${number(i)}`, classes)
    lines.push(`into[base + ${number(at)}] = ${m}.get(texts[${number(column)}]) ?? 0`)
  })
  given.sets.forEach(({ column, at, chunks, only, other }, i) => {
    const m = hand(`s${number(i)}`, only)
    lines.push(
      '{',
      `const set = sets[${number(column)}]`,
      'let found = 0',
      `for (let i = 0; i < set.length; i++) found |= ${m}.get(set[i]) ?? ${number(other)}`,
    )
    for (let chunk = 0; chunk < chunks; chunk++) {
      lines.push(`into[base + ${number(at + chunk)}] = (found >>> ${number(8 * chunk)}) & 255`)
    }
    lines.push('}')
  })
  return functionOf(names, ['numbers', 'texts', 'sets', 'into', 'base'], lines)(...tables) as ClassifyColumns
}

/** One effect at most: that of the lowest held term of the mask. */
export interface WinnerCode {
  readonly kind: 'winner'
  readonly mask: Int32Array
  readonly effectOfTerm: readonly unknown[]
}

/** A list that the held terms of the mask add up to. */
export interface SumCode {
  readonly kind: 'sum'
  readonly mask: Int32Array
  /** The last bit of each rule in each word: its terms lie side by side. */
  readonly last: Int32Array
  readonly build: (held: Int32Array) => readonly unknown[]
}

export type EffectCode = WinnerCode | SumCode

export type ApplyEffects = (held: Int32Array, effects: object) => void

/** Lists remembered for each field that adds up, a power of two: fewer where their keys are long. */
const listsOf = (words: number): number => (words <= WORDS_AT_ONCE ? 4_096 : 512)
const MIX = 0x9e3779b1 | 0

/**
 * `codes` by field of the effects. A list is remembered by the rules that held, so that the same rules give the
 * same array and nothing is allocated for it again. Each pattern has one place; a later pattern of that place
 * takes it over. Arrays handed out never change.
 */
export function generateEffects(codes: Readonly<Record<string, EffectCode>>): ApplyEffects {
  const names: string[] = []
  const tables: unknown[] = []
  const lines = ['let b = 0, h = 0']
  Object.entries(codes).forEach(([field, code], i) => {
    assert(/^[a-zA-Z]+$/.test(field), 'a field of the effects is a word')
    const words = [...code.mask.keys()].filter((word) => code.mask[word] !== 0)
    if (code.kind === 'winner') {
      names.push(`e${number(i)}`)
      tables.push(code.effectOfTerm)
      words.forEach((word, nth) => {
        const pick = `effects.${field} = e${number(i)}[${number(32 * word + 31)} - Math.clz32(b & -b)]`
        const found = `(b = held[${number(word)}] & ${number(code.mask[word] ?? 0)}) !== 0`
        lines.push(`${nth === 0 ? '' : 'else '}if (${found}) ${pick}`)
      })
      return
    }
    const key = (nth: number): string => `k${number(i)}_${number(nth)}`
    const place = (nth: number): string => `keys${number(i)}[h * ${number(words.length)} + ${number(nth)}]`
    const lists = listsOf(words.length)
    names.push(`keys${number(i)}`, `lists${number(i)}`, `build${number(i)}`)
    tables.push(
      new Int32Array(lists * words.length),
      new Array<typeof NO_EFFECTS>(lists).fill(NO_EFFECTS),
      code.build,
    )
    lines.push('h = 0')
    words.forEach((word, nth) => {
      // Terms of one rule are carried up into its last bit: the key tells rules, not terms.
      const last = code.last[word] ?? 0
      const rest = (code.mask[word] ?? 0) & ~last
      lines.push(
        `b = held[${number(word)}] & ${number(code.mask[word] ?? 0)}`,
        `const ${key(nth)} = (((b & ${number(rest)}) + ${number(rest)}) | b) & ${number(last)}`,
        `h = Math.imul(h ^ ${key(nth)}, ${number(MIX)})`,
        'h ^= h >>> 15',
      )
    })
    const keys = [...words.keys()]
    lines.push(
      `h &= ${number(lists - 1)}`,
      `if (${keys.map((nth) => `${place(nth)} !== ${key(nth)}`).join(' || ')}) {`,
      ...keys.map((nth) => `${place(nth)} = ${key(nth)}`),
      `lists${number(i)}[h] = build${number(i)}(held)`,
      '}',
      `effects.${field} = lists${number(i)}[h]`,
    )
  })
  return functionOf(names, ['held', 'effects'], lines)(...tables) as ApplyEffects
}

const NO_EFFECTS: readonly never[] = []

/** A number as code. */
function number(value: number): string {
  assert(Number.isSafeInteger(value), 'only whole numbers are written into code')
  return value < 0 ? `(${value})` : `${value}`
}

/** A function of `tables` that returns the function of `args` with this body. */
function functionOf(
  tables: readonly string[],
  args: readonly string[],
  lines: readonly string[],
): (...tables: readonly unknown[]) => unknown {
  const body = `'use strict'\nreturn function (${args.join(', ')}) {\n${lines.join('\n')}\n}`
  return new Function(...tables, body) as (...tables: readonly unknown[]) => unknown
}
