import type { ColumnPlace, ListView, ViewedList } from '../../../shared/domain/list-view.ts'

export interface KeptView {
  readonly id: string
  readonly list: ViewedList
  /** Of the person: the id, or the name where nobody signs in. */
  readonly owner: string
  readonly author: string
  readonly view: ListView
}

/** How people have their lists. */
export interface ListViewTable {
  /** null = it stands as it came. */
  columns(owner: string, list: ViewedList): Promise<ColumnPlace[] | null>
  putColumns(owner: string, list: ViewedList, columns: readonly ColumnPlace[] | null): Promise<void>
  /** The owner's and everybody's, oldest first. */
  seenBy(owner: string, list: ViewedList): Promise<KeptView[]>
  get(id: string): Promise<KeptView | null>
  put(view: KeptView): Promise<void>
  remove(id: string): Promise<void>
}
