import { assert } from '../../../shared/lib/assert.ts'

/**
 * Straight-line code for one rule set. A loop over a table of slots spends most of its time on the loop; written
 * out, every position is a constant and every table a known object.
 *
 * Only whole numbers (positions, sizes, offsets) and words of the engine's own are ever written into code, never
 * a text of a rule: texts stay in the tables that are handed over. `whole` and `words` assert it.
 */
export class Code {
  readonly #names: string[] = []
  readonly #tables: unknown[] = []
  readonly #lines: string[] = []

  /** The name by which the code reads a table. */
  hand(table: unknown): string {
    const name = `t${this.#names.length}`
    this.#names.push(name)
    this.#tables.push(table)
    return name
  }

  add(...lines: readonly string[]): void {
    for (const line of lines) this.#lines.push(line)
  }

  /** A function of `args` with the lines added as its body; its type is what they make it. */
  function(args: readonly string[]): unknown {
    const body = `'use strict'\nreturn function (${args.join(', ')}) {\n${this.#lines.join('\n')}\n}`
    const make = new Function(...this.#names, body) as (...tables: readonly unknown[]) => unknown
    return make(...this.#tables)
  }
}

/** A number as code. */
export function whole(value: number): string {
  assert(Number.isSafeInteger(value), 'only whole numbers are written into code')
  return value < 0 ? `(${value})` : `${value}`
}

/** A property of the engine's own, or a path of some, as code. */
export function words(path: string): string {
  assert(/^[a-zA-Z][a-zA-Z0-9]*([.][a-zA-Z][a-zA-Z0-9]*)*$/.test(path), 'only words are written into code')
  return path
}
