import {
  CHUNK_TESTS,
  classAmong,
  classSpans,
  type ElementClasses,
  type NumberClasses,
  type TextClasses,
} from './classifier.ts'
import { Code, whole } from './generated-code.ts'
import type { Reader } from './readers.ts'
import { addTextLookUp } from './text-look-up.ts'

/** Writes the class numbers of what is known, from `base` on. */
export type Classify<F> = (facts: F, into: Uint16Array, base: number) => void

/** More comparisons one after the other take longer than bisection. */
const MOST_COMPARED = 6

/** The code that classifies all fields of one segment, reading each by its definition. */
export class ClassifierCode<F> {
  readonly #code = new Code()

  addNumber(reader: Reader, classes: NumberClasses, at: number): void {
    const { breaks } = classes
    const spans = classSpans(classes)
    const code = this.#code
    const table = code.hand(breaks)
    code.add('{', `const value = ${this.#read(reader)}`, 'let known = 1')
    if (spans === null || spans.most > MOST_COMPARED) {
      code.add(`known = ${code.hand(classAmong)}(${table}, value)`)
    } else {
      const first = whole(breaks[0] ?? 0)
      const last = whole(breaks[breaks.length - 1] ?? 0)
      code.add(
        `if (value >= ${last}) known = ${whole(breaks.length + 1)}`,
        `else if (value >= ${first}) {`,
        `known = ${code.hand(spans.below)}[(value - ${first}) >> ${whole(spans.shift)}]`,
        // A sum of truths instead of branches, which are hard to predict. Below the last break there is a next.
        ...Array.from({ length: spans.most }, () => `known += +(value >= ${table}[known])`),
        'known++',
        '}',
      )
    }
    code.add(`into[base + ${whole(at)}] = value === value ? known : 0`, '}')
  }

  addText(reader: Reader, { classOf }: TextClasses, at: number): void {
    this.#code.add('{', `const text = ${this.#read(reader)}`)
    addTextLookUp(this.#code, classOf, 'text', 'found')
    this.#code.add(`into[base + ${whole(at)}] = found`, '}')
  }

  /** The OR of the bits of a set's elements. */
  addSet(reader: Reader, classes: ElementClasses, at: number): void {
    const code = this.#code
    code.add('{', `const set = ${this.#read(reader)}`, ...eachWord(classes, (word) => `let bits${word} = 0`))
    code.add('for (let i = 0; i < set.length; i++) {', 'const element = set[i]')
    this.#addBits(classes)
    code.add('}', ...chunksOf(classes, at), '}')
  }

  /** The OR of the bits of a text's prefixes. */
  addPrefixes(reader: Reader, classes: ElementClasses, at: number): void {
    const code = this.#code
    code.add('{', `const text = ${this.#read(reader)}`, ...eachWord(classes, (word) => `let bits${word} = 0`))
    for (const length of classes.lengths.map(whole)) {
      code.add(`if (text.length >= ${length}) {`, `const element = text.slice(0, ${length})`)
      this.#addBits(classes)
      code.add('}')
    }
    code.add(...chunksOf(classes, at), '}')
  }

  generate(): Classify<F> {
    return this.#code.function(['facts', 'into', 'base']) as Classify<F>
  }

  #read(reader: Reader): string {
    return `${this.#code.hand(reader.read)}(facts)`
  }

  /** Takes the bits of `element` in. */
  #addBits(classes: ElementClasses): void {
    const code = this.#code
    addTextLookUp(code, classes.rowOf, 'element', 'row')
    const bits = code.hand(classes.bits)
    const at = (word: string): string => `${bits}[row * ${whole(classes.words)} + ${word}]`
    code.add(...eachWord(classes, (word) => `bits${word} |= ${at(word)}`))
  }
}

function eachWord({ words: count }: ElementClasses, line: (word: string) => string): readonly string[] {
  return Array.from({ length: count }, (_, word) => line(whole(word)))
}

/** The bits cut into class numbers. */
function chunksOf({ chunks }: ElementClasses, at: number): readonly string[] {
  return Array.from({ length: chunks }, (_, chunk) => {
    const shift = (chunk * CHUNK_TESTS) & 31
    const bits = `bits${whole((chunk * CHUNK_TESTS) >> 5)}`
    return `into[base + ${whole(at + chunk)}] = (${bits} >>> ${whole(shift)}) & ${whole((1 << CHUNK_TESTS) - 1)}`
  })
}
