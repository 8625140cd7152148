/** Which rows to read of a list, and from which of its ends. */
export interface PagePlace {
  readonly offset: number
  readonly limit: number
  /** The list is sorted the other way round, nulls first where they came last, and its rows turned about. */
  readonly isFromEnd: boolean
}

/**
 * Where the page at `offset` lies in a list of `total` rows; null = not known. Databases pass over what comes before a
 * page row by row: counted from the nearer end, the last page is as quick as the first.
 */
export function nearerEnd(total: number | null, offset: number, limit: number): PagePlace {
  if (total === null || offset <= total / 2) return { offset, limit, isFromEnd: false }
  const shown = Math.max(0, Math.min(limit, total - offset))
  return { offset: Math.max(0, total - offset - shown), limit: shown, isFromEnd: true }
}

/** The rows that were read at a place, in the order of the list. */
export function inListOrder<Row>(rows: Row[], { isFromEnd }: PagePlace): Row[] {
  return isFromEnd ? rows.reverse() : rows
}
