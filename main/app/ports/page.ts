/** One page of a sorted list. `total` counts all rows that match, not only this page. */
export interface Page<T> {
  readonly rows: readonly T[]
  readonly total: number
}

/** `isLeast`: so many match that they were not counted; there are at least `total`. */
export interface SearchedPage<T> extends Page<T> {
  readonly isLeast: boolean
}

/** `offset` is 0-based; `limit` at most 500. */
export interface PageRequest {
  readonly offset: number
  readonly limit: number
}
