import type { Written } from './written.ts'

/** What any process has changed of the world that decisions are made from, in the order of the commits. */
export interface WorldChangeTable {
  /** `written`: as of the transaction that changes it. Returns the number of the change, one more than that of the last. */
  note(written: Written): Promise<number>
  /** What has changed since; `written` null = more than is kept, perhaps everything. A snapshot older than `revision` tells the older one. */
  since(revision: number): Promise<{ readonly revision: number; readonly written: Written | null }>
}
