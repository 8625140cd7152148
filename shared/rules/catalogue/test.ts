/**
 * What a condition comes down to: the only thing the engine compiles. Every operator of the catalogue parses
 * into one of these, so a new operator needs no change in the engine.
 */

/** Whole numbers, both ends included; -Infinity and Infinity leave an end open. */
export interface Range {
  readonly from: number
  readonly to: number
}

interface OnField {
  /** Code of the field in the catalogue. */
  readonly field: string
  /** The site id or 'carrier' or 'carrier/service' that the field is about; null for other fields. */
  readonly subject: string | null
  /** true: the test holds exactly when what it says does not. */
  readonly negated: boolean
}

export type FieldTest = OnField &
  (
    | {
        /** The number lies in one of the ranges, or is unknown (NaN) and `unknown` is set. */
        readonly kind: 'ranges'
        readonly ranges: readonly Range[]
        readonly unknown: boolean
      }
    /** The text is one of the values. */
    | { readonly kind: 'in'; readonly values: readonly string[] }
    /** The text starts with one of the values. */
    | { readonly kind: 'starts'; readonly values: readonly string[] }
    /** One element of the set at least is among the values. */
    | { readonly kind: 'some'; readonly values: readonly string[] }
    /** One element of the set at least is not among the values. */
    | { readonly kind: 'outside'; readonly values: readonly string[] }
  )

/** A condition parsed: all its tests hold. Most have one; 'all of these tags' has one a tag. */
export type Tests = readonly FieldTest[]

/** A value as facts hold it: a number (NaN = unknown), a text ('' = none), or a set of texts. */
export type FactValue = number | string | readonly string[]

/** Whether a test holds: the plain meaning that the compiled rules must agree with. */
export function holds(test: FieldTest, actual: FactValue): boolean {
  return says(test, actual) !== test.negated
}

function says(test: FieldTest, actual: FactValue): boolean {
  switch (test.kind) {
    case 'ranges':
      if (typeof actual !== 'number') return false
      if (Number.isNaN(actual)) return test.unknown
      return test.ranges.some((range) => actual >= range.from && actual <= range.to)
    case 'in':
      return typeof actual === 'string' && test.values.includes(actual)
    case 'starts':
      return typeof actual === 'string' && test.values.some((value) => actual.startsWith(value))
    case 'some':
      return Array.isArray(actual) && actual.some((element) => test.values.includes(element))
    case 'outside':
      return Array.isArray(actual) && actual.some((element) => !test.values.includes(element))
  }
}
