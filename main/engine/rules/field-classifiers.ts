import { assert } from '../../../shared/lib/assert.ts'
import {
  classBeyond,
  type NumberClasses,
  numberColumn,
  type PrefixClasses,
  type SetClasses,
  type TextClasses,
} from './classifier.ts'
import type { ShipFacts, SiteColumns } from './facts.ts'
import {
  type ClassifyColumns,
  generateClassify,
  type NumberColumn,
  type SetColumn,
  type TextColumn,
} from './generated-evaluation.ts'
import type { FactRow, Reader } from './readers.ts'

interface Column<C> {
  readonly column: number
  readonly classes: C
  readonly at: number
}

type Classify<F> = (facts: F, into: Uint16Array, base: number) => void

/** The classifiers of one segment: code generated once all are added, and loops for what is rare or wide. */
export class FieldClassifiers {
  readonly #numbers: NumberColumn[] = []
  readonly #texts: TextColumn[] = []
  readonly #sets: SetColumn[] = []
  readonly #wideSets: Column<SetClasses>[] = []
  readonly #prefixes: Column<PrefixClasses>[] = []
  readonly #sites: Classify<SiteColumns>[] = []
  readonly #services: Classify<ShipFacts>[] = []
  #columns: ClassifyColumns = NOTHING

  addNumber(reader: Reader, classes: NumberClasses, at: number): void {
    if (reader.from === 'sites') this.#sites.push(readerInto(reader.read, classes, at))
    else if (reader.from === 'services') this.#services.push(readerInto(reader.read, classes, at))
    else this.#numbers.push(numberColumn(classes, columnOf(reader, 'numbers'), at))
  }

  addText(reader: Reader, classes: TextClasses, at: number): void {
    this.#texts.push({ column: columnOf(reader, 'texts'), classes: classes.classes, at })
  }

  addPrefix(reader: Reader, classes: PrefixClasses, at: number): void {
    this.#prefixes.push({ column: columnOf(reader, 'texts'), classes, at })
  }

  addSet(reader: Reader, classes: SetClasses, at: number): void {
    const column = columnOf(reader, 'sets')
    const narrow = classes.columnAt(column, at)
    if (narrow) this.#sets.push(narrow)
    else this.#wideSets.push({ column, classes, at })
  }

  /** No more is added. */
  seal(): void {
    const [numbers, texts, sets] = [this.#numbers, this.#texts, this.#sets]
    if (numbers.length + texts.length + sets.length === 0) return
    this.#columns = generateClassify({ numbers, texts, sets, classBeyond })
  }

  /** Writes the class numbers of a row, from `base` on. */
  classifyRow(row: FactRow, into: Uint16Array, base: number): void {
    const { numbers, texts, sets } = row
    this.#columns(numbers, texts, sets, into, base)
    for (let i = 0; i < this.#wideSets.length; i++) {
      const { column, classes, at } = this.#wideSets[i] as Column<SetClasses>
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

const NOTHING: ClassifyColumns = () => {}

/** One number that is not in a row, classified on its own. */
function readerInto<F>(read: (facts: F) => number, classes: NumberClasses, at: number): Classify<F> {
  const { first, table, breaks } = numberColumn(classes, 0, at)
  return (facts, into, base) => {
    const value = read(facts)
    const above = value - first
    let cls = 0
    if (above >= 0) cls = above < table.length ? (table[above] ?? 0) : classBeyond(breaks, value)
    else if (above < 0) cls = 1
    into[base + at] = cls
  }
}

function columnOf(reader: Reader, kind: 'numbers' | 'texts' | 'sets'): number {
  assert('kind' in reader && reader.kind === kind, `a test on ${kind} reads ${kind}`)
  return reader.column
}
