/** Bound parameters of one statement stay well under both databases' limits. */
export const ROWS_PER_STATEMENT = 500

/** The list in pieces small enough for one statement; none for an empty list. */
export function* chunks<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += ROWS_PER_STATEMENT) yield list.slice(at, at + ROWS_PER_STATEMENT)
}

/** One row a key, the last one given: both databases refuse to write a row twice in one upsert. */
export function lastOfEach<T>(list: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(list.map((item) => [keyOf(item), item])).values()]
}
