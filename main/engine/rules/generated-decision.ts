import { Code, whole, words } from './generated-code.ts'

/** Bit rows of a stage: see `StageProgram`. */
export interface RowTable {
  readonly words: number
  readonly rows: Int32Array
  readonly orderAt: Int32Array
  readonly orderRows: Int32Array
  readonly parcelAt: Int32Array
  readonly parcelRows: Int32Array
}

export interface DecideSteps {
  /** Leaves in `held` the terms of `inForce` that the classes of an order, and of one parcel, allow. */
  readonly match: (
    inForce: Int32Array,
    held: Int32Array,
    order: Uint16Array,
    orderFrom: number,
    parcel: Uint16Array,
    parcelFrom: number,
  ) => void
  /** Fills effects, emptied before, with what the held terms ask for. */
  readonly apply: (held: Int32Array, effects: object) => void
}

/** Both at once. */
export type Decide = (...args: [...Parameters<DecideSteps['match']>, effects: object]) => void

const MATCH_ARGS = ['inForce', 'held', 'order', 'orderFrom', 'parcel', 'parcelFrom']

/** So many words of a row are ANDed side by side; longer rows are walked in steps of as many. */
export const WORDS_AT_ONCE = 4

export function generateSteps(table: RowTable, codes: EffectCodes): DecideSteps {
  const match = new Code()
  addMatch(match, table)
  const apply = new Code()
  addEffects(apply, codes, inMemory)
  return {
    match: match.function(MATCH_ARGS) as DecideSteps['match'],
    apply: apply.function(['held', 'effects']) as DecideSteps['apply'],
  }
}

/** What is held stays in registers between the two, a fifth of the time of a small rule set. */
export function generateDecide(table: RowTable, codes: EffectCodes): Decide {
  const code = new Code()
  addMatch(code, table)
  addEffects(code, codes, table.words > WORDS_AT_ONCE ? inMemory : heldWord)
  return code.function([...MATCH_ARGS, 'effects']) as Decide
}

/** One word of the bit set, as code. */
type HeldWord = (word: number) => string
const inMemory: HeldWord = (word) => `held[${whole(word)}]`
const heldWord: HeldWord = (word) => `held${whole(word)}`

function addMatch(code: Code, { words: count, rows, ...at }: RowTable): void {
  const begins: string[] = []
  const slot = (trace: string, position: number, row: number): void => {
    const name = `row${whole(begins.length)}`
    code.add(`const ${name} = ${trace} + ${whole(position)}] * ${whole(count)} + ${whole(row)}`)
    begins.push(name)
  }
  at.orderAt.forEach((position, i) => slot('order[orderFrom', position, at.orderRows[i] ?? 0))
  at.parcelAt.forEach((position, i) => slot('parcel[parcelFrom', position, at.parcelRows[i] ?? 0))
  const table = code.hand(rows)
  const anded = (word: string): string =>
    [`inForce[${word}]`, ...begins.map((begin) => `${table}[${begin} + ${word}]`)].join(' & ')
  const side = Array.from({ length: Math.min(count, WORDS_AT_ONCE) }, (_, word) => word)
  if (count <= WORDS_AT_ONCE) {
    for (const word of side) {
      code.add(`const ${heldWord(word)} = ${inMemory(word)} = ${anded(whole(word))}`)
    }
    return
  }
  code.add(`for (let w = 0; w < ${whole(count)}; w += ${whole(WORDS_AT_ONCE)}) {`)
  for (const word of side) code.add(`held[w + ${whole(word)}] = ${anded(`w + ${whole(word)}`)}`)
  code.add('}')
}

/** One effect at most: that of the lowest held term of the mask. */
export interface WinnerCode {
  readonly kind: 'winner'
  readonly mask: Int32Array
  readonly effectOfTerm: readonly unknown[]
}

/**
 * A list that the held terms of the mask add up to. It is remembered by the rules that held, so that the same
 * rules give the same array and nothing is allocated for it again.
 */
export interface SumCode {
  readonly kind: 'sum'
  readonly mask: Int32Array
  /** The last bit of each rule in each word: its terms lie side by side. */
  readonly last: Int32Array
  readonly build: (held: Int32Array) => readonly unknown[]
  /** A power of two. Each pattern has one place; a later pattern of that place takes it over. */
  readonly lists: (readonly unknown[])[]
  /** The pattern of each place, one word for each non-empty word of the mask. */
  readonly keys: Int32Array
}

export type EffectCode = WinnerCode | SumCode

/** By field of the effects. */
export type EffectCodes = Readonly<Record<string, EffectCode>>

/** The words of a mask that are not empty. */
export function usedWords(mask: Int32Array): readonly number[] {
  return [...mask.keys()].filter((word) => mask[word] !== 0)
}

function addEffects(code: Code, codes: EffectCodes, held: HeldWord): void {
  for (const [field, effect] of Object.entries(codes)) {
    code.add('{')
    if (effect.kind === 'winner') addWinner(code, words(field), effect, held)
    else addSum(code, words(field), effect, held)
    code.add('}')
  }
}

function addWinner(code: Code, field: string, { mask, effectOfTerm }: WinnerCode, held: HeldWord): void {
  const effects = code.hand(effectOfTerm)
  code.add('let bits = 0')
  usedWords(mask).forEach((word, nth) => {
    const found = `(bits = ${held(word)} & ${whole(mask[word] ?? 0)}) !== 0`
    const pick = `effects.${field} = ${effects}[${whole(32 * word + 31)} - Math.clz32(bits & -bits)]`
    code.add(`${nth === 0 ? '' : 'else '}if (${found}) ${pick}`)
  })
}

const MIX = 0x9e3779b1 | 0

function addSum(code: Code, field: string, sum: SumCode, held: HeldWord): void {
  const used = usedWords(sum.mask)
  const keys = code.hand(sum.keys)
  const lists = code.hand(sum.lists)
  const key = (nth: number): string => `key${whole(nth)}`
  const place = (nth: number): string => `${keys}[place * ${whole(used.length)} + ${whole(nth)}]`
  code.add('let place = 0')
  used.forEach((word, nth) => {
    const mask = sum.mask[word] ?? 0
    // Terms of one rule are carried up into its last bit: the key tells rules, not terms.
    const last = sum.last[word] ?? 0
    const rest = whole(mask & ~last)
    code.add(
      `const bits${whole(nth)} = ${held(word)} & ${whole(mask)}`,
      `const ${key(nth)} = (((bits${whole(nth)} & ${rest}) + ${rest}) | bits${whole(nth)}) & ${whole(last)}`,
      `place = Math.imul(place ^ ${key(nth)}, ${whole(MIX)})`,
      'place ^= place >>> 15',
    )
  })
  const all = [...used.keys()]
  code.add(
    `place &= ${whole(sum.lists.length - 1)}`,
    `if (${all.map((nth) => `${place(nth)} !== ${key(nth)}`).join(' || ')}) {`,
    ...all.map((nth) => `${place(nth)} = ${key(nth)}`),
    `${lists}[place] = ${code.hand(sum.build)}(held)`,
    '}',
    `effects.${field} = ${lists}[place]`,
  )
}
