import type { Compilable, CompiledQuery, DialectAdapter } from 'kysely'
import { ROWS_PER_STATEMENT } from './chunks.ts'
import { runCompiled } from './lease.ts'
import type { Db } from './schema.ts'

/**
 * Queries of the hot paths: built by Kysely once for each number of values, then only bound. Building one costs as much
 * as carrying it out.
 */

type Value = string | number | null | Uint8Array

/** Lists stand in `in (...)`: what they are asked for twice is found once. */
type Values = Readonly<Record<string, Value | readonly Value[]>>

/** Where a value stands in the text: parameter `index` of the list, or the only one, of that name. */
class Slot {
  readonly name: string
  readonly index: number

  constructor(name: string, index = 0) {
    this.name = name
    this.index = index
  }
}

/**
 * A query whose values are told at each call. `build` names each of them in the query and does nothing else with them.
 * Lists hold at most `ROWS_PER_STATEMENT` values, and at least one.
 */
export function preparedQuery<V extends Values, R>(
  build: (db: Db, values: V) => Compilable<R>,
): (db: Db, values: V) => Promise<R[]> {
  const texts = new Texts((db, sizes) => {
    const slots = Object.entries(sizes).map(([name, size]) => [
      name,
      size === null ? new Slot(name) : Array.from({ length: size }, (_, i) => new Slot(name, i)),
    ])
    return build(db, Object.fromEntries(slots)).compile()
  })
  return (db, values) => {
    let key = ''
    for (const name in values) {
      const value = values[name]
      if (Array.isArray(value)) key += `${sizeFor(value.length)} `
    }
    return texts.run<R>(
      db,
      key,
      () => mapValues(values, (value) => (Array.isArray(value) ? sizeFor(value.length) : null)),
      ({ name, index }) => {
        const value = values[name]
        return (Array.isArray(value) ? value[Math.min(index, value.length - 1)] : value) as Value
      },
    )
  }
}

/** Inserts rows, as many at a time as there is a text for; `build` puts the columns of each row in their place. */
export function preparedInsert<Row extends Readonly<Record<string, Value>>>(
  build: (db: Db, rows: Row[]) => Compilable<unknown>,
): (db: Db, rows: readonly Row[]) => Promise<void> {
  const texts = new Texts((db, { rows, ...columns }) => {
    const names = Object.keys(columns)
    const slots = Array.from({ length: rows ?? 0 }, (_, i) =>
      Object.fromEntries(names.map((name) => [name, new Slot(name, i)])),
    )
    return build(db, slots as unknown as Row[]).compile()
  })
  return async (db, rows) => {
    for (let at = 0; at < rows.length; ) {
      const left = rows.length - at
      const count = left <= FEW_ROWS ? left : Math.min(ROWS_PER_TEXT, 2 ** Math.floor(Math.log2(left)))
      const first = at
      await texts.run(
        db,
        String(count),
        () => ({ rows: count, ...mapValues(rows[first] ?? {}, () => null) }),
        ({ name, index }) => rows[first + index]?.[name] as Value,
      )
      at += count
    }
  }
}

/** Rows of one insert: more at a time gain nothing. */
const ROWS_PER_TEXT = 64
/** So many go at once whatever their number: what one order writes is one statement. */
const FEW_ROWS = 12

/** The least power of two that is enough: few texts, each of them used often. */
function sizeFor(length: number): number {
  if (length === 0 || length > ROWS_PER_STATEMENT) throw new Error(`A list of ${length} values`)
  return 2 ** Math.ceil(Math.log2(length))
}

type Sizes = Readonly<Record<string, number | null>>

/** What was compiled, by dialect and by how many values of each name there are. */
class Texts {
  readonly #compile: (db: Db, sizes: Sizes) => CompiledQuery<unknown>
  readonly #byDialect = new WeakMap<DialectAdapter, Map<string, CompiledQuery<unknown>>>()

  constructor(compile: (db: Db, sizes: Sizes) => CompiledQuery<unknown>) {
    this.#compile = compile
  }

  /** `key` tells the text of one call from that of another; the sizes are asked for when there is none yet. */
  async run<R>(db: Db, key: string, sizes: () => Sizes, valueAt: (slot: Slot) => Value): Promise<R[]> {
    const query = this.#textOf(db, key, sizes)
    const parameters = query.parameters.map((one) => (one instanceof Slot ? valueAt(one) : one))
    const { rows } = await runCompiled(db, { ...query, parameters })
    return rows as R[]
  }

  #textOf(db: Db, key: string, sizes: () => Sizes): CompiledQuery<unknown> {
    const { adapter } = db.getExecutor()
    let texts = this.#byDialect.get(adapter)
    if (texts === undefined) this.#byDialect.set(adapter, (texts = new Map()))
    let text = texts.get(key)
    if (text === undefined) texts.set(key, (text = this.#compile(db, sizes())))
    return text
  }
}

function mapValues<V>(values: Values, map: (value: Value | readonly Value[]) => V): Record<string, V> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]))
}
