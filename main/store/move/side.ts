import type { Store } from '../../app/ports/store.ts'

type Value = string | number | Uint8Array | null
/** Values in the order of the table's columns. */
export type MovedRow = readonly Value[]

export interface MovedTable {
  readonly name: string
  /** In the same order on both sides. */
  readonly columns: readonly string[]
  /** Positions of its primary key among them. */
  readonly key: readonly number[]
}

/** Up to which row a table was copied; null = none of it. */
export type After = MovedRow | null

/** A store as it is copied, table by table in the order of their keys. */
export interface MoveSource {
  /** For people. */
  readonly name: string
  /** Children after what they refer to. */
  tables(): Promise<readonly MovedTable[]>
  count(table: MovedTable): Promise<number>
  /** The next rows by key. */
  page(table: MovedTable, after: After, limit: number): Promise<readonly MovedRow[]>
  store(): Promise<Store>
  close(): Promise<void>
}

/** A store as it is filled. How far it is lies in it, so that a copy that was broken off goes on. */
export interface MoveTarget {
  readonly name: string
  /** @throws it holds data of its own, or of another move */
  begin(from: string): Promise<void>
  /** Names of those that it has. */
  tables(): Promise<ReadonlySet<string>>
  isDone(table: MovedTable): Promise<boolean>
  reached(table: MovedTable): Promise<After>
  /** One transaction: the rows, and how far the table is. The first of a table replaces what a new store holds of it. */
  put(table: MovedTable, rows: readonly MovedRow[], state: { first: boolean; done: boolean }): Promise<void>
  count(table: MovedTable): Promise<number>
  /** As it is while it is filled. */
  store(): Promise<Store>
  /** It is a store like any other from now on. */
  finish(): Promise<void>
  close(): Promise<void>
}

/** Of the processes and machine that worked with the data: a new home begins without. */
export const NOT_MOVED = ['duties', 'hub_processes', 'changed_rows']
/** What a database keeps of other tables by itself: an index of their texts, and how many rows there are. */
export const KEPT_BY_ITSELF = /^(search_|order_total$|parcel_counts$)/
/** What refers to rows of other tables comes after them. */
export const REFERRED_FIRST = ['orders']
