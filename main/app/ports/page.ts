/** One page of a sorted list. `total` counts all rows that match, not only this page. */
export interface Page<T> {
  readonly rows: readonly T[]
  readonly total: number
}

/** `offset` is 0-based; `limit` at most 500. */
export interface PageRequest {
  readonly offset: number
  readonly limit: number
}
