import type { Written } from './written.ts'

/** What processes that share the store have changed of the world that decisions are made from, in the order of the commits. */
export interface WorldChangeTable {
  /** `written`: as of the transaction that changes it. */
  note(written: Written): Promise<void>
  /** What has changed since; `written` null = more than is kept, perhaps everything. A snapshot older than `revision` tells the older one. */
  since(revision: number): Promise<{ readonly revision: number; readonly written: Written | null }>
}
