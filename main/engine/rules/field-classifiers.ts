import { assert } from '../../../shared/lib/assert.ts'
import {
  NumberBank,
  type NumberClasses,
  type PrefixClasses,
  type SetClasses,
  type TextClasses,
} from './classifier.ts'
import type { ShipFacts, SiteColumns } from './facts.ts'
import type { FactRow, Reader } from './readers.ts'

interface Column<C> {
  readonly column: number
  readonly classes: C
  readonly at: number
}

type Classify<F> = (facts: F, into: Uint16Array, base: number) => void

/**
 * The classifiers of one segment, kept apart by kind: each loop then calls one method of one class, which the
 * machine inlines. That is most of this evaluator's speed.
 */
export class FieldClassifiers {
  readonly #numbers = new NumberBank()
  readonly #texts: Column<TextClasses>[] = []
  readonly #prefixes: Column<PrefixClasses>[] = []
  readonly #sets: Column<SetClasses>[] = []
  readonly #sites: Classify<SiteColumns>[] = []
  readonly #services: Classify<ShipFacts>[] = []

  addNumber(reader: Reader, classes: NumberClasses, at: number): void {
    if (reader.from === 'sites') this.#sites.push(readerInto(reader.read, classes, at))
    else if (reader.from === 'services') this.#services.push(readerInto(reader.read, classes, at))
    else this.#numbers.add(classes, columnOf(reader, 'numbers'), at)
  }

  addText(reader: Reader, classes: TextClasses, at: number): void {
    this.#texts.push({ column: columnOf(reader, 'texts'), classes, at })
  }

  addPrefix(reader: Reader, classes: PrefixClasses, at: number): void {
    this.#prefixes.push({ column: columnOf(reader, 'texts'), classes, at })
  }

  addSet(reader: Reader, classes: SetClasses, at: number): void {
    this.#sets.push({ column: columnOf(reader, 'sets'), classes, at })
  }

  /** Writes the class numbers of a row, from `base` on. */
  classifyRow(row: FactRow, into: Uint16Array, base: number): void {
    const { numbers, texts, sets } = row
    this.#numbers.classify(numbers, into, base)
    for (let i = 0; i < this.#texts.length; i++) {
      const { column, classes, at } = this.#texts[i] as Column<TextClasses>
      into[base + at] = classes.classOf(texts[column] as string)
    }
    for (let i = 0; i < this.#sets.length; i++) {
      const { column, classes, at } = this.#sets[i] as Column<SetClasses>
      classes.classify(sets[column] as readonly string[], into, base + at)
    }
    for (let i = 0; i < this.#prefixes.length; i++) {
      const { column, classes, at } = this.#prefixes[i] as Column<PrefixClasses>
      classes.classify(texts[column] as string, into, base + at)
    }
  }

  classifySites(sites: SiteColumns, into: Uint16Array, base: number): void {
    for (const classify of this.#sites) classify(sites, into, base)
  }

  classifyServices(ship: ShipFacts, into: Uint16Array, base: number): void {
    for (const classify of this.#services) classify(ship, into, base)
  }
}

/** One number that is not in a row, classified on its own. */
function readerInto<F>(read: (facts: F) => number, classes: NumberClasses, at: number): Classify<F> {
  const bank = new NumberBank()
  bank.add(classes, 0, at)
  const number = new Float64Array(1)
  return (facts, into, base) => {
    number[0] = read(facts)
    bank.classify(number, into, base)
  }
}

function columnOf(reader: Reader, kind: 'numbers' | 'texts' | 'sets'): number {
  assert('kind' in reader && reader.kind === kind, `a test on ${kind} reads ${kind}`)
  return reader.column
}
