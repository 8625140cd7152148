import {
  CHUNK_TESTS,
  classBeyond,
  classTable,
  type ElementClasses,
  type NumberClasses,
  type TextClasses,
} from './classifier.ts'
import { Code, whole, words } from './generated-code.ts'
import type { Reader } from './readers.ts'

/** Writes the class numbers of what is known, from `base` on. */
export type Classify<F> = (facts: F, into: Uint16Array, base: number) => void

/** The code that classifies all fields of one segment, reading them where they are. */
export class ClassifierCode<F> {
  readonly #code = new Code()

  addNumber(reader: Reader, classes: NumberClasses, at: number): void {
    const { first, table } = classTable(classes)
    const code = this.#code
    const beyond = `${code.hand(classBeyond)}(${code.hand(classes.breaks)}, value)`
    const within = `above < ${whole(table.length)} ? ${code.hand(table)}[above | 0] : ${beyond}`
    code.add(
      '{',
      `const value = ${this.#read(reader)}`,
      `const above = value - ${whole(first)}`,
      `into[base + ${whole(at)}] = above >= 0 ? (${within}) : above < 0 ? 1 : 0`,
      '}',
    )
  }

  addText(reader: Reader, { classOf }: TextClasses, at: number): void {
    const code = this.#code
    code.add(`into[base + ${whole(at)}] = ${code.hand(classOf)}.find(${this.#read(reader)})`)
  }

  /** The OR of the bits of a set's elements. */
  addSet(reader: Reader, classes: ElementClasses, at: number): void {
    this.#code.add('{', `const set = ${this.#read(reader)}`, ...zeroBits(classes))
    this.#code.add('for (let i = 0; i < set.length; i++) {', ...this.#orBits(classes, 'set[i]'), '}')
    this.#code.add(...chunksOf(classes, at), '}')
  }

  /** The OR of the bits of a text's prefixes. */
  addPrefixes(reader: Reader, classes: ElementClasses, at: number): void {
    this.#code.add('{', `const text = ${this.#read(reader)}`, ...zeroBits(classes))
    for (const length of classes.lengths.map(whole)) {
      const prefix = `text.slice(0, ${length})`
      this.#code.add(`if (text.length >= ${length}) {`, ...this.#orBits(classes, prefix), '}')
    }
    this.#code.add(...chunksOf(classes, at), '}')
  }

  generate(): Classify<F> {
    return this.#code.function(['facts', 'into', 'base']) as Classify<F>
  }

  #read(reader: Reader): string {
    switch (reader.from) {
      case 'order':
      case 'parcel':
        return `facts.${words(reader.path)}`
      case 'sites':
        return `${this.#code.hand(reader.read)}(facts)`
      case 'services':
        return `${this.#code.hand(reader.read)}(facts.ship)`
    }
  }

  #orBits(classes: ElementClasses, element: string): readonly string[] {
    const row = `${this.#code.hand(classes.rowOf)}.find(${element})`
    const bits = this.#code.hand(classes.bits)
    return [
      `const row = ${row} * ${whole(classes.words)}`,
      ...eachWord(classes, (word) => `bits${word} |= ${bits}[row + ${word}]`),
    ]
  }
}

function eachWord({ words: count }: ElementClasses, line: (word: string) => string): readonly string[] {
  return Array.from({ length: count }, (_, word) => line(whole(word)))
}

function zeroBits(classes: ElementClasses): readonly string[] {
  return eachWord(classes, (word) => `let bits${word} = 0`)
}

/** The bits cut into class numbers. */
function chunksOf({ chunks }: ElementClasses, at: number): readonly string[] {
  return Array.from({ length: chunks }, (_, chunk) => {
    const shift = (chunk * CHUNK_TESTS) & 31
    const bits = `bits${whole((chunk * CHUNK_TESTS) >> 5)}`
    return `into[base + ${whole(at + chunk)}] = (${bits} >>> ${whole(shift)}) & ${whole((1 << CHUNK_TESTS) - 1)}`
  })
}
